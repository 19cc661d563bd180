package project

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
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

// goFile is a place that takes Go's version from a go.mod.
type goFile struct {
	place
	file string
}

// goVersion is a version of Go as far as it is written; patch is -1 where it is
// not.
type goVersion struct{ minor, patch int }

var goForm = pattern.New(`^(?:go)?1\.(\d+)(?:\.(\d+|x|X|\*))?(?:rc\d+|beta\d+)?$`)

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
	Kinds: []lint.Kind{lint.Workflow, lint.Dockerfile, lint.GitLab, lint.YAML, lint.Text},
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
	case p.File.Is(lint.GitLab):
		return pipelineGo(p)
	case base == ".golangci.yml" || base == ".golangci.yaml":
		return linterGo(p)
	case toolFiles[base] != nil:
		return toolGo(p, toolFiles[base])
	}
	return nil
}

// workflowGo reads the versions of setup-go and of the images of jobs.
func workflowGo(p *lint.Pass) error {
	w, err := p.File.Workflow()
	if err != nil {
		return err
	}
	for _, j := range w.Jobs {
		image := j.Container
		if named := image.Get("image"); named != nil {
			image = named
		}
		if image != nil && !image.Alias && !isDynamic(image.Text()) {
			exportImage(p, image.Text(), p.Span(image.Start, image.End), path.Join(workflowRoot(p.File.Path), goFolder(w, j)))
		}
	}
	for j, s := range w.Steps() {
		if s.Action().Is("actions/setup-go") {
			setupGo(p, w, j, s)
		}
	}
	return nil
}

// setupGo reads the version that setup-go is given: literal, from a variable, from
// the matrix or from a file. https://github.com/actions/setup-go#usage
func setupGo(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
	version, file := s.With.Get("go-version"), s.With.Get("go-version-file")
	if version == nil {
		if file != nil && !isDynamic(file.Text()) {
			p.Export(goFile{at(p, file), path.Join(workflowRoot(p.File.Path), file.Text())})
		}
		return
	}
	if m := envKey.FindStringSubmatch(version.Text()); m != nil {
		if version = w.EnvOf(j, s, m[1]); version == nil {
			return
		}
	}
	dir := path.Join(workflowRoot(p.File.Path), goFolder(w, j))
	rows := matrixRows(j, version.Text())
	for _, row := range rows {
		exportGo(p, row, "the workflow", dir, len(rows) > 1)
	}
	if rows == nil {
		exportGo(p, version, "the workflow", dir, false)
	}
}

// goFolder is where the go commands of a job run: where its steps say so with
// one voice, else its default.
func goFolder(w *workflow.Workflow, j *workflow.Job) string {
	folder := w.WorkingDirectoryOf(j, &workflow.Step{}).Text()
	if j == nil {
		return folder
	}
	seen := ""
	for _, s := range j.Steps {
		if run := s.Run.Text(); !strings.Contains(run, "go ") || !goCommand.MatchString(run) {
			continue
		}
		dir := w.WorkingDirectoryOf(j, s).Text()
		if dir == "" || isDynamic(dir) || seen != "" && seen != dir {
			return folder
		}
		seen = dir
	}
	if seen != "" {
		return seen
	}
	return folder
}

var (
	goCommand = pattern.New(`(?m)(^|[;&|]\s*)\s*go (build|test|vet|mod|generate|run)\b`)
	envKey    = pattern.New(`^\$\{\{\s*env\.([\w-]+)\s*\}\}$`)
)

var matrixKey = pattern.New(`^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$`)

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
		if value, known := stage.From.Expand(stage.Base.Value); known && stage.Parent == nil {
			exportImage(p, value, p.Span(stage.Base.Start, stage.Base.End), path.Dir(p.File.Path))
		}
	}
	return nil
}

// pipelineGo reads the images of GitLab's jobs, each where it is written.
func pipelineGo(p *lint.Pass) error {
	docs, err := p.File.Documents()
	f := gitlab.New(docs)
	if err != nil || f.Root == nil {
		return err
	}
	places := []*node.Node{f.Root, f.Root.Get("default")}
	for _, j := range f.Jobs {
		places = append(places, j.Node)
	}
	for _, where := range places {
		image := where.Get("image")
		if name := image.Get("name"); name != nil {
			image = name
		}
		if image != nil && !image.Alias && !strings.Contains(image.Text(), "$") {
			exportImage(p, image.Text(), p.Span(image.Start, image.End), path.Dir(p.File.Path))
		}
	}
	return nil
}

func exportImage(p *lint.Pass, name string, span lint.Span, dir string) {
	ref, err := images.Parse(name)
	if err != nil || path.Base(ref.Repository) != "golang" {
		return
	}
	number, _, _ := images.Version(ref.Tag)
	if version, ok := parseGo(number); ok {
		p.Export(goUse{place{ref.Tag, span}, version, "the image", dir, false, true})
	}
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
