package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/generator/detect"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestAsk answers what the code leaves open: a wrong port is asked again, an
// empty line keeps the default.
func TestAsk(t *testing.T) {
	for _, test := range []struct{ name, input, want, not string }{
		{"answers", "acme/orders\n99999\n8080\n/livez\n\n", "livenessProbe: {httpGet: {path: /livez, port: http}} # as answered", "ports?"},
		{"nothing", "", "# repository:", "ports:"},
		{"empty lines", "\n\n\n\n", "# repository:", "ports:"},
		{"never a port", "acme/orders\nx\ny\nz\n/livez\n", "path: /livez, port: …", "ports:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := repo.Memory{
				"go.mod":  []byte("module orders\n\ngo 1.26.3\n"),
				"main.go": []byte("package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\nfunc main() { http.ListenAndServe(\":\"+os.Getenv(\"PORT\"), nil) }\n"),
			}
			result, err := detect.Detect(tree, detect.Options{Folder: "orders"})
			if err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			a := &app{stdin: strings.NewReader(test.input), stdout: &out, stderr: &errs}
			if a.interactive() {
				t.Error("a reader counts as a terminal")
			}
			if err := a.ask(result); err != nil {
				t.Fatal(err)
			}
			yaml := string(result.YAML())
			if !strings.Contains(yaml, test.want) || strings.Contains(yaml, test.not) {
				t.Errorf("ship.yaml:\n%s\nasked:\n%s", yaml, errs.String())
			}
			if out.Len() > 0 {
				t.Errorf("stdout: %s", out.String())
			}
		})
	}
}
