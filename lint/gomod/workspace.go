package gomod

import (
	"path"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/lint"
)

// workspace is one go.work with the folders that it uses.
type workspace struct {
	dir  string
	uses map[string]bool
}

var workspaces = &lint.Collector{
	Name:  "go-workspaces",
	Kinds: []lint.Kind{lint.GoWork},
	File: func(p *lint.Pass) error {
		f, err := modfile.ParseWork(p.File.Path, p.File.Data, nil)
		if err != nil {
			return nil
		}
		w := workspace{path.Dir(p.File.Path), map[string]bool{}}
		for _, use := range f.Use {
			w.uses[path.Join(w.dir, use.Path)] = true
		}
		p.Export(w)
		return nil
	},
}

// workspaceOf is the workspace that uses a module.
func workspaceOf(all []workspace, m *goModule) (workspace, bool) {
	for _, w := range all {
		if w.uses[m.dir] {
			return w, true
		}
	}
	return workspace{}, false
}

// sums are the hashes of one go.sum or go.work.sum: "path version" and
// "path version/go.mod".
type sums struct {
	dir    string
	hashes map[string]bool
}

var checksums = &lint.Collector{
	Name:  "go-checksums",
	Kinds: []lint.Kind{lint.GoSum},
	File: func(p *lint.Pass) error {
		s := sums{path.Dir(p.File.Path), map[string]bool{}}
		for line := range strings.Lines(string(p.File.Data)) {
			if fields := strings.Fields(line); len(fields) == 3 {
				s.hashes[fields[0]+" "+fields[1]] = true
			}
		}
		p.Export(s)
		return nil
	},
}
