package workflow

import (
	"slices"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// facts are what several rules ask of one file, each read when it is first asked
// for.
type facts struct {
	scripts     map[*workflow.Step]*stepScript
	references  func() []pin.Reference
	versions    func() map[*workflow.Step]version
	expressions func() []workflow.Expression
	conditions  func() []workflow.Expression // and the ifs without fences
	live        func() *workflow.Workflow    // without what never runs
	locals      map[string]*localFile        // actions of the same repository, by their path as written
}

// stepScript is what a step runs.
type stepScript struct {
	once   sync.Once
	job    *workflow.Job
	parsed *shell.Script
}

func factsOf(w *workflow.Workflow) *facts {
	return w.Remember(func() any { return newFacts(w) }).(*facts)
}

func newFacts(w *workflow.Workflow) *facts {
	f := &facts{scripts: map[*workflow.Step]*stepScript{}, locals: map[string]*localFile{}}
	for j, s := range w.Steps() {
		if s.Run.Text() != "" {
			f.scripts[s] = &stepScript{job: j}
		}
	}
	f.references = sync.OnceValue(func() []pin.Reference { return pin.Workflow(w.Data, w) })
	f.versions = sync.OnceValue(func() map[*workflow.Step]version { return versions(w, f.references()) })
	f.expressions = sync.OnceValue(func() []workflow.Expression { return workflow.AllExpressions(w.Root) })
	f.live = sync.OnceValue(func() *workflow.Workflow { return withoutDead(w) })
	f.conditions = sync.OnceValue(func() []workflow.Expression { return withConditions(w, f.expressions()) })
	return f
}

// expressions are all of a file.
func expressions(w *workflow.Workflow) []workflow.Expression { return factsOf(w).expressions() }

// script is what a step runs; nothing where neither a POSIX shell nor PowerShell
// reads it.
func script(w *workflow.Workflow, s *workflow.Step) *shell.Script {
	if s.Run == nil {
		return noScript
	}
	one := factsOf(w).scripts[s]
	if one == nil {
		return noScript
	}
	one.once.Do(func() {
		name, written := w.ShellOf(one.job, s)
		one.parsed = parse(s, name, written == nil)
	})
	return one.parsed
}

// noScript is shared by the steps that run nothing.
var noScript = &shell.Script{}

// references are the file's actions, reusable workflows and images.
func references(w *workflow.Workflow) []pin.Reference { return factsOf(w).references() }

// parse reads a run: script. Where the runner is not known, its default shell is
// bash unless it is Windows: what does not parse as bash is left alone.
func parse(s *workflow.Step, name string, guessed bool) *shell.Script {
	lang := shell.Bash
	program, options, _ := strings.Cut(name, " ")
	program = strings.TrimSuffix(program[strings.LastIndexByte(program, '/')+1:], ".exe")
	if strings.HasPrefix(name, "${{") && strings.HasSuffix(name, "}}") {
		program, options = "", "" // as good as unknown
	}
	switch program {
	case "sh", "dash":
		lang = shell.POSIX
	case "bash", "zsh", "":
	case "pwsh", "powershell":
		lang = shell.PowerShell
	default:
		return noScript
	}
	places := s.Run.Map()
	parsed, err := shell.ParseAt(s.Run.Value, lang, places.Offset)
	if err != nil && program == "" {
		return noScript
	}
	// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
	if program == "bash" && !guessed && options == "" || strings.Contains(options, "pipefail") {
		parsed.Pipefail = true
	}
	return parsed
}

// allExpressions are those of the file, and the conditions that are written
// without fences.
func allExpressions(p *lint.Pass) []workflow.Expression { return factsOf(view(p)).conditions() }

func withConditions(w *workflow.Workflow, fenced []workflow.Expression) []workflow.Expression {
	all := slices.Clone(fenced)
	for _, j := range w.Jobs {
		all = append(all, bare(j.If)...)
		for _, s := range j.Steps {
			all = append(all, bare(s.If)...)
		}
	}
	return all
}

func bare(n *node.Node) []workflow.Expression {
	if n == nil || strings.Contains(n.Text(), "${{") {
		return nil
	}
	return workflow.Condition(n)
}
