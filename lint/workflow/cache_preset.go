package workflow

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
)

// cachesIn is what a step does about a tool's cache in this repository: since v5
// setup-node decides by package.json
// (https://github.com/actions/setup-node#caching-global-packages-data).
func (u *used) cachesIn(p *lint.Pass, tool shell.Tool) state {
	now := u.caches(tool)
	if now != unknown || !u.asksPackage() {
		return now
	}
	manager, known := packageManager(p)
	switch {
	case !known:
		return unknown
	case manager == string(tool) && (u.major == 5 || tool == shell.NPM):
		return on
	}
	return off
}

// asksPackage says whether nothing but package.json decides.
func (u *used) asksPackage() bool {
	return u.setup == setups["actions/setup-node"] && u.major >= 5 && input(u.step, "cache") == nil && input(u.step, "package-manager-cache") == nil
}

// packageManager is what package.json in the root names, "" where it names none.
func packageManager(p *lint.Pass) (name string, known bool) {
	file := path.Join(strings.TrimPrefix(root(p.File.Path), "/"), "package.json")
	if !p.Tree.Has(file) {
		return "", true
	}
	data, err := p.Tree.Read(file)
	if err != nil {
		return "", false
	}
	var manifest struct {
		PackageManager string `json:"packageManager"`
		DevEngines     struct {
			PackageManager json.RawMessage `json:"packageManager"`
		} `json:"devEngines"`
	}
	if json.Unmarshal(data, &manifest) != nil {
		return "", false
	}
	if name, _, _ := strings.Cut(manifest.PackageManager, "@"); name != "" {
		return name, true
	}
	return devEngine(manifest.DevEngines.PackageManager)
}

// devEngine is the name in devEngines.packageManager, which is one or a list.
func devEngine(text json.RawMessage) (name string, known bool) {
	if len(text) == 0 {
		return "", true
	}
	type engine struct {
		Name string `json:"name"`
	}
	var one engine
	if json.Unmarshal(text, &one) == nil {
		return one.Name, true
	}
	var several []engine
	if json.Unmarshal(text, &several) != nil || len(several) == 0 {
		return "", false
	}
	return several[0].Name, len(several) == 1
}
