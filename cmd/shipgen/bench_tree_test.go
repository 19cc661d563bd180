package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// synthetic writes files that look like a repository's: the same ones for the
// same seed, of the sizes and in the mix of a large Go monorepo.
type synthetic struct {
	b    *testing.B
	dir  string
	rand *rand.Rand
	size int64
}

func newSynthetic(b *testing.B) *synthetic {
	return &synthetic{b: b, dir: b.TempDir(), rand: rand.New(rand.NewPCG(1, 2))}
}

func (s *synthetic) write(name, text string) {
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.b.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.b.Fatal(err)
	}
	s.size += int64(len(text))
}

// git makes the folder a repository that tracks all its files.
func (s *synthetic) git() {
	for _, args := range [][]string{
		{"init", "-q", "-b", "main"}, {"remote", "add", "origin", "https://github.com/acme/orders"}, {"add", "-A"},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir = s.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			s.b.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
}

var vocabulary = strings.Fields(`account address amount bucket cache client config context customer deadline
	delivery endpoint error event handler header invoice item key ledger limit list message method number offset order
	page password payload payment port price product query queue range region request response retry route schema secret
	server service session shipment state status stock store stream tenant timeout token total trace user value version worker`)

func (s *synthetic) word() string { return vocabulary[s.rand.IntN(len(vocabulary))] }

func (s *synthetic) words(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = s.word()
	}
	return strings.Join(words, " ")
}

func (s *synthetic) camel() string {
	first, second := s.word(), s.word()
	return first + strings.ToUpper(second[:1]) + second[1:]
}

func (s *synthetic) hex(n int) string {
	const digits = "0123456789abcdef"
	text := make([]byte, n)
	for i := range text {
		text[i] = digits[s.rand.IntN(16)]
	}
	return string(text)
}

// goFile has some thirty functions, about as long as real files are.
func (s *synthetic) goFile(pkg, imports string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "// Package %s %s.\npackage %s\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\t\"os\"\n%s)\n", pkg, s.words(8), pkg, imports)
	for i := range 10 + s.rand.IntN(30) {
		name := fmt.Sprintf("%s%d", s.camel(), i)
		fmt.Fprintf(&out, "\n// %s %s.\nfunc %s(ctx context.Context, %s string, %s int) (string, error) {\n", name, s.words(12), name, "id", "n")
		fmt.Fprintf(&out, "\t%s := os.Getenv(%q)\n", "token", strings.ToUpper(s.word()+"_"+s.word()))
		fmt.Fprintf(&out, "\tif n > %d || ctx.Err() != nil {\n\t\treturn \"\", fmt.Errorf(\"%s: %%s: %%d\", id, n)\n\t}\n", s.rand.IntN(1000), s.words(4))
		fmt.Fprintf(&out, "\treturn fmt.Sprint(token, id, %q), nil\n}\n", s.words(3))
	}
	return out.String()
}

func (s *synthetic) workflow() string {
	var out strings.Builder
	out.WriteString("name: CI\non:\n  push:\n    branches: [main]\n  pull_request:\npermissions: {}\njobs:\n")
	for i := range 4 {
		fmt.Fprintf(&out, "  job%d:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 10\n    permissions:\n      contents: read\n    steps:\n", i)
		out.WriteString("      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n      - uses: actions/setup-go@v5\n        with:\n          go-version-file: go.mod\n")
		for range 6 {
			fmt.Fprintf(&out, "      - name: %s\n        run: |\n          go test -race ./%s/...\n          echo \"${{ github.sha }} %s\"\n", s.words(3), s.word(), s.words(4))
		}
	}
	return out.String()
}

func (s *synthetic) dockerfile() string {
	return fmt.Sprintf("# syntax=docker/dockerfile:1\nFROM golang:1.26-alpine AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n"+
		"RUN CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o /app ./cmd/%s\nFROM gcr.io/distroless/static-debian13:nonroot@sha256:%s\n"+
		"ENV REGION=%s\nCOPY --from=build /app /app\nUSER 65532:65532\nENTRYPOINT [\"/app\"]\n", s.word(), s.hex(64), s.word())
}

