package workflow

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// IneffectiveCache finds caches that are never renewed, never found or somebody
// else's.
var IneffectiveCache = &lint.Rule{
	Name:  "ineffective-cache",
	Title: "Cache that does not do its work",
	Doc: doc("A cache is written once per key. With a key that never changes it holds for ever what the first run put there; with a restore key that says only the system, a job restores another job's files; a setup action that runs before the checkout, or is given another folder, finds no lock file; the folder of another tool stays empty.",
		"- uses: actions/cache@<commit> # v4.3.0\n  with:\n    path: ~/.npm\n    key: ${{ runner.os }}-npm", "- uses: actions/cache@<commit> # v4.3.0\n  with:\n    path: ~/.npm\n    key: ${{ runner.os }}-npm-${{ hashFiles('package-lock.json') }}\n    restore-keys: ${{ runner.os }}-npm-",
		"Put the lock file's hash in the key, name the content in the restore key, and check out before setting up."),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true,
	File: ineffectiveCache,
}

func ineffectiveCache(p *lint.Pass) error {
	w := live(p)
	for _, j := range w.Jobs {
		for i, s := range j.Steps {
			if s.Action().Is("actions/cache") || s.Action().Is("actions/cache/save") {
				staticKey(p, s)
			}
			wideRestoreKeys(p, s)
			keyWithoutSystem(p, j, s)
			setupTooEarly(p, w, j, i)
			lockMissing(p, w, j, s)
			othersFolder(p, w, j, s)
		}
		if !wantsNoCache(w, j) {
			lockElsewhere(p, w, j)
		}
		cachedTwice(p, w, j)
	}
	return nil
}

var hasNumber = pattern.New(`[0-9]`)

// staticKey: a key with a literal version in it is renewed by hand, and one with
// any other expression may change; what is left are runner.os and its kind.
func staticKey(p *lint.Pass, s *workflow.Step) {
	key := input(s, "key")
	if key.Text() == "" {
		return
	}
	literal := key.Text()
	for _, e := range workflow.Expressions(key) {
		for _, a := range reads(&e) {
			if !a.in("runner") && !a.in("github", "workflow") && !a.in("github", "job") && !a.in("github", "repository") {
				return
			}
		}
		if strings.Contains(strings.ToLower(e.Text), "hashfiles") {
			return
		}
	}
	if hasNumber.MatchString(literal) {
		return
	}
	p.Report(lint.Finding{
		Span:    at(p, key),
		Message: fmt.Sprintf("cache key %s never changes, so the cache keeps what the first run put there", quote(key.Text())),
		Hint:    "add ${{ hashFiles('<the lock file>') }} to the key",
	})
}

// wideRestoreKeys: a prefix without a word of its own matches every cache of the
// repository.
func wideRestoreKeys(p *lint.Pass, s *workflow.Step) {
	keys := input(s, "restore-keys")
	if !s.Action().Is("actions/cache") && !s.Action().Is("actions/cache/restore") || keys == nil {
		return
	}
	for _, key := range strings.Split(keys.Text(), "\n") {
		key = strings.TrimSpace(key)
		if key == "" || !systemOnly(key) {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, keys),
			Message: fmt.Sprintf("restore key %s matches every cache of that system, whatever is in it", quote(key)),
			Hint:    "name the content, as in ${{ runner.os }}-npm-",
		})
		return
	}
}

var anyExpression = pattern.New(`\$\{\{\s*(.*?)\s*\}\}`)

func systemOnly(key string) bool {
	for _, m := range anyExpression.FindAllStringSubmatch(key, -1) {
		if m[1] != "runner.os" && m[1] != "runner.arch" && m[1] != "matrix.os" {
			return false
		}
	}
	return strings.Trim(withoutExpressions(key), "-_ ") == ""
}

// setupTooEarly: a setup action keys its cache on files of the checkout.
func setupTooEarly(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, i int) {
	known := setupOf(w, j.Steps[i])
	if known == nil || !known.early(j) || wantsNoCache(w, j) {
		return
	}
	checkout := firstCheckout(j)
	p.Report(lint.Finding{
		Span:    at(p, j.Steps[i].Uses),
		Message: fmt.Sprintf("%s runs before the checkout, so it finds no lock file to key its cache on", known),
		Hint:    "check out first",
		Related: []lint.Related{{Span: at(p, j.Steps[checkout].Uses), Message: "checked out here"}},
	})
}

