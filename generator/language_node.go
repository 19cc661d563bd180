package generator

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// Node.js lines with long-term support; the newest is the default.
// https://github.com/nodejs/release#release-schedule
var nodeLines = []int{22, 24}

// nodeManagers are the package managers by their locks. The clean installs
// change no lock; --frozen-lockfile is yarn's and pnpm's word for that.
var nodeManagers = []struct{ lock, all, production, prune, cache string }{
	{"package-lock.json", "npm ci", "npm ci --omit=dev", "npm prune --omit=dev", "/root/.npm"},
	{"pnpm-lock.yaml", "corepack enable && pnpm install --frozen-lockfile", "corepack enable && pnpm install --frozen-lockfile --prod",
		"pnpm prune --prod", "/root/.local/share/pnpm/store"},
	{"yarn.lock", "yarn install --frozen-lockfile", "yarn install --frozen-lockfile --production",
		"yarn install --frozen-lockfile --production --ignore-scripts --prefer-offline", "/usr/local/share/.cache/yarn"},
}

// packageJSON is the part of package.json that a build depends on.
type packageJSON struct {
	Main    string            `json:"main"`
	Scripts map[string]string `json:"scripts"`
	Engines map[string]string `json:"engines"`
}

func nodeData(b *languageBuild) *languageData {
	d := &languageData{}
	var manifest packageJSON
	if err := json.Unmarshal(b.sources.Manifests["package.json"], &manifest); err != nil {
		b.fail("add or repair it", "no package.json to read in %q", b.service.Build.Context)
	}
	_, d.Build = manifest.Scripts["build"]
	for _, manager := range nodeManagers {
		if d.Install != "" || !b.has(manager.lock) {
			continue
		}
		d.Inputs, d.Cache, d.Install = []string{"package.json", manager.lock}, manager.cache, manager.production
		if d.Build {
			d.Install, d.Prune = manager.all, manager.prune
		}
	}
	if d.Install == "" {
		b.fail("commit one: `npm install --package-lock-only`", "no package-lock.json, pnpm-lock.yaml or yarn.lock in %q", b.service.Build.Context)
	}
	d.Builder = dockerImage(b.in, "node:"+strconv.Itoa(nodeLine(manifest.Engines["node"]))+"-alpine", b.found)
	d.Base = d.Builder
	d.Command = b.command(nodeCommand(manifest, b.sources.Mains))
	return d
}

var (
	nodeStart  = pattern.New(`^node( [A-Za-z0-9_./=-]+)+$`)
	firstMajor = pattern.New(`[0-9]+`)
)

// nodeLine is the newest supported line that engines.node names, else the default.
func nodeLine(engines string) int {
	line := nodeLines[len(nodeLines)-1]
	if n, err := strconv.Atoi(firstMajor.FindString(engines)); err == nil && !strings.HasPrefix(strings.TrimSpace(engines), ">") {
		for _, known := range nodeLines {
			if known == n {
				line = known
			}
		}
	}
	return line
}

// nodeCommand is the start script where node alone runs it: npm in between
// would keep SIGTERM from the program.
func nodeCommand(manifest packageJSON, mains []string) []string {
	switch {
	case nodeStart.MatchString(manifest.Scripts["start"]):
		return strings.Fields(manifest.Scripts["start"])
	case manifest.Main != "":
		return []string{"node", manifest.Main}
	case len(mains) > 0:
		return []string{"node", mains[0]}
	}
	return nil
}
