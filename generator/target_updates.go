package generator

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

var updatesTarget = Target{
	Name: "updates",
	Doc: "The bot that moves pinned versions: `.github/dependabot.yml`, or `renovate.json` with `updates: renovate`, " +
		"for the ecosystems that the repository has: Go modules, the packages of other languages, base images, actions. " +
		"A release must be out for `updates.cooldown` before it is proposed. Pins that the bot moves in a rendered file " +
		"are read back by the next `shipgen generate`.",
	Keys: []string{"/updates"},
	Plan: planUpdates,
}

// updateFiles are the configuration of each bot, where it looks for it.
var updateFiles = map[string]string{"dependabot": ".github/dependabot.yml", "renovate": "renovate.json"}

const secondsPerDay = 24 * 60 * 60

// updates is what either bot is told.
type updates struct {
	CooldownDays int
	Go           []string   // folders of the modules from the root, with a leading slash
	Packages     []packages // of other languages
	Dockerfiles  []string   // folders, with a leading slash
	Actions      bool
	GoImages     bool // a Dockerfile builds with Go
}

// packages are one ecosystem in one folder.
type packages struct{ Ecosystem, Directory string }

func planUpdates(in *Input) ([]Job, error) {
	wanted := in.Ship.Updates
	if wanted == nil || wanted.Tool == "none" {
		return nil, nil
	}
	data := newUpdates(in)
	data.CooldownDays = wanted.Cooldown.Seconds() / secondsPerDay
	output := updateFiles[wanted.Tool]
	return []Job{{Template: "updates/" + output + ".tmpl", Output: output, Data: data}}, nil
}

func newUpdates(in *Input) updates {
	u := updates{Actions: true} // ci.yml is always there, rendered or the user's
	if in.Repo.Module != "" {
		for _, module := range in.modules() {
			u.Go = append(u.Go, rooted(moduleDir(module)))
		}
	}
	for _, service := range builtServices(in.Ship) {
		u.Dockerfiles = append(u.Dockerfiles, rooted(path.Dir(dockerfilePath(in, service))))
		u.GoImages = u.GoImages || service.Build.Main != ""
		if ecosystem := ecosystem(in, service); ecosystem != "" {
			u.Packages = append(u.Packages, packages{ecosystem, rooted(buildContext(in, service))})
		}
	}
	slices.Sort(u.Dockerfiles)
	u.Dockerfiles = slices.Compact(u.Dockerfiles)
	u.Packages = slices.Compact(u.Packages)
	return u
}

// ecosystems are Dependabot's names for the packages of a language.
// https://docs.github.com/en/code-security/dependabot/ecosystems-supported-by-dependabot/supported-ecosystems-and-repositories
var ecosystems = map[string]string{"node": "npm", "python": "pip", "rust": "cargo"}

// ecosystem is where the packages of a service come from, "" for Go.
func ecosystem(in *Input, service *ship.Service) string {
	if _, ok := in.Repo.Sources[path.Clean(service.Build.Context)].Manifests["uv.lock"]; ok {
		return "uv"
	}
	return ecosystems[service.Build.Language]
}

// rooted is a folder as Dependabot writes it: "/" for the root.
func rooted(dir string) string { return path.Join("/", dir) }