// early says whether a step would cache, but runs before the checkout that brings
// the lock file.
func (u *used) early(j *workflow.Job) bool {
	checkout := firstCheckout(j)
	if checkout < slices.Index(j.Steps, u.step) || checkout < 0 || u.setup == setups["astral-sh/setup-uv"] {
		return false
	}
	return slices.ContainsFunc(u.tools, func(tool shell.Tool) bool { return u.caches(tool) == on })
}

// wantsNoCache says whether a job is better off with a cache that does nothing:
// that of a release.
func wantsNoCache(w *workflow.Workflow, j *workflow.Job) bool {
	return !w.Action && (releaseOnly(w) || mintsToken(w, j) || publishes(w, j) != nil)
}

func firstCheckout(j *workflow.Job) int {
	for i, s := range j.Steps {
		if s.Action().Is("actions/checkout") {
			return i
		}
	}
	return -1
}

// lockElsewhere: setup-go looks for go.sum in the root of the workspace only
// (https://github.com/actions/setup-go#caching-dependency-files-and-build-outputs).
func lockElsewhere(p *lint.Pass, w *workflow.Workflow, j *workflow.Job) {
	for _, s := range j.Steps {
		known := setupOf(w, s)
		if known == nil || !s.Action().Is("actions/setup-go") || known.caches(shell.Go) != on || input(s, "cache-dependency-path") != nil {
			continue
		}
		base := strings.TrimPrefix(root(p.File.Path), "/")
		if p.Tree.Has(path.Join(base, "go.sum")) || p.Tree.Has(path.Join(base, "go.mod")) {
			otherModule(p, w, j, s, known)
			return
		}
		lock := ""
		for _, needed := range downloads(ownSteps(w, j)) {
			if needed.cache.Tool == shell.Go {
				lock = lockFor(p, needed)
			}
		}
		if lock == "" {
			continue
		}
		keyedElsewhere(p, j, s, lock, fmt.Sprintf("%s caches nothing: it looks for go.sum in the root, and the module's is %s", known, lock))
	}
}

// keyedElsewhere reports a setup-go whose cache is to be keyed on another lock file.
func keyedElsewhere(p *lint.Pass, j *workflow.Job, setup *workflow.Step, lock, message string) {
	edit, ok := setInputs(p, setup, "cache-dependency-path: "+scalar(lock))
	p.Report(lint.Finding{
		Span:    at(p, setup.Uses),
		Message: message,
		Hint:    "set cache-dependency-path: " + lock,
		Fixes:   fix("set cache-dependency-path", true, edit, ok && !reusedStep(p, j, setup)),
	})
}

// otherModule: a cache that is keyed on the root's module is not renewed when the
// dependencies of the module that the job works in change.
func otherModule(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, setup *workflow.Step, known *used) {
	lock := soleLock(p, w, j)
	if lock == "" || lock == "go.sum" || !has(p, "go.sum") || has(p, "go.work") {
		return
	}
	keyedElsewhere(p, j, setup, lock, fmt.Sprintf("%s keys its cache on the module of the root, and the job builds that of %s", known, lock))
}

// soleLock is the go.sum of the one module that all steps of a job work in, ""
// where there are several, or a step does what cannot be seen.
func soleLock(p *lint.Pass, w *workflow.Workflow, j *workflow.Job) string {
	sole := ""
	for _, s := range ownSteps(w, j) {
		u := s.step.Action()
		if u.Kind == workflow.Local || u.Kind == workflow.Dynamic || builderActions[u.Key()] {
			return ""
		}
		for _, c := range script(w, s.step).Commands {
			switch {
			case !c.Is("go"):
				if !harmless(c) {
					return ""
				}
				continue
			case c.Arg(1) == "version" || c.Arg(1) == "env":
				continue
			}
			lock := lockFor(p, work{shell.Cache{Tool: shell.Go}, s, c})
			if lock == "" || sole != "" && lock != sole {
				return ""
			}
			sole = lock
		}
	}
	return sole
}
