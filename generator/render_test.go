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
