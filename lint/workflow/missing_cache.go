package workflow

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingCache finds jobs that download their dependencies anew on every run.
var MissingCache = &lint.Rule{
	Name:  "missing-cache",
	Title: "Job downloads its dependencies on every run",
	Doc: doc("Without a cache every run fetches all dependencies again: that costs minutes on each push, and each run fails when the registry does.",
		"- uses: actions/setup-node@<commit> # v4.4.0\n- run: npm ci", "- uses: actions/setup-node@<commit> # v4.4.0\n  with:\n    cache: npm\n- run: npm ci",
		"Switch on the setup action's own cache, or restore one with `actions/cache`, keyed on the lock file. The defaults of each action's major version are known: setup-go caches since v4, setup-python never does by itself. It is silent where a cache would be wrong (release, deployment and publishing jobs, `id-token: write`, pull_request_target, workflow_run), useless (self-hosted runners), set up elsewhere (a local action, another cache action), and where `cache: false` has a comment that says why."),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true,
	File: missingCache,
}

func missingCache(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		if !mayCache(p, w, j) {
			return
		}
		steps, whole := allSteps(p, w, j)
		if !whole || j.Uses != nil {
			return // a local action that is not to be seen can do anything
		}
		for _, needed := range downloads(steps) {
			lock := lockFor(p, needed)
			if lock != "" && !covered(p, steps, needed) {
				reportCache(p, j, steps, needed, lock)
			}
		}
	})
}

// keyed are the files that the setup actions key their caches on, per tool.
var keyed = map[shell.Tool][]string{
	shell.Go: {"go.sum"}, shell.NPM: {"package-lock.json", "npm-shrinkwrap.json"}, shell.Yarn: {"yarn.lock"}, shell.PNPM: {"pnpm-lock.yaml"},
	shell.Pip: {"requirements.txt", "pyproject.toml"}, shell.Poetry: {"poetry.lock"}, shell.UV: {"uv.lock"}, shell.Cargo: {"Cargo.lock"},
	shell.Maven: {"pom.xml"}, shell.Gradle: {"build.gradle", "build.gradle.kts"}, shell.Dotnet: {"packages.lock.json"},
	shell.Bundler: {"Gemfile.lock"}, shell.Composer: {"composer.lock"},
}

// lockFor is the file, from the root of the repository, that says what a command
// downloads; "" where there is none, so that a cache would have no key.
func lockFor(p *lint.Pass, needed work) string {
	dir := needed.cmd.Dir
	if needed.cmd.Lost || needed.cache.Tool == shell.Bundler && movedGemfile(needed) {
		return ""
	}
	if own := needed.w.WorkingDirectoryOf(needed.j, needed.step); own != nil {
		if dynamic(own) {
			return ""
		}
		dir = path.Join(own.Text(), dir)
	}
	if path.IsAbs(dir) || strings.HasPrefix(path.Clean(dir), "..") || strings.ContainsAny(dir, "$~*?[") {
		return ""
	}
	base := strings.TrimPrefix(root(p.File.Path), "/")
	for _, name := range keyed[needed.cache.Tool] {
		if file := path.Join(dir, name); p.Tree.Has(path.Join(base, file)) {
			return file
		}
	}
	return ""
}

// movedGemfile says whether Bundler reads another Gemfile than the folder's
// (https://bundler.io/man/bundle-config.1.html#LIST-OF-AVAILABLE-KEYS).
func movedGemfile(needed work) bool {
	return needed.w.EnvOf(needed.j, needed.step, "BUNDLE_GEMFILE") != nil
}

func reportCache(p *lint.Pass, j *workflow.Job, steps []nested, needed work, lock string) {
	f := lint.Finding{
		Span:    commandPlace(p, needed),
		Message: fmt.Sprintf("%q downloads what %s names on every run: nothing in job %s caches it", needed.cache.Program, lock, quote(j.ID)),
		Hint:    "restore a cache keyed on " + lock + " with actions/cache",
	}
	if needed.cache.Tool == shell.Cargo {
		f.Hint = "add Swatinem/rust-cache, or actions/cache keyed on " + lock
	}
	for _, s := range steps {
		known := setupOf(s.w, s.step)
		if known == nil || !known.serves(needed.cache.Tool) {
			continue
		}
		if j.Container != nil && known.input == "" {
			return
		}
		if s.step != s.via {
			elsewhereSetUp(p, f, s, known, needed, lock)
			return
		}
		if known.caches(needed.cache.Tool) == disabled && explained(p, s.step, known.input) {
			return
		}
		known.explain(p, &f, needed, lock)
		known.order(j, needed, &f)
		p.Report(f)
		return
	}
	// A container's image can have everything in it already.
	if j.Container == nil && tidyEvidence(needed) {
		f.Confidence = lint.MediumConfidence
		p.Report(f)
	}
}

