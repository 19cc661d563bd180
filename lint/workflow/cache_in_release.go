package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// CacheInRelease finds release jobs that build from a cache.
var CacheInRelease = &lint.Rule{
	Name:  "cache-in-release",
	Title: "Release job restores a cache",
	Doc: doc("Whatever ran on the branch before, a compromised dependency or a workflow for pull requests, could have written the cache; what a release job restores from it is shipped to users, signed with the project's name. The packages of Ultralytics (2024-12) and TanStack (2026-05) were poisoned that way.",
		"on: {push: {tags: ['v*']}}\njobs:\n  publish:\n    steps:\n      - uses: actions/setup-node@<commit> # v4.4.0\n        with: {cache: npm}\n      - run: npm publish", "on: {push: {tags: ['v*']}}\njobs:\n  publish:\n    steps:\n      - uses: actions/setup-node@<commit> # v4.4.0\n      - run: npm publish",
		"Build releases from nothing: drop the cache step, or switch the setup action's cache off (`cache: false` for setup-go since v4, `package-manager-cache: false` for setup-node since v5). Layers of an image build are not reported: BuildKit names them by their content."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true, Aliases: []string{"zizmor:cache-poisoning"},
	File: cacheInRelease,
}

func cacheInRelease(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		published := publishes(w, j)
		aliases := []string{} // for what only a command publishes
		if mayTag(w) || namesPublisher(j) {
			aliases = append(aliases, "zizmor:cache-poisoning")
		} else if published == nil {
			return
		}
		cacheInside(p, w, j)
		sure := published != nil && !strings.HasPrefix(published.why, "docker/") && releases(w, j)
		for _, s := range j.Steps {
			by, may := mayRestore(w, s)
			claims := aliases
			if !may {
				claims = []string{}
			}
			found := restores(p, w, s)
			for _, read := range found {
				if read.Aliases = claims; sure && !findsNothing(w, j, s) {
					read.Related = published.related(p)
					if strings.Contains(j.If.Text(), "refs/tags") { // the whole job is for them
						read.Hint = strings.Replace(read.Hint, offOnTags, "false", 1)
					}
				} else {
					read.Severity, read.Audience, read.Confidence = lint.Low, lint.Auditor, lint.LowConfidence
					read.Fixes, read.Message = nil, strings.Replace(read.Message, "a job that publishes", "a job of a workflow that may release", 1)
				}
				p.Report(read)
			}
			if may && len(found) == 0 {
				f := by.finding(w, s)
				f.Span, f.Aliases = at(p, s.Uses), aliases
				p.Report(f)
			}
		}
	})
}

// findsNothing says whether a setup action has no lock file yet to look for its
// cache by.
func findsNothing(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) bool {
	known := setupOf(w, s)
	return known != nil && known.early(j)
}

// cacheInside reports the local actions of a release job that restore a cache.
func cacheInside(p *lint.Pass, w *workflow.Workflow, j *workflow.Job) {
	if published := publishes(w, j); published == nil || !releases(w, j) {
		return
	}
	steps, _ := allSteps(p, w, j)
	for _, s := range steps {
		if s.step == s.via {
			continue
		}
		for range restores(p, s.w, s.step) {
			p.Report(lint.Finding{
				Span: at(p, s.via.Uses), Aliases: []string{},
				Message: fmt.Sprintf("%s restores a cache with %s into a job that publishes", s.via.Uses.Text(), s.step.Action().FullName()),
				Hint:    "build releases without a cache: give that action an input that switches it off",
			})
		}
	}
}

// mayTag says whether some event of a workflow is one that releases start with.
func mayTag(w *workflow.Workflow) bool {
	push := w.Trigger("push")
	if w.Trigger("release") != nil || push != nil && (!push.Config.Get("tags").IsNull() || !push.Config.Get("tags-ignore").IsNull()) {
		return true
	}
	for _, branch := range push.Filter("branches") {
		if strings.Contains(strings.ToLower(branch.Text()), "release") {
			return true
		}
	}
	return false
}

// releases says whether a job that publishes does it for a release: on a tag, on
// request, or with a token of its own; what is deployed on every push is built
// from the branch anyway.
func releases(w *workflow.Workflow, j *workflow.Job) bool {
	return releaseOnly(w) || mintsToken(w, j) || w.Trigger("release") != nil || len(w.Trigger("push").Filter("tags")) > 0
}

