package project

import (
	"path"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// goUse is a place that says which Go is used.
type goUse struct {
	place
	version goVersion
	what    string // "the workflow", "the image", "golangci-lint"
	dir     string // where the module is looked for
	matrix  bool   // one of several
	exact   bool   // the toolchain is this one and no other is fetched
}

// goVersion is a version of Go as far as it is written; patch is -1 where it is
// not.
type goVersion struct{ minor, patch int }

var goForm = regexp.MustCompile(`^(?:go)?1\.(\d+)(?:\.(\d+|x|X|\*))?(?:rc\d+|beta\d+)?$`)

// parseGo reads 1.21, 1.21.3, 1.21.x, go1.21.3, ^1.21 and ~1.21; ranges and names
// such as stable are none.
func parseGo(text string) (goVersion, bool) {
	m := goForm.FindStringSubmatch(strings.TrimLeft(strings.TrimSpace(text), "~"))
	if m == nil {
		return goVersion{}, false
	}
	v := goVersion{patch: -1, minor: atoi(m[1])}
	if m[2] != "" && strings.Trim(m[2], "0123456789") == "" {
		v.patch = atoi(m[2])
	}
	return v, true
}

func atoi(digits string) int {
	n := 0
	for _, d := range digits {
		n = min(n*10+int(d-'0'), 1<<20)
	}
	return n
}

// older says whether no release that v means is as new as want.
func (v goVersion) older(want goVersion) bool {
	return v.minor < want.minor || v.minor == want.minor && v.patch >= 0 && v.patch < want.patch
}

var goUses = &lint.Collector{
	Name:  "go-versions",
	Kinds: []lint.Kind{lint.Workflow, lint.Dockerfile, lint.YAML},
	File:  collectGoUses,
}

func collectGoUses(p *lint.Pass) error {
	switch base := path.Base(p.File.Path); {
	case isSample(p.File.Path):
		return nil
	case p.File.Is(lint.Workflow):
		return workflowGo(p)
	case p.File.Is(lint.Dockerfile):
		return imageGo(p)
	case base == ".golangci.yml" || base == ".golangci.yaml":
		return linterGo(p)
	}
	return nil
}

// workflowGo reads setup-go's version, literal or from the matrix.
func workflowGo(p *lint.Pass) error {
	w, err := p.File.Workflow()
	if err != nil {
		return err
	}
	for j, s := range w.Steps() {
		version := s.With.Get("go-version")
		if !s.Action().Is("actions/setup-go") || version == nil {
			continue
		}
		dir := path.Join(workflowRoot(p.File.Path), w.WorkingDirectoryOf(j, &workflow.Step{}).Text())
		rows := matrixRows(j, version.Text())
		for _, row := range rows {
			exportGo(p, row, "the workflow", dir, len(rows) > 1)
		}
		if rows == nil {
			exportGo(p, version, "the workflow", dir, false)
		}
	}
	return nil
}

var matrixKey = regexp.MustCompile(`^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$`)

// matrixRows are the values of a version that comes from the matrix.
func matrixRows(j *workflow.Job, version string) []*node.Node {
	m := matrixKey.FindStringSubmatch(version)
	if m == nil || j == nil {
		return nil
	}
	var rows []*node.Node
	if values := j.Matrix().Get(m[1]); values != nil {
		rows = append(rows, values.Items...)
	}
	if include := j.Matrix().Get("include"); include != nil {
		for _, row := range include.Items {
			if value := row.Get(m[1]); value != nil {
				rows = append(rows, value)
			}
		}
	}
	return rows
}

// exportGo leaves out 1.20 without quotes, which YAML reads as 1.2: another rule
// speaks of that.
func exportGo(p *lint.Pass, n *node.Node, what, dir string, matrix bool) {
	version, ok := parseGo(n.Text())
	if ok && !(n.Tag == "!!float" && strings.HasSuffix(n.Text(), "0")) {
		p.Export(goUse{at(p, n), version, what, dir, matrix, false})
	}
}

// imageGo reads FROM golang:1.21. The official image sets GOTOOLCHAIN=local: the
// toolchain is the image's. https://hub.docker.com/_/golang
func imageGo(p *lint.Pass) error {
	f, err := p.File.Dockerfile()
	if err != nil {
		return err
	}
	for _, stage := range f.Stages {
		value, known := stage.From.Expand(stage.Base.Value)
		ref, err := images.Parse(value)
		if !known || err != nil || path.Base(ref.Repository) != "golang" || stage.Parent != nil {
			continue
		}
		number, _, _ := images.Version(ref.Tag)
		if version, ok := parseGo(number); ok {
			p.Export(goUse{place{ref.Tag, p.Span(stage.Base.Start, stage.Base.End)}, version, "the image", path.Dir(p.File.Path), false, true})
		}
	}
	return nil
}

// linterGo reads run.go: https://golangci-lint.run/docs/configuration/file/
func linterGo(p *lint.Pass) error {
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 {
		return err
	}
	if n := docs[0].Root.Path("run", "go"); n != nil {
		exportGo(p, n, "golangci-lint", path.Dir(p.File.Path), false)
	}
	return nil
}

// workflowRoot is the root of the repository that a workflow is of.
func workflowRoot(file string) string {
	return path.Clean(strings.TrimSuffix(path.Dir(file), ".github/workflows"))
}
