package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// PrintedSecret finds scripts that write secrets to the log.
var PrintedSecret = &lint.Rule{
	Name:  "printed-secret",
	Title: "Secret written to the log",
	Doc: doc("The runner masks the exact value only: a part of it, another encoding, one line of many or a changed case stands in the log in the clear, and logs of public repositories are public.",
		"- run: echo \"$TOKEN\"\n  env:\n    TOKEN: ${{ secrets.TOKEN }}\n- run: |\n    set -x\n    curl -H \"Authorization: $TOKEN\" https://api.example.com\n  env:\n    TOKEN: ${{ secrets.TOKEN }}", "- run: |\n    curl -H \"Authorization: $TOKEN\" https://api.example.com\n  env:\n    TOKEN: ${{ secrets.TOKEN }}",
		"Do not print it, do not trace commands that use it (`set -x`), and mask what is derived from it with `::add-mask::`. Output that goes to another program or into a file is left alone; what `base64`, `cut` or `jq` make of it and print is not. Local actions are followed: what they print of an input or a variable is told where they are used."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  printedSecret,
}

func printedSecret(p *lint.Pass) error {
	return eachHolder(p, func(h *holder) {
		read := script(h.w, h.step)
		if len(read.Commands) == 0 {
			return
		}
		traced := tracedAt(read)
		always := tracingShell(h)
		for _, c := range read.Commands {
			if always || traced != nil && c.Start > traced.Start {
				traces(p, h, c, traced)
			}
			prints(p, h, c)
		}
	})
}

// traces reports a command that the shell prints before it runs it.
func traces(p *lint.Pass, h *holder, c *shell.Command, traced *shell.Command) {
	name := h.in(c)
	if name == "" || c.Is("test", "[", "[[", "export", "set") || c.Prev != nil && h.in(c.Prev) != "" {
		return // a pipeline is told once
	}
	f := lint.Finding{
		Span:    h.span(p, c.Start, c.End),
		Message: fmt.Sprintf("%s%s is traced with secret %s in its words: set -x is on", c.Name(), h.where(), quote(name)),
		Hint:    "put set +x before it",
	}
	if traced != nil && h.outer == nil {
		f.Related = []lint.Related{{Span: p.Span(traced.Start, traced.End), Message: "tracing starts here"}}
	}
	p.Report(f)
}

// tracingShell says whether a step's shell is told to trace: `shell: bash -x {0}`.
func tracingShell(h *holder) bool {
	name, _ := h.w.ShellOf(h.j, h.step)
	program, options, _ := strings.Cut(name, " ")
	return options != "" && strings.HasSuffix(program, "sh") && slices.ContainsFunc(strings.Fields(options), shortX)
}

func shortX(word string) bool { return shortOption(word, "x") }

// shortOption says whether a word is one of short options, -ex, with a letter among
// them.
func shortOption(word, letter string) bool {
	const longest = 7
	return len(word) <= longest && strings.HasPrefix(word, "-") && !strings.HasPrefix(word, "--") && strings.Contains(word, letter)
}

// tracedAt is the command after which the shell prints what it runs, or nil.
// One `set +x` anywhere is taken for the care that is needed.
func tracedAt(read *shell.Script) *shell.Command {
	var on *shell.Command
	for _, c := range read.Commands {
		if c.Name() != "set" {
			continue
		}
		for _, word := range c.Args() {
			if strings.HasPrefix(word.Value, "+") && strings.Contains(word.Value, "x") {
				return nil
			}
			if on == nil && shortX(word.Value) {
				on = c
			}
		}
	}
	return on
}

// printers are the programs, of PowerShell too, that write their words.
var printers = map[string]bool{"echo": true, "printf": true, "printenv": true, "write-host": true, "write-output": true, "write-information": true, "write-warning": true}

// filters are programs that write what they read; true says that what comes out
// of them is another text than the one that is masked.
var filters = map[string]bool{
	"awk": true, "base32": true, "base64": true, "cat": false, "cut": true, "fold": true, "head": false, "hexdump": true, "jq": true, "od": true,
	"rev": true, "sed": true, "tail": false, "tee": false, "tr": false, "xxd": true,
}

// prints looks at commands whose output goes to the log.
func prints(p *lint.Pass, h *holder, c *shell.Command) {
	through, ok := reachesLog(c)
	if !ok {
		return
	}
	name := written(h, c)
	if part := partWritten(h, c); name == "" && part != "" {
		name, through = part, "an expansion that cuts it"
	}
	f := lint.Finding{
		Span: h.span(p, c.Start, c.End), Message: fmt.Sprintf("%s%s writes secret %s to the log", c.Name(), h.where(), quote(name)),
		Hint: "do not print it; hand it over by pipe, file or environment",
	}
	switch {
	case name == "":
		if name = verbosely(h, c); name == "" {
			return
		}
		f.Message = fmt.Sprintf("curl%s writes secret %s to the log: -v shows the header that -u makes of it, in base64", h.where(), quote(name))
		f.Hint, f.Severity = "drop -v", lint.High
	case through != "":
		f.Message = fmt.Sprintf("%s%s writes secret %s through %s to the log, where no mask covers it", c.Name(), h.where(), quote(name), through)
		f.Severity = lint.High
	}
	p.Report(f)
}

// reachesLog says whether a command's output goes to the log, and through which
// filter that changes it.
func reachesLog(c *shell.Command) (through string, ok bool) {
	if c.Outer != nil || c.Into != "" {
		return "", false
	}
	for n := c; n != nil; n = n.Next {
		changes, filter := filters[n.Name()]
		if redirected(n) || n != c && !filter {
			return "", false
		}
		if n != c && changes && through == "" {
			through = n.Name()
		}
	}
	return through, true
}

// written is the secret that a command writes, "" for none.
func written(h *holder, c *shell.Command) string {
	name := strings.ToLower(c.Name())
	if name == "cat" {
		for _, r := range c.Redirect {
			switch {
			case r.Op == "<<<":
				return h.text(r.Target.Value)
			case strings.HasPrefix(r.Op, "<<") && !r.Target.Quoted:
				return h.text(r.Heredoc)
			}
		}
		return ""
	}
	if !printers[name] || addsMask(c) {
		return ""
	}
	if secret := h.in(c); secret != "" || name != "printenv" || len(c.Words) == 1 {
		return secret
	}
	return h.variable(c.Arg(1))
}

// addsMask says whether what a command prints tells the runner what to mask
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#masking-a-value-in-a-log).
func addsMask(c *shell.Command) bool {
	return slices.ContainsFunc(c.Args(), func(word shell.Word) bool { return strings.HasPrefix(word.Value, "::add-mask::") })
}

// partUse is a shell's expansion that cuts or changes a variable: ${X:0:4},
// ${X%%=*}, ${X^^}.
var partUse = pattern.New(`\$\{([A-Za-z_][A-Za-z0-9_]*)(?::\s*-?[0-9]|[#%^,/])`)

// partWritten is the secret of which echo or printf write a part.
func partWritten(h *holder, c *shell.Command) string {
	if !c.Is("echo", "printf") || addsMask(c) {
		return ""
	}
	for _, word := range c.Args() {
		for _, m := range partUse.FindAllStringSubmatch(word.Value, -1) {
			if name := h.variable(m[1]); name != "" {
				return name
			}
		}
	}
	return ""
}

// verbosely is the secret of a `curl -v -u user:$SECRET`.
func verbosely(h *holder, c *shell.Command) string {
	if !c.Is("curl") {
		return ""
	}
	verbose, secret := false, ""
	for i, word := range c.Words {
		verbose = verbose || word.Value == "--verbose" || word.Static && shortOption(word.Value, "v")
		if (word.Value == "-u" || word.Value == "--user") && i+1 < len(c.Words) {
			secret = h.text(c.Words[i+1].Value)
		}
	}
	if !verbose {
		return ""
	}
	return secret
}

// redirected says whether output goes to a file; the summary of a step is as
// public as its log.
func redirected(c *shell.Command) bool {
	for _, r := range c.Redirect {
		if strings.HasPrefix(r.Op, ">") || strings.HasPrefix(r.Op, "&>") {
			to := r.Target.Value
			return to != "&2" && to != "2" && to != "/dev/stderr" && !strings.Contains(to, "GITHUB_STEP_SUMMARY")
		}
	}
	return false
}

// secretUse is a secret that is pasted into a word.
var secretUse = pattern.New(`(?i)\$\{\{\s*secrets\.([A-Z_][A-Z0-9_]*)\s*\}\}`)

// variableUse is a variable of a shell, or of PowerShell's environment.
var variableUse = pattern.New(`\$(?:\{?env:([A-Za-z_][A-Za-z0-9_]*)\}?|\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))`)

// secretIn is a secret that a command's words hold by way of the step's
// environment, "" for none.
func secretIn(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, c *shell.Command) string {
	return (&holder{w: w, j: j, step: s, via: s}).in(c)
}
