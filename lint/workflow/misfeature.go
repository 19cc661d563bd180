package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// Misfeature finds features that one is better off without.
var Misfeature = &lint.Rule{
	Name:  "misfeature",
	Title: "Feature that is better not used",
	Doc: doc("`shell: cmd` has no grammar that a reader or tool could rely on, and each line's failure is ignored; `pip-install` of setup-python installs into the interpreter that everything else uses. Other shells than GitHub's are on some runners and not on others.",
		"- run: build.bat\n  shell: cmd", "- run: ./build.ps1\n  shell: pwsh",
		"Use bash or pwsh; install into a virtual environment. Shells that GitHub's page does not list are for the auditor. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:misfeature"},
	File: misfeature,
}

// knownShells: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
var knownShells = map[string]bool{"bash": true, "pwsh": true, "python": true, "sh": true, "cmd": true, "powershell": true}

func misfeature(p *lint.Pass) error {
	var told []*node.Node // steps share their defaults
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		globalInstall(p, s)
		if s.Run == nil {
			return
		}
		if _, written := w.ShellOf(j, s); written != nil && !slices.Contains(told, written) && oddShell(p, written) {
			told = append(told, written)
		}
	})
}

// oddShell reads a shell as GitHub does: a name, or a command line with {0}. It
// says whether there is something to say about it.
func oddShell(p *lint.Pass, n *node.Node) bool {
	if n.Kind != node.Scalar || strings.HasPrefix(n.Value, "${{") && strings.HasSuffix(n.Value, "}}") {
		return false
	}
	program, _, _ := strings.Cut(n.Value, " ")
	program = program[strings.LastIndexAny(program, `/\`)+1:]
	f := lint.Finding{Span: at(p, n)}
	switch {
	case strings.EqualFold(strings.TrimSuffix(strings.ToLower(program), ".exe"), "cmd"):
		f.Message, f.Hint = "cmd goes on after a line that failed, and no tool can read it", "use pwsh or bash"
	case !knownShells[program]:
		f.Message, f.Hint, f.Audience = fmt.Sprintf("shell %s is not one that every runner has", quote(program)), "use bash, pwsh, python or sh", lint.Auditor
	default:
		return false
	}
	p.Report(f)
	return true
}

func globalInstall(p *lint.Pass, s *workflow.Step) {
	if value := input(s, "pip-install"); value != nil && s.Action().Is("actions/setup-python") {
		f := lint.Finding{
			Span:    at(p, value),
			Message: fmt.Sprintf("pip-install puts %s into the interpreter that everything else uses", quote(value.Text())),
			Hint:    "install into a virtual environment in a step of its own",
		}
		if s.With.Get("pip-install") == nil {
			f.Aliases = []string{} // zizmor tells upper case from lower
		}
		p.Report(f)
	}
}
