package detect

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/source"
	"github.com/shipgen/shipgen/schema/workflow"
)

// readDelivery reads what the workflows and the linter's configuration say of how
// the repository is tested and built.
func (r *Result) readDelivery() {
	for _, name := range []string{".golangci.yml", ".golangci.yaml"} {
		// A configuration of version 1 is refused by every golangci-lint of today.
		// https://golangci-lint.run/docs/product/migration-guide/
		if r.tree.Has(name) && r.document(name).Get("version").Text() == "2" {
			r.set("/ci/lint", "true", source.Fact{File: name, Line: 1})
			break
		}
	}
	for _, name := range r.tree.Files() {
		if path.Dir(name) != ".github/workflows" {
			continue
		}
		if t := r.open(name); t != nil {
			if docs, err := node.Parse(t.data, node.DefaultLimits); err == nil {
				r.readWorkflow(t, workflow.New(t.data, docs))
			}
		}
	}
	r.compareImages()
	slices.SortStableFunc(r.Settings, func(a, b Evidence) int { return strings.Compare(a.Key, b.Key) })
}

// set keeps a setting of the whole ship; the first that is met stands.
func (r *Result) set(key, value string, at source.Fact) {
	if !slices.ContainsFunc(r.Settings, func(e Evidence) bool { return e.Key == key }) {
		r.Settings = append(r.Settings, Evidence{key, value, at.File, at.Line})
	}
}

func (r *Result) readWorkflow(t *text, w *workflow.Workflow) {
	for job, step := range w.Steps() {
		if strings.Contains(step.Run.Text(), "go test") || strings.Contains(step.Run.Text(), "make test") {
			r.matrix(t, job)
		}
		action := step.Action()
		switch {
		case action.Is("actions/setup-go"):
			r.compareGo(t, step.With.Get("go-version"))
		case action.Is("docker/build-push-action"):
			r.platforms(t, step.With.Get("platforms"))
		}
	}
}

func literal(n *node.Node) string {
	if text := n.Text(); !strings.Contains(text, "${{") {
		return strings.TrimSpace(text)
	}
	return ""
}

// matrix is the list of Go versions that the tests run with.
func (r *Result) matrix(t *text, job *workflow.Job) {
	var versions []string
	var at *node.Node
	for _, key := range []string{"go", "go-version", "go_version", "go-versions", "golang"} {
		if list := job.Matrix().Get(key); list != nil && at == nil {
			at = list
			for _, item := range list.Items {
				versions = append(versions, literal(item))
			}
		}
	}
	old := slices.ContainsFunc(versions, func(v string) bool { return v != "stable" && v != "oldstable" && !goVersion(v) || r.olderThanModule(v) })
	if len(versions) > 1 && !old {
		for i, v := range versions {
			versions[i] = quote(v)
		}
		r.set("/ci/matrix/go", "["+strings.Join(versions, ", ")+"]", t.of(at))
	}
}

// allPlatforms are those that ship.yaml knows.
var allPlatforms = []string{"linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/ppc64le", "linux/riscv64", "linux/s390x"}

// platforms are those that an image is pushed for; only a whole list is taken,
// and not the one that is the default anyway.
func (r *Result) platforms(t *text, n *node.Node) {
	words := strings.FieldsFunc(literal(n), func(c rune) bool { return c == ',' || c == '\n' || c == ' ' })
	slices.Sort(words)
	unknown := slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(allPlatforms, w) })
	if len(words) > 1 && !unknown && !slices.Equal(words, allPlatforms[:2]) {
		r.set("/image/platforms", "["+strings.Join(words, ", ")+"]", t.of(n))
	}
}

// compareGo says where a workflow installs a Go that is older than the module's
// line asks for.
func (r *Result) compareGo(t *text, n *node.Node) {
	if version := literal(n); r.olderThanModule(version) {
		r.oldGo("Go "+version, t.of(n))
	}
}

// compareImages says the same of the images that Dockerfiles build with.
func (r *Result) compareImages() {
	for _, i := range r.images {
		for _, stage := range i.parsed.Stages {
			base, known := stage.From.Expand(stage.Base.Value)
			if name, tag, ok := strings.Cut(base, ":"); ok && known && path.Base(name) == "golang" {
				tag, _, _ = strings.Cut(tag, "-")
				tag, _, _ = strings.Cut(tag, "@")
				if r.olderThanModule(tag) {
					r.oldGo("golang:"+tag, i.at(stage.Base.Start))
				}
			}
		}
	}
}

func (r *Result) oldGo(other string, at source.Fact) {
	r.differ("/goVersion", r.module.Go, r.module.GoAt, other, at, "go.mod decides")
}

func goVersion(text string) bool {
	_, _, ok := minor(text)
	return ok
}

// olderThanModule says whether a version's minor is lower than that of the only
// module's go line.
func (r *Result) olderThanModule(version string) bool {
	if len(r.found.Modules) != 1 {
		return false
	}
	major, low, ok := minor(version)
	wantMajor, want, known := minor(r.module.Go)
	return ok && known && (major < wantMajor || major == wantMajor && low < want)
}

// minor reads 1.26, 1.26.3, 1.26.x and ^1.26.
func minor(version string) (major, low int, ok bool) {
	n, err := fmt.Sscanf(strings.TrimLeft(version, "^~>=v "), "%d.%d", &major, &low)
	return major, low, err == nil && n == 2 && !strings.HasPrefix(version, "^") && !strings.HasPrefix(version, ">")
}

// writeDifferences writes what two sources say differently of the whole ship.
func (r *Result) writeDifferences(w *writer) {
	for _, d := range r.Disagreements {
		if !strings.HasPrefix(d.Key, "/services/") {
			w.line("# " + strings.TrimPrefix(d.Key, "/") + ": " + oneLine(d.text()))
		}
	}
}

// writeSettings writes the settings of the whole ship, by section.
func (r *Result) writeSettings(w *writer) {
	settings := slices.Clone(r.Settings)
	if base, at := r.keptBase(); base != "" {
		settings = append(settings, Evidence{"/image/base", base, at.File, at.Line})
	}
	slices.SortStableFunc(settings, func(a, b Evidence) int { return strings.Compare(a.Key, b.Key) })
	section := ""
	for _, e := range settings {
		if strings.HasPrefix(e.Key, "/ci/") && slices.Contains(r.unmanaged, ".github/workflows/ci.yml") {
			continue // the owner's own
		}
		keys := strings.Split(strings.TrimPrefix(e.Key, "/"), "/")
		if keys[0] != section {
			section = keys[0]
			w.line(section + ":")
		}
		text := "  " + keys[1] + ": " + e.Value
		if len(keys) > 2 {
			text = "  " + keys[1] + ": {" + keys[2] + ": " + e.Value + "}"
		}
		w.value(text, evidence{e.File + ":" + strconv.Itoa(e.Line)})
	}
}
