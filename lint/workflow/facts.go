package workflow

import (
	"runtime"
	"strings"
	"sync"
	"weak"

	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// facts are what several rules ask of one file. They are read once and live as
// long as the view that they were read from.
type facts struct {
	scripts    map[*workflow.Step]func() *shell.Script
	references func() []pin.Reference
	versions   func() map[*workflow.Step]version
}

var memory sync.Map // weak.Pointer[workflow.Workflow] -> *facts

func factsOf(w *workflow.Workflow) *facts {
	key := weak.Make(w)
	if known, ok := memory.Load(key); ok {
		return known.(*facts)
	}
	known, loaded := memory.LoadOrStore(key, newFacts(w))
	if !loaded {
		runtime.AddCleanup(w, func(key weak.Pointer[workflow.Workflow]) { memory.Delete(key) }, key)
	}
	return known.(*facts)
}

// newFacts must not keep the workflow itself: that would keep it for ever.
func newFacts(w *workflow.Workflow) *facts {
	f := &facts{scripts: map[*workflow.Step]func() *shell.Script{}}
	for j, s := range w.Steps() {
		if s.Run.Text() == "" {
			continue
		}
		name, written := w.ShellOf(j, s)
		f.scripts[s] = sync.OnceValue(func() *shell.Script { return parse(s, name, written == nil) })
	}
	copied := *w
	f.references = sync.OnceValue(func() []pin.Reference { return pin.Workflow(copied.Data, &copied) })
	f.versions = sync.OnceValue(func() map[*workflow.Step]version { return versions(&copied, f.references()) })
	return f
}

// script is what a step runs; nothing where no POSIX shell reads it.
func script(w *workflow.Workflow, s *workflow.Step) *shell.Script {
	if read := factsOf(w).scripts[s]; read != nil {
		return read()
	}
	return &shell.Script{}
}

// references are the file's actions, reusable workflows and images.
func references(w *workflow.Workflow) []pin.Reference { return factsOf(w).references() }

// parse reads a run: script. Where the runner is not known, its default shell is
// bash unless it is Windows: what does not parse as bash is left alone.
func parse(s *workflow.Step, name string, guessed bool) *shell.Script {
	lang := shell.Bash
	program, options, _ := strings.Cut(name, " ")
	switch program {
	case "sh", "dash":
		lang = shell.POSIX
	case "bash", "":
	default:
		return &shell.Script{}
	}
	places := s.Run.Map()
	parsed, err := shell.ParseAt(s.Run.Value, lang, places.Offset)
	if err != nil && program == "" {
		return &shell.Script{}
	}
	// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
	if program == "bash" && !guessed && options == "" || strings.Contains(options, "pipefail") {
		parsed.Pipefail = true
	}
	return parsed
}