// restores are the findings of a step that reads a cache.
func restores(p *lint.Pass, w *workflow.Workflow, s *workflow.Step) []lint.Finding {
	u := s.Action()
	name := u.Key()
	f := lint.Finding{Span: at(p, s.Uses), Hint: "build releases without a cache"}
	switch {
	case name == "actions/cache", name == "actions/cache/restore", name == "swatinem/rust-cache":
		if !lookupOnly(s) {
			f.Message = fmt.Sprintf("%s restores files that other runs left into a job that publishes", u.FullName())
			return []lint.Finding{f}
		}
		return nil
	}
	known := setupOf(w, s)
	if known == nil || known.input == "" {
		return nil
	}
	for _, tool := range known.tools {
		if known.caches(tool) == on {
			return []lint.Finding{setupRestores(p, w, known, f)}
		}
	}
	return nil
}

// lookupOnly says whether a cache is looked for and not restored
// (https://github.com/actions/cache#inputs).
func lookupOnly(s *workflow.Step) bool { return truthy(input(s, "lookup-only")) }

// forReleases is the value that switches a cache off, and keeps it for the other
// runs where there are any.
func forReleases(w *workflow.Workflow) string {
	if push := w.Trigger("push"); releaseOnly(w) || len(push.Filter("tags")) == 0 {
		return "false"
	}
	return offOnTags
}

// offOnTags is a value that is false in the runs for a tag.
const offOnTags = "${{ !startsWith(github.ref, 'refs/tags/') }}"

func setupRestores(p *lint.Pass, w *workflow.Workflow, known *used, f lint.Finding) lint.Finding {
	value := input(known.step, known.input)
	if value != nil {
		f.Message = fmt.Sprintf("%s restores a cache (%s: %s) into a job that publishes", known, known.input, value.Text())
		f.Hint = "remove " + known.input
		if known.serves(shell.Go) {
			f.Hint = "set cache: " + forReleases(w)
			edit, ok := replace(p, value, "false")
			f.Fixes = fix("switch the cache off", false, edit, ok)
		} else {
			f.Fixes = dropCache(p, known)
		}
		return f
	}
	f.Message = fmt.Sprintf("%s restores a cache by default into a job that publishes", known)
	f.Hint = fmt.Sprintf("set %s: %s", known.input, forReleases(w))
	edit, ok := setInputs(p, known.step, known.input+": false")
	f.Fixes = fix("switch the cache off", false, edit, ok)
	return f
}

// dropCache removes the input that asks for a cache; setup-node, which since v5
// has one unasked, is told not to.
func dropCache(p *lint.Pass, u *used) []lint.Fix {
	s := u.step
	pair := s.With.Pair(u.input)
	if pair == nil || reused(p, s.Node, s.With) {
		return nil
	}
	if s.Action().Is("actions/setup-node") && u.major >= 5 {
		edit := lint.Edit{Span: p.Span(pair.Key.Start, pair.Value.End), New: []byte("package-manager-cache: false")}
		return fix("switch the cache off", false, edit, s.With.Pair("package-manager-cache") == nil && !keepsBreaks(pair.Value))
	}
	edit, ok := remove(p, s.With, u.input)
	if len(s.With.Pairs) == 1 {
		edit, ok = remove(p, s.Node, "with")
	}
	return fix("remove the cache", false, edit, ok)
}

// firstCaching are the majors from which a setup action caches by default.
var firstCaching = map[string]int{"actions/setup-go": 4, "actions/setup-node": 5, "astral-sh/setup-uv": 5}

// finding says of a step that it may restore a cache where something may be
// released.
func (by cacheSwitch) finding(w *workflow.Workflow, s *workflow.Step) lint.Finding {
	name := s.Action().FullName()
	f := lint.Finding{Severity: lint.Low, Audience: lint.Auditor, Confidence: lint.LowConfidence, Hint: by.advice()}
	value := input(s, by.input)
	known := setupOf(w, s)
	switch {
	case by.as == always:
		f.Message = fmt.Sprintf("%s restores a cache into a job of a workflow that may release", name)
	case value != nil:
		f.Message = fmt.Sprintf("%s restores a cache (%s: %s) into a job of a workflow that may release", name, by.input, quote(value.Text()))
	case known != nil && known.major > 0 && known.major < firstCaching[s.Action().Key()]:
		f.Severity = lint.Info
		f.Message = fmt.Sprintf("%s does not restore a cache yet, but v%d does by default, in a workflow that may release", known, firstCaching[s.Action().Key()])
	default:
		f.Message = fmt.Sprintf("%s restores a cache by default into a job of a workflow that may release", name)
	}
	return f
}

func (by cacheSwitch) advice() string {
	switch by.as {
	case opens:
		return "set " + by.input + ": false"
	case naming:
		return "remove " + by.input
	case closes, closing:
		return "set " + by.input + ": true"
	}
	return "leave it out of releases"
}
