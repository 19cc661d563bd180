package detect

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shipgen/shipgen/schema/repo"
)

// TestHostile holds files beside a service that must neither hang nor panic, nor
// cost the service what its code says.
func TestHostile(t *testing.T) {
	workload := "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: m, args: [-x=%d], ports: [{containerPort: 80}]}]}\n---\n"
	many := ""
	for i := range 300 {
		many += fmt.Sprintf(workload, i)
	}
	for name, files := range map[string]repo.Memory{
		"dockerfile": {"Dockerfile": []byte("FROM a\n" + strings.Repeat("RUN cd x && go build -o\nCOPY . /\\\n", 900) + "ENTRYPOINT [\"")},
		"itself":     {"Dockerfile": []byte("FROM a AS a\nFROM a AS a\nENV A=$A B=$B\nCMD $A\nENTRYPOINT [\"/e.sh\"]"), "e.sh": []byte("exec m \"$@")},
		"makefile":   {"Makefile": []byte("A=$(A)$(B)\nB=$(A)$(A)\nbuild: build all\n\tgo build $(A)\nall: build\n"), "Dockerfile": []byte("FROM a\nCOPY . .\nRUN make\nCMD m\n")},
		"manifests":  {"k.yaml": []byte(many)},
		"charts":     {"c/Chart.yaml": nil, "c/values.yaml": []byte("a: &a [*a]"), "c/templates/x.yaml": []byte("containers:\n" + strings.Repeat("{{ with . }}", 9000))},
		"compose":    {"compose.yaml": []byte("services: {m: {build: ../../.., ports: [99999999999999999999, ':'], environment: [=, ''], command: '${', env_file: ../..}}")},
		"processes":  {"Procfile": []byte("web: \\\nweb: '"), "m.service": []byte("ExecStart="), "fly.toml": []byte("[env\n=")},
		"workflow":   {".github/workflows/a.yml": []byte("jobs: {a: {strategy: {matrix: {go: x}}, steps: [{run: go test}, {uses: actions/setup-go@v6, with: {go-version: 1}}, 3]}}"), ".golangci.yml": []byte("[")},
	} {
		t.Run(name, func(t *testing.T) {
			files["go.mod"] = []byte("module example.com/m\n\ngo 1.26.3\n")
			files["main.go"] = []byte("package main\nimport (\"flag\"; \"net/http\")\nfunc main() { flag.String(\"x\", \"\", \"\"); http.ListenAndServe(\":8080\", nil) }\n")
			start := time.Now()
			r, err := Detect(files, Options{})
			if err != nil || len(r.Services) != 1 || r.Services[0].Ports["http"] != 8080 {
				t.Fatalf("services %+v, error %v", r.Services, err)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
