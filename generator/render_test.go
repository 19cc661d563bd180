package generator

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func source(files map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestRenderSortsAndEndsFiles(t *testing.T) {
	templates := source(map[string]string{
		"partials/line.tmpl": "- <% .A %>\n  more\n",
		"a.tmpl":             "x\n<% include \"line\" . 2 %>\n\n\n",
		"b.tmpl":             "<% .A %>",
	})
	data := map[string]string{"A": "${{ a }}"}
	files, err := Render(templates, []Job{
		{Template: "b.tmpl", Output: "z/b", Data: data, Mode: 0o755},
		{Template: "a.tmpl", Output: "a", Data: data},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []File{
		{Path: "a", Mode: 0o644, Data: []byte("x\n  - ${{ a }}\n    more\n")},
		{Path: "z/b", Mode: 0o755, Data: []byte("${{ a }}\n")},
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestRenderReportsEveryError(t *testing.T) {
	templates := source(map[string]string{
		"partials/deep.tmpl": "first\n  <% .Missing %>",
		"syntax.tmpl":        "one\n<% if %>",
		"key.tmpl":           "one\n  <% .Missing %>",
		"partial.tmpl":       "\n<% include \"deep\" . 0 %>",
		"lost.tmpl":          "<% include \"nowhere\" . 0 %>",
		"space.tmpl":         "a\nb \nc",
		"ok.tmpl":            "ok",
		"json.tmpl":          "{\n  \"a\": ]\n}",
	})
	var jobs []Job
	for template, output := range map[string]string{
		"syntax.tmpl": "1", "key.tmpl": "2", "partial.tmpl": "3", "lost.tmpl": "4", "space.tmpl": "5",
		"none.tmpl": "6", "ok.tmpl": "7", "json.tmpl": "8.json",
	} {
		jobs = append(jobs, Job{Template: template, Output: output, Data: map[string]string{}})
	}
	files, err := Render(templates, jobs)
	if err == nil || files != nil {
		t.Fatalf("Render gave %d files and error %v", len(files), err)
	}
	want := []string{
		`syntax.tmpl:2:1: missing value for if`,
		`key.tmpl:2:6: executing "key.tmpl" at <.Missing>: map has no entry for key "Missing"`,
		`partials/deep.tmpl:2:6: executing "deep" at <.Missing>: map has no entry for key "Missing"`,
		`lost.tmpl:1:4: executing "lost.tmpl" at <include "nowhere" . 0>: error calling include: no partial "nowhere"`,
		`5:2:2: trailing white space, as space.tmpl renders it`,
		`none.tmpl: no such template, wanted for 6`,
		`8.json:2:9: no valid JSON: invalid character ']' looking for beginning of value, as json.tmpl renders it`,
	}
	if diff := cmp.Diff(want, strings.Split(err.Error(), "\n")); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
}

// TestRenderReadsFilesBack renders what is not what its name says.
func TestRenderReadsFilesBack(t *testing.T) {
	tests := []struct{ output, text, want string }{
		{"a.yaml", "a: [1", "a.yaml:1:1: no valid YAML: expected ',' or ']': a list in brackets is not closed, as t renders it"},
		{"a.yml", "a: 1\nb:\n  c: 1\n  c: 2", "a.yml:4:3: no valid YAML: key c stands twice, as t renders it"},
		{"a.txt", "a\rb", "a.txt:1:2: a carriage return, as t renders it"},
		{"a.sh", "if true; then x", "a.sh:1:1: no valid shell script: `if` statement must end with `fi`, as t renders it"},
		{"x/Dockerfile", "FROM a\nFRUM b", "x/Dockerfile:2:1: no valid Dockerfile: unknown instruction: FRUM (did you mean FROM?), as t renders it"},
		{".github/workflows/a.yml", "on: push\njobs: {}", ".github/workflows/a.yml:1:1: no valid workflow: 1 triggers and 0 jobs, as t renders it"},
		{".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps: []", ".github/workflows/a.yml:3:3: no valid workflow: job a has no steps, as t renders it"},
		{".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - name: x", ".github/workflows/a.yml:5:9: no valid workflow: a step has neither run nor uses, as t renders it"},
		{".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          echo\n          fi", ".github/workflows/a.yml:7:11: no valid workflow: `fi` can only be used to end an `if`, as t renders it"},
	}
	for _, test := range tests {
		_, err := Render(source(map[string]string{"t": test.text}), []Job{{Template: "t", Output: test.output}})
		got := "<nil>"
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

func TestRenderRefusesOutputs(t *testing.T) {
	templates := source(map[string]string{"t": "x"})
	for _, output := range []string{
		"", ".", "..", "../x", "a/../../x", "/etc/x", "a//b", "./a", "a/", `a\b`, "c:x", "a\nb", ".git/config", ".GIT/hooks/x", ".shipgen/base/x",
	} {
		if _, err := Render(templates, []Job{{Template: "t", Output: output}}); err == nil {
			t.Errorf("output %q was not refused", output)
		}
	}
	for _, pair := range [][2]string{{"a", "a"}, {"Dockerfile", "dockerfile"}, {"a", "a/b"}} {
		_, err := Render(templates, []Job{{Template: "t", Output: pair[0]}, {Template: "t", Output: pair[1]}})
		if err == nil {
			t.Errorf("outputs %q were not refused", pair)
		}
	}
	for _, output := range []string{"a", ".github/workflows/ci.yml", "..a/b", ".gitignore", "a.b/Dockerfile.dockerignore"} {
		if why := badOutput(output); why != "" {
			t.Errorf("output %q was refused: %s", output, why)
		}
	}
}
