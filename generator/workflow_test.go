package generator

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
	"github.com/shipgen/shipgen/templates"
)

// TestWorkflowHoldsData puts every hostile text in every place that takes one
// and reads the rendered workflow back.
func TestWorkflowHoldsData(t *testing.T) {
	for _, s := range hostile {
		if s == "" || !utf8.ValidString(s) {
			continue
		}
		w := &Workflow{
			Name: s, On: On{Push: &Push{Branches: []string{s, "main"}}},
			Concurrency: Concurrency{Group: s, Cancel: "false", Why: s}, Env: []Setting{{Name: s, Value: s, Why: s}},
			Jobs: []*WorkflowJob{{
				ID: "a", Name: s, RunsOn: s, If: s, Needs: []string{s}, Why: s, TimeoutMinutes: 5,
				Permissions: []Permission{{"contents", "read", s}}, Matrix: []Dimension{{"v", []string{s}}}, WorkingDirectory: s,
				Steps: []WorkflowStep{
					{Name: s, If: s, Why: s, Uses: Uses{"a/b", "c", s}, With: []Setting{{Name: "x", Value: s, Why: s}}},
					{Name: s, Env: []Setting{{Name: "X", Value: s}}, WorkingDirectory: s, Run: "true\n"},
				},
			}},
		}
		files, err := Render(templates.FS, []Job{{Template: "ci/.github/workflows/ci.yml.tmpl", Output: ciFile, Data: w}})
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		docs, err := node.Parse(files[0].Data, node.DefaultLimits)
		if err != nil || len(docs) != 1 {
			t.Fatalf("%q: %d documents, error %v", s, len(docs), err)
		}
		root, read := docs[0].Root, workflow.New(files[0].Data, docs)
		job := read.Jobs[0]
		got := []string{
			read.Name.Value, root.Path("on", "push", "branches").Items[0].Value, root.Path("concurrency", "group").Value,
			root.Path("env", s).Text(), job.Name.Value, job.RunsOn.Value, job.If.Value, job.Needs[0].Value,
			job.Strategy.Path("matrix", "v").Items[0].Value, job.Defaults.Path("run", "working-directory").Value,
			job.Steps[0].Name.Value, job.Steps[0].If.Value, job.Steps[0].With.Get("x").Value,
			job.Steps[1].Env.Get("X").Value, job.Steps[1].WorkingDirectory.Value,
		}
		want := make([]string, len(got))
		for i := range want {
			want[i] = s
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
		if ref := job.Steps[0].Uses.Value; ref != "a/b@c" {
			t.Errorf("%q: uses is %q", s, ref)
		}
	}
}
