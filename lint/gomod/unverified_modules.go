package gomod

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// UnverifiedModules finds environments in which the go command takes any module
// that it is sent.
var UnverifiedModules = &lint.Rule{
	Name:  "unverified-modules",
	Title: "Checksums of Go modules switched off",
	Doc: doc("go.sum holds the hashes of what the module needs already. What is new, by `go install tool@version`, `go get` or `go mod tidy`, the go command compares with the checksum database, so that nobody is sent other code than everybody else. Without it a proxy, or who stands between, chooses the code.",
		"env:\n  GOSUMDB: off", "env:\n  GOPRIVATE: github.com/acme/*",
		"Name the private modules in GOPRIVATE, and leave the database on for all others. It is switched off by `GOSUMDB=off`, by `*` in GOPRIVATE, GONOSUMDB or GOINSECURE, by GONOSUMCHECK, and by -insecure in GOFLAGS, which today's go command refuses. A network without the internet may need it: for the pedantic audience, but for what allows plain HTTP. https://go.dev/ref/mod#checksum-database"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic, Widest: lint.Regular,
	Kinds: []lint.Kind{lint.Workflow, lint.Action, lint.Dockerfile, lint.Script, lint.GitLab, lint.Compose},
	File:  unverifiedModules,
}

// switchedOff are the variables, in the spelling of YAML, shells and Dockerfiles
// (https://go.dev/ref/mod#environment-variables).
var switchedOff = pattern.New(`\b(?:(GOSUMDB)["']?\s*[:= ]\s*["']?off\b|(GOPRIVATE|GONOSUMDB|GOINSECURE)["']?\s*[:= ]\s*["']?\*(?:["'\s]|$)|(GONOSUMCHECK)["']?\s*[:= ]\s*["']?[1t]|(GOFLAGS)["']?\s*[:= ]\s*["']?[^"'\n]*-insecure\b)`)

// beginnings are what a file must hold for the pattern to be tried.
var beginnings = []string{"GOSUMDB", "GONOSUM", "GOPRIVATE", "GOINSECURE", "GOFLAGS"}

var unquoted = strings.NewReplacer(`"`, "", "'", "")

func unverifiedModules(p *lint.Pass) error {
	if !slices.ContainsFunc(beginnings, p.File.Contains) || isSample(p.File.Path) {
		return nil
	}
	for _, m := range switchedOff.FindAllSubmatchIndex(p.File.Data, -1) {
		start := bytes.LastIndexByte(p.File.Data[:m[0]], '\n') + 1
		if bytes.HasPrefix(bytes.TrimSpace(p.File.Data[start:m[0]]), []byte("#")) {
			continue
		}
		text := strings.Join(strings.Fields(unquoted.Replace(string(p.File.Data[m[0]:m[1]]))), " ")
		f := lint.Finding{
			Span:    p.Span(m[0], m[1]),
			Message: fmt.Sprintf("%s makes the go command take modules that the checksum database does not know", text),
			Hint:    "name the private modules in GOPRIVATE",
		}
		if name := variable(p.File.Data, m); name == "GOINSECURE" || name == "GOFLAGS" {
			f.Severity, f.Audience = lint.Medium, lint.Regular
			f.Hint = "fetch them by TLS"
			f.Message = fmt.Sprintf("%s lets the go command fetch modules without TLS", text)
		}
		p.Report(f)
	}
	return nil
}

// variable is the name that a match is about.
func variable(data []byte, m []int) string {
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			return string(data[m[i]:m[i+1]])
		}
	}
	return ""
}
