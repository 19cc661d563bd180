package main

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// planted is a repository with one flaw of each of the three themes in each
// kind of file that can have it; %[1]s is a token that is nobody's.
var planted = map[string]string{
	"go.mod": "module example.com/app\n\ngo 1.26\n\nrequire example.com/lib v1.0.0\n",
	"go.sum": "example.com/lib v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
	".github/workflows/ci.yml": `name: CI
on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    permissions:
      contents: read # checkout
    steps:
      - uses: actions/checkout@v4 # keep this comment
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 24
      - run: npm ci
        env:
          TOKEN: %[1]s
`,
	"Dockerfile": `FROM golang:latest AS build
WORKDIR /src
COPY . .
RUN go build -o /out/app ./cmd/app
FROM scratch
COPY --from=build /out/app /app
ENV TOKEN=%[1]s
USER 65532:65532
ENTRYPOINT ["/app"]
`,
	"package.json":      `{"name": "app", "version": "1.0.0", "dependencies": {"lib": "1.0.0"}}`,
	"package-lock.json": `{"name": "app", "lockfileVersion": 3}`,
	".dockerignore":     "*\n!cmd\n",
	"deploy/app.yaml": `apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: ghcr.io/acme/app:latest
      env:
        - name: TOKEN
          value: %[1]s
`,
}

type plantedFinding struct {
	Theme, File string
	Line        int
	Message     string
	Fix         *struct{ Safe bool }
}

func TestPlantedFlawsOfEachTheme(t *testing.T) {
	token := githubToken("q7Zt1LmK9vXw3RbN5cYd8FhJ2sPg4A")
	dir := t.TempDir()
	for name, text := range planted {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text, "%[1]s") {
			text = fmt.Sprintf(text, token)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lint := func(args ...string) (string, int) {
		var out, errs strings.Builder
		code := (&app{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: dir, version: "devel"}).run(append([]string{"lint"}, args...))
		if strings.Contains(out.String()+errs.String(), token) {
			t.Error("the token is printed")
		}
		return out.String(), code
	}

	text, code := lint("--format", "json")
	if code != exitFindings {
		t.Errorf("exit status %d", code)
	}
	var report struct{ Findings []plantedFinding }
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		t.Fatal(err)
	}
	for _, want := range []plantedFinding{
		{Theme: "leaked-secret", File: ".github/workflows/ci.yml", Line: 16},
		{Theme: "unpinned-version", File: ".github/workflows/ci.yml", Line: 10},
		{Theme: "missing-cache", File: ".github/workflows/ci.yml", Line: 11},
		{Theme: "leaked-secret", File: "Dockerfile", Line: 7},
		{Theme: "unpinned-version", File: "Dockerfile", Line: 1},
		{Theme: "missing-cache", File: "Dockerfile", Line: 4},
		{Theme: "leaked-secret", File: "deploy/app.yaml", Line: 11},
		{Theme: "unpinned-version", File: "deploy/app.yaml", Line: 8},
	} {
		if !slices.ContainsFunc(report.Findings, func(f plantedFinding) bool {
			return f.Theme == want.Theme && f.File == want.File && f.Line == want.Line
		}) {
			t.Errorf("no finding of %s at %s:%d in\n%s", want.Theme, want.File, want.Line, text)
		}
	}

	before := read(t, dir, ".github/workflows/ci.yml")
	lint("--fix")
	want := strings.Replace(before, "actions/checkout@v4 # keep this comment",
		"actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2 # keep this comment", 1)
	got := read(t, dir, ".github/workflows/ci.yml")
	const cache = "          cache: npm\n"
	if !strings.Contains(got, cache) {
		t.Errorf("the cache is not set up:\n%s", got)
	}
	got = strings.Replace(got, cache, "", 1)
	pinned := regexp.MustCompile(`actions/checkout@[0-9a-f]{40} # v4\.\d+\.\d+`)
	if !pinned.MatchString(got) {
		t.Errorf("the action is not pinned:\n%s", got)
	}
	if diff := cmp.Diff(pinned.ReplaceAllString(want, "PIN"), pinned.ReplaceAllString(got, "PIN")); diff != "" {
		t.Errorf("other bytes changed (-want +got)\n%s", diff)
	}
	again, _ := lint("--format", "json")
	if err := json.Unmarshal([]byte(again), &report); err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Fix != nil && f.Fix.Safe {
			t.Errorf("a safe fix is left at %s:%d: %s", f.File, f.Line, f.Message)
		}
	}

	github, _ := lint("--format", "github")
	line := regexp.MustCompile(`^::(error|warning|notice) file=[^,]+,line=\d+(,col=\d+)?(,endLine=\d+)?(,endColumn=\d+)?,title=[a-z0-9-]+::.+$`)
	for text := range strings.Lines(strings.TrimSpace(github)) {
		if !line.MatchString(strings.TrimSpace(text)) {
			t.Errorf("not GitHub's syntax: %s", text)
		}
	}

	sarif, _ := lint("--format", "sarif")
	schema, err := jsonschema.NewCompiler().Compile("../../testdata/report/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(sarif))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Error(err)
	}
}

// githubToken is a token of the form that GitHub gives out, with its checksum:
// built here, so that no file of the repository holds one.
func githubToken(body string) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	sum, check := crc32.ChecksumIEEE([]byte(body)), make([]byte, 6)
	for i := range check {
		check[len(check)-1-i] = digits[sum%62]
		sum /= 62
	}
	return "ghp" + "_" + body + string(check)
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
