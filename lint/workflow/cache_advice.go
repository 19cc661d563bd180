package workflow

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

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
	switch {
	case u.locks != "" && (path.Dir(lock) != "." || needed.cache.Tool == shell.Pip && lock != "requirements.txt"):
		lines = append(lines, u.locks+": "+scalar(lock))
	case needed.cache.Tool == shell.Bundler && path.Dir(lock) != ".":
		lines = append(lines, "working-directory: "+path.Dir(lock))
	}
	f.Hint = u.remedy(needed.cache.Tool, lines)
	if input(u.step, u.input) != nil || u.major < u.first {
		return
	}
	edit, ok := setInputs(p, u.step, lines...)
	f.Fixes = fix("switch on the cache of "+u.name, needed.cache.Tool == shell.NPM || needed.cache.Tool == shell.Go || needed.cache.Tool == shell.Pip, edit, ok && !reusedStep(p, needed.j, u.step))
}

// order withdraws a fix that would fail: the cache needs the lock file, and some
// tools themselves, to be there before it.
func (u *used) order(j *workflow.Job, needed work, f *lint.Finding) {
	before := slices.Index(j.Steps, u.step)
	switch tool := needed.cache.Tool; {
	case firstCheckout(j) > before:
		f.Hint += ", behind the checkout"
	case !checksOut(j.Steps[:before]): // a lock file that is not seen here
	case tool != shell.PNPM && tool != shell.Poetry, bringsTool(j.Steps[:before], string(tool)):
		return
	default:
		f.Hint += fmt.Sprintf(", behind a step that installs %s", tool)
	}
	f.Fixes = nil
}

// checksOut says whether a step brings the repository itself to the workspace.
func checksOut(steps []*workflow.Step) bool {
	return slices.ContainsFunc(steps, func(s *workflow.Step) bool {
		return s.Action().Is("actions/checkout") && path.Clean("./"+input(s, "path").Text()) == "." && input(s, "repository") == nil
	})
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
