package project

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/repo"
)

// MissingUpdates finds dependencies that nobody keeps up to date.
var MissingUpdates = &lint.Rule{
	Name:  "missing-updates",
	Title: "Dependencies that no bot updates",
	Doc: doc("A pin is safe as long as somebody moves it: without a bot the pinned version collects the flaws that are found in it.",
		"yaml", "version: 2\nupdates:\n  - {package-ecosystem: gomod, directory: /, schedule: {interval: weekly}}", "version: 2\nupdates:\n  - {package-ecosystem: gomod, directory: /, schedule: {interval: weekly}}\n  - {package-ecosystem: github-actions, directory: /, schedule: {interval: weekly}}",
		"Add an entry to `.github/dependabot.yml` for each ecosystem, or use Renovate. That there is no bot at all is reported to the pedantic audience; rule short-cooldown looks after the cooldown. https://docs.github.com/code-security/dependabot/working-with-dependabot/dependabot-options-reference"),
	Theme: lint.UnpinnedVersion, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{dependabots, releasedBases, renovateManagers},
	Project: missingUpdates,
}

// dependabot is a dependabot.yml.
type dependabot struct {
	root       string
	place      lint.Span // of updates
	ecosystems map[string]bool
}

var dependabots = &lint.Collector{
	Name:  "dependabot",
	Kinds: []lint.Kind{lint.Dependabot},
	File: func(p *lint.Pass) error {
		docs, err := p.File.Documents()
		if err != nil || len(docs) == 0 {
			return err
		}
		d := dependabot{root: path.Dir(path.Dir(p.File.Path)), ecosystems: map[string]bool{}}
		updates := docs[0].Root.Pair("updates")
		if updates == nil {
			return nil
		}
		d.place = at(p, updates.Key).span
		for _, entry := range updates.Value.Items {
			d.add(entry)
		}
		p.Export(d)
		return nil
	},
}

func (d *dependabot) add(entry *node.Node) {
	ecosystem := entry.Get("package-ecosystem")
	if ecosystem == nil {
		return
	}
	d.ecosystems[ecosystem.Text()] = true
}

// ecosystems are those whose files are plain to see, each with the names of such.
var ecosystems = []struct {
	name  string
	found func(file string) bool
}{
	{"gomod", func(file string) bool { return path.Base(file) == "go.mod" }},
	{"github-actions", func(file string) bool { return strings.HasPrefix(file, ".github/workflows/") }},
	{"docker", func(file string) bool { return path.Base(file) == "Dockerfile" }},
	{"npm", func(file string) bool { return path.Base(file) == "package.json" }},
	{"cargo", func(file string) bool { return path.Base(file) == "Cargo.toml" }},
	{"terraform", func(file string) bool { return path.Base(file) == ".terraform.lock.hcl" }},
}

// renovates are the names of Renovate's configuration.
// https://docs.renovatebot.com/configuration-options/
var renovates = []string{"renovate.json", "renovate.json5", ".github/renovate.json", ".github/renovate.json5", ".gitlab/renovate.json", ".gitlab/renovate.json5", ".renovaterc", ".renovaterc.json", ".renovaterc.json5"}

func missingUpdates(p *lint.ProjectPass) error {
	configured := lint.Facts[renovate](p)
	for _, name := range renovates {
		if len(configured) == 0 && p.Tree.Has(name) {
			return nil
		}
	}
	bases := map[string]bool{}
	for _, one := range lint.Facts[releasedBase](p) {
		bases[one.file] = true
	}
	seen := map[string]string{}
	for _, file := range repo.All(p.Tree) {
		for _, e := range ecosystems {
			if seen[e.name] == "" && e.found(file) && !isSample(file) && !isTried(file) && (e.name != "docker" || bases[file]) {
				seen[e.name] = file
			}
		}
	}
	if len(configured) > 0 {
		judgeRenovate(p, configured[0], seen)
		return nil
	}
	for _, d := range lint.Facts[dependabot](p) {
		if d.root == "." {
			judgeUpdates(p, d, seen)
			return nil
		}
	}
	if !updatedElsewhere(p) {
		noUpdates(p, seen)
	}
	return nil
}

// updatedElsewhere says whether Dependabot's configuration is not among the files
// that are looked at.
func updatedElsewhere(p *lint.ProjectPass) bool {
	return slices.ContainsFunc([]string{".github/dependabot.yml", ".github/dependabot.yaml"}, func(name string) bool {
		return p.Tree.Has(name) && !slices.Contains(p.Tree.Files(), name)
	})
}

// releasedBase is a Dockerfile that names a version of some image: one that is
// put together from arguments, or is latest, has nothing to update.
type releasedBase struct{ file string }

var releasedBases = &lint.Collector{
	Name:  "released-bases",
	Kinds: []lint.Kind{lint.Dockerfile},
	File: func(p *lint.Pass) error {
		f, err := p.File.Dockerfile()
		if err != nil {
			return err
		}
		for _, stage := range f.Stages {
			image, err := pin.ParseImage(stage.Base.Value)
			if stage.Parent == nil && err == nil && !strings.Contains(stage.Base.Value, "$") && image.Tag != "" && image.Tag != "latest" {
				p.Export(releasedBase{p.File.Path})
				return nil
			}
		}
		return nil
	},
}

// isTried says whether a file is for trying the project out, not for shipping it.
func isTried(file string) bool {
	for _, dir := range strings.Split(path.Dir(file), "/") {
		switch dir {
		case "test", "tests", "hack", "demo", ".devcontainer", "docs", "website", "benchmarks", "smoke-tests":
			return true
		}
	}
	return false
}

func judgeRenovate(p *lint.ProjectPass, r renovate, seen map[string]string) {
	for _, e := range ecosystems {
		if file := seen[e.name]; file != "" && !r.updates(e.name) {
			p.Report(lint.Finding{
				Span: r.place, Audience: lint.Pedantic, // somebody chose them
				Message: fmt.Sprintf("nobody updates %s (%s): enabledManagers leaves it out", e.name, file),
				Hint:    "add " + managers[e.name][0] + ", or leave enabledManagers out",
			})
		}
	}
}

func judgeUpdates(p *lint.ProjectPass, d dependabot, seen map[string]string) {
	for _, e := range ecosystems {
		if file := seen[e.name]; file != "" && !d.ecosystems[e.name] && !(e.name == "npm" && d.ecosystems["bun"]) && !(e.name == "terraform" && d.ecosystems["opentofu"]) {
			p.Report(lint.Finding{
				Span:    d.place,
				Message: fmt.Sprintf("nobody updates %s (%s): it has no entry", e.name, file),
				Hint:    "add an entry with package-ecosystem: " + e.name,
			})
		}
	}
}

// noUpdates reports once, at the first file that would be updated, where that is
// looked at.
func noUpdates(p *lint.ProjectPass, seen map[string]string) {
	for _, e := range ecosystems {
		if file := seen[e.name]; file != "" && (e.name == "gomod" || e.name == "github-actions") {
			if !slices.Contains(p.Tree.Files(), file) {
				return
			}
			p.Report(lint.Finding{
				Span: lint.Span{File: file}, Audience: lint.Pedantic,
				Message: "neither Dependabot nor Renovate keeps the versions of this repository up to date",
				Hint:    "add .github/dependabot.yml",
			})
			return
		}
	}
}
