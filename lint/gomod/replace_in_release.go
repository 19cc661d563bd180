package gomod

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// ReplaceInRelease finds replace lines in modules that others install or import.
var ReplaceInRelease = &lint.Rule{
	Name:  "replace-in-release",
	Title: "Replace in a module that others use",
	Doc: doc("A replace or exclude counts in the main module only. `go install module/cmd@version` refuses a module that has one: \"It must not contain directives that would cause it to be interpreted differently than if it were the main module\". Whoever imports the module gets it without the replace: other code than what was tested.",
		"# README.md: go install github.com/acme/tool@latest\n# go.mod\nmodule github.com/acme/tool\nreplace github.com/acme/lib => ./lib", "# go.mod\nmodule github.com/acme/tool\nrequire github.com/acme/lib v1.2.3",
		"Release the replaced module and require that; use a go.work while you work on both. GoReleaser with `gomod.proxy` refuses a replace too. A replace with a folder, in a module that is released by tag but not offered to `go install`, is for the pedantic audience. https://go.dev/ref/mod#go-install"),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{modules, offers, tagReleases, proxiedReleases},
	Project: replaceInRelease,
}

// offer is a `go install path@version` that a text tells its readers to run.
type offer struct {
	path  string
	place lint.Span
}

var installCommand = pattern.New(`\bgo (?:install|run) (?:-[\w=]+ )*([\w.-]+\.[\w-]+/[\w./-]+)@`)

var offers = &lint.Collector{
	Name:  "go-install-offers",
	Kinds: []lint.Kind{lint.Text},
	File: func(p *lint.Pass) error {
		if !strings.EqualFold(path.Ext(p.File.Path), ".md") || isSample(p.File.Path) {
			return nil
		}
		for _, m := range installCommand.FindAllSubmatchIndex(p.File.Data, -1) {
			p.Export(offer{string(p.File.Data[m[2]:m[3]]), p.Span(m[0], m[1])})
		}
		return nil
	},
}

// tagRelease is a workflow that runs for tags.
type tagRelease struct{ place lint.Span }

var tagReleases = &lint.Collector{
	Name:  "tag-releases",
	Kinds: []lint.Kind{lint.Workflow},
	File: func(p *lint.Pass) error {
		w, err := p.File.Workflow()
		if err != nil || isSample(p.File.Path) || !strings.HasPrefix(p.File.Path, ".github/") {
			return err
		}
		if push := w.Trigger("push"); len(push.Filter("tags")) > 0 {
			p.Export(tagRelease{p.Span(push.Key.Start, push.Key.End)})
		}
		return nil
	},
}

func replaceInRelease(p *lint.ProjectPass) error {
	all := lint.Facts[*goModule](p)
	for _, m := range all {
		if m.sample {
			continue
		}
		if use, ok := offered(p, all, m); ok {
			refused(p, m, use)
		} else if release, ok := proxied(p, m); ok {
			refusedByProxy(p, m, release)
		} else if tags := lint.Facts[tagRelease](p); len(tags) > 0 && m.dir == "." {
			forgotten(p, m, tags[0])
		}
	}
	return nil
}

// offered is the first text that offers a program of a module: the nearest one,
// for a module below has its own go.mod.
func offered(p *lint.ProjectPass, all []*goModule, m *goModule) (offer, bool) {
	for _, o := range lint.Facts[offer](p) {
		nearest := ""
		for _, other := range all {
			if within(o.path, other.path) && len(other.path) > len(nearest) {
				nearest = other.path
			}
		}
		if nearest == m.path {
			return o, true
		}
	}
	return offer{}, false
}

func refused(p *lint.ProjectPass, m *goModule, o offer) {
	var lines []lint.Span
	for _, r := range m.replaces {
		lines = append(lines, r.place)
	}
	lines = append(lines, m.excludes...)
	if len(lines) == 0 {
		return
	}
	what := "a replace or exclude"
	if len(lines) > 1 {
		what = fmt.Sprintf("%d replace or exclude lines", len(lines))
	}
	p.Report(lint.Finding{
		Span:    lines[0],
		Message: fmt.Sprintf("go install %s@version, which %s offers, refuses a module with %s", o.path, o.place.File, what),
		Hint:    "require a release of the replaced module, or offer built programs instead",
		Related: []lint.Related{{Span: o.place, Message: "offered here"}},
	})
}

func forgotten(p *lint.ProjectPass, m *goModule, tag tagRelease) {
	for _, r := range m.replaces {
		if r.version != "" {
			continue
		}
		p.Report(lint.Finding{
			Span: r.place, Severity: lint.Low, Audience: lint.Pedantic,
			Message: fmt.Sprintf("whoever imports a release of %s gets %s without this replace by %s", m.path, r.old, quote(r.to)),
			Hint:    "require a release of the replaced module, and use a go.work to work on both",
			Related: []lint.Related{{Span: tag.place, Message: "released by tag here"}},
		})
	}
}
