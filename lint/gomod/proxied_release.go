package gomod

import (
	"bytes"
	"fmt"
	"path"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/goreleaser"
)

// proxiedRelease is a GoReleaser that builds the module as the proxy has it.
type proxiedRelease struct {
	dir   string // of the module
	place lint.Span
}

// proxiedReleases are the files with gomod.proxy, which stops at a replace: the
// module is a dependency there (https://goreleaser.com/customization/verifiable_builds).
var proxiedReleases = &lint.Collector{
	Name:  "proxied-releases",
	Kinds: []lint.Kind{lint.Text},
	File: func(p *lint.Pass) error {
		if !goreleaser.Is(p.File.Path) || isSample(p.File.Path) || !bytes.Contains(p.File.Data, []byte("gomod")) {
			return nil
		}
		docs, err := p.File.Documents()
		if err != nil || len(docs) == 0 {
			return nil // GoReleaser's own file, and no rule is about its syntax
		}
		gomod := docs[0].Root.Get("gomod")
		if proxy := gomod.Pair("proxy"); proxy != nil && proxy.Value.Text() == "true" {
			p.Export(proxiedRelease{
				path.Join(path.Dir(p.File.Path), gomod.Get("dir").Text()), p.Span(proxy.Key.Start, proxy.Value.End),
			})
		}
		return nil
	},
}

// proxied is the release that builds a module by way of the proxy.
func proxied(p *lint.ProjectPass, m *goModule) (proxiedRelease, bool) {
	for _, release := range lint.Facts[proxiedRelease](p) {
		if release.dir == m.dir {
			return release, true
		}
	}
	return proxiedRelease{}, false
}

func refusedByProxy(p *lint.ProjectPass, m *goModule, release proxiedRelease) {
	if len(m.replaces) == 0 {
		return
	}
	r := m.replaces[0]
	p.Report(lint.Finding{
		Span:    r.place,
		Message: fmt.Sprintf("GoReleaser refuses to release %s with gomod.proxy: it replaces %s", m.path, r.old),
		Hint:    "require a release of the replaced module, or set gomod.proxy: false",
		Related: []lint.Related{{Span: release.place, Message: "built by way of the proxy here"}},
	})
}