// commandPlace is the command, or the step whose local action has it.
func commandPlace(p *lint.Pass, needed work) lint.Span {
	if needed.step != needed.via {
		return at(p, needed.via.Uses)
	}
	return p.Span(needed.cmd.Start, needed.cmd.End)
}

// elsewhereSetUp reports what a local action sets up without a cache, at the step
// that uses it. One that was switched off there was switched off for a reason.
func elsewhereSetUp(p *lint.Pass, f lint.Finding, s nested, known *used, needed work, lock string) {
	if known.caches(needed.cache.Tool) == disabled {
		return
	}
	f.Span = at(p, s.via.Uses)
	f.Message = fmt.Sprintf("%q downloads what %s names on every run: %s in %s caches nothing by default", needed.cache.Program, lock, known, s.via.Uses.Text())
	f.Hint = "restore a cache in that action"
	p.Report(f)
}

// tidyEvidence: without a setup action the job uses what the runner has; that is
// worth a word for what installs a project, not for a lone `go vet`.
func tidyEvidence(needed work) bool {
	switch needed.cache.Tool {
	case shell.Go, shell.Pip, shell.UV, shell.Dotnet:
		return false
	}
	return true
}

// explained says whether a comment behind or above an input says why it is so.
func explained(p *lint.Pass, s *workflow.Step, name string) bool {
	pair := s.With.Pair(name)
	if pair == nil {
		return false
	}
	if _, _, ok := node.TrailingComment(p.File.Data, pair.Value); ok {
		return true
	}
	above := line(p, pair.Key.Start) - 1
	return above > 0 && strings.HasPrefix(strings.TrimSpace(string(p.File.Lines().Text(above))), "#")
}

// explain says of the setup action's step what it does by default and how to
// switch its cache on.
func (u *used) explain(p *lint.Pass, f *lint.Finding, needed work, lock string) {
	f.Related = []lint.Related{{Span: f.Span, Message: fmt.Sprintf("%q downloads here", needed.cache.Program)}}
	f.Span = at(p, u.step.Uses)
	why := "caches nothing by default"
	if u.input == "" {
		why = "has no cache"
	} else if u.asksPackage() {
		why = "caches by default only what packageManager in package.json names"
	}
	if u.caches(needed.cache.Tool) == disabled {
		f.Span = at(p, input(u.step, u.input))
		if input(u.step, u.input) == nil {
			f.Span = at(p, input(u.step, "package-manager-cache"))
		}
		why, f.Audience = "has its cache switched off without a word why", lint.Pedantic
	}
	f.Message = fmt.Sprintf("%q downloads what %s names on every run: %s %s", needed.cache.Program, lock, u, why)
	value := u.values[needed.cache.Tool]
	if value == "" {
		return
	}
	lines := []string{u.input + ": " + value}
	if u.locks != "" && (path.Dir(lock) != "." || lock == "pyproject.toml") {
		lines = append(lines, u.locks+": "+lock)
	}
	f.Hint = u.remedy(needed.cache.Tool, lines)
	if input(u.step, u.input) != nil || u.major < u.first {
		return
	}
	edit, ok := setInputs(p, u.step, lines...)
	f.Fixes = fix("switch on the cache of "+u.name, needed.cache.Tool == shell.NPM || needed.cache.Tool == shell.Go || needed.cache.Tool == shell.Pip, edit, ok)
}

// order withdraws a fix that would fail: the cache needs the lock file, and some
// tools themselves, to be there before it.
func (u *used) order(j *workflow.Job, needed work, f *lint.Finding) {
	before := slices.Index(j.Steps, u.step)
	switch tool := needed.cache.Tool; {
	case firstCheckout(j) > before:
		f.Hint += ", behind the checkout"
	case tool != shell.PNPM && tool != shell.Poetry, bringsTool(j.Steps[:before], string(tool)):
		return
	default:
		f.Hint += fmt.Sprintf(", behind a step that installs %s", tool)
	}
	f.Fixes = nil
}

func bringsTool(steps []*workflow.Step, tool string) bool {
	return slices.ContainsFunc(steps, func(s *workflow.Step) bool {
		return strings.Contains(s.Action().Key(), tool) || strings.Contains(s.Run.Text(), tool) || strings.Contains(s.Run.Text(), "corepack")
	})
}

// remedy is the advice: inputs that the major in use has, or a newer major.
func (u *used) remedy(tool shell.Tool, lines []string) string {
	hint := "set " + strings.Join(lines, " and ") + " on it"
	switch {
	case u.major > 0 && u.major < u.first && u.preset(u.first+1, tool) == on:
		return fmt.Sprintf("move to v%d or later, which caches by default", u.first+1)
	case u.major > 0 && u.major < u.first:
		return fmt.Sprintf("move to v%d or later and %s", u.first, hint)
	case tool == shell.Bundler:
		return hint + ", which runs bundle install as well"
	}
	return hint
}