func (s *synthetic) manifest() string {
	name := s.word()
	return fmt.Sprintf(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: %[1]s
  labels: {app: %[1]s}
spec:
  replicas: 2
  selector:
    matchLabels: {app: %[1]s}
  template:
    metadata:
      labels: {app: %[1]s}
    spec:
      containers:
        - name: %[1]s
          image: ghcr.io/acme/%[1]s:1.%[2]d.0@sha256:%[3]s
          ports: [{name: http, containerPort: 8080}]
          env:
            - {name: REGION, value: %[4]s}
          readinessProbe:
            httpGet: {path: /readyz, port: http}
          resources:
            requests: {cpu: 100m, memory: 128Mi}
            limits: {memory: 128Mi}
---
apiVersion: v1
kind: Service
metadata:
  name: %[1]s
spec:
  selector: {app: %[1]s}
  ports: [{name: http, port: 80, targetPort: http}]
`, name, s.rand.IntN(90), s.hex(64), s.word())
}

func (s *synthetic) yaml() string {
	var out strings.Builder
	for i := range 40 + s.rand.IntN(80) {
		fmt.Fprintf(&out, "%s%d:\n  %s: %q\n  enabled: true\n", s.word(), i, s.word(), s.words(4))
	}
	return out.String()
}

func (s *synthetic) markdown() string {
	var out strings.Builder
	for range 20 + s.rand.IntN(40) {
		fmt.Fprintf(&out, "## %s\n\n%s\n\n```sh\ngo run ./cmd/%s --%s=%s\n```\n\n", s.words(4), s.words(40), s.word(), s.word(), s.word())
	}
	return out.String()
}

func (s *synthetic) sums() string {
	var out strings.Builder
	for i := range 200 {
		fmt.Fprintf(&out, "example.com/%s/%s v1.%d.0 h1:%s=\n", s.word(), s.word(), i, s.hex(43))
	}
	return out.String()
}

func (s *synthetic) script() string {
	var out strings.Builder
	out.WriteString("#!/usr/bin/env bash\nset -euo pipefail\n")
	for range 30 {
		fmt.Fprintf(&out, "if [[ -n ${%s:-} ]]; then\n  go test \"./%s/...\" | tee %s.log\nfi\n", strings.ToUpper(s.word()), s.word(), s.word())
	}
	return out.String()
}

// monorepo writes n files in services of fifty: of a hundred, seventy-four are
// Go, ten Markdown, six manifests, four other YAML, and two each of Dockerfiles,
// scripts and modules.
func (s *synthetic) monorepo(n int) {
	for i := range n {
		dir := fmt.Sprintf("services/s%d/", i/50)
		switch at := i % 50; {
		case at == 0 && i%100 == 0:
			s.write(fmt.Sprintf(".github/workflows/s%d.yml", i/50), s.workflow())
		case at == 0:
			s.write(dir+"go.sum", s.sums())
		case at == 1:
			s.write(dir+"Dockerfile", s.dockerfile())
		case at == 2:
			s.write(dir+"go.mod", fmt.Sprintf("module example.com/s%d\n\ngo 1.26.0\n", i/50))
		case at == 3:
			s.write(dir+"build.sh", s.script())
		case at < 7:
			s.write(fmt.Sprintf("%sdeploy/%d.yaml", dir, i), s.manifest())
		case at < 9:
			s.write(fmt.Sprintf("%sconfig/%d.yaml", dir, i), s.yaml())
		case at < 14:
			s.write(fmt.Sprintf("%sdocs/%d.md", dir, i), s.markdown())
		default:
			pkg := fmt.Sprintf("p%d", at/4)
			s.write(fmt.Sprintf("%sinternal/%s/f%d.go", dir, pkg, i), s.goFile(pkg, ""))
		}
	}
}

// service adds the sample service, and n files in packages that its main imports.
func (s *synthetic) service(n int) {
	if err := os.CopyFS(s.dir, os.DirFS("../../testdata/detect/orders/repo")); err != nil {
		s.b.Fatal(err)
	}
	const module = "github.com/acme/orders"
	s.write("cmd/api/more.go", "package main\n\nimport _ \""+module+"/internal/p0\"\n")
	for i := range n {
		imports, pkg := "", i/10
		if i%10 == 0 && i+10 < n {
			imports = fmt.Sprintf("\n\t_ %q\n", fmt.Sprintf("%s/internal/p%d", module, pkg+1))
		}
		s.write(fmt.Sprintf("internal/p%d/f%d.go", pkg, i), s.goFile(fmt.Sprintf("p%d", pkg), imports))
	}
}
