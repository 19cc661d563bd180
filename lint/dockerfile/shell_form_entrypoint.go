package dockerfile

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// ShellFormEntrypoint finds programs that a shell starts.
var ShellFormEntrypoint = &lint.Rule{
	Name:  "shell-form-entrypoint",
	Title: "ENTRYPOINT or CMD in shell form",
	Doc: doc("In the shell form `/bin/sh -c` is process 1. It does not pass signals on, so the program never hears that it is to stop and is killed when the grace period ends; an image without a shell does not start at all. Beside a JSON `ENTRYPOINT` a shell-form `CMD` becomes three arguments.",
		"ENTRYPOINT /app --port 8080", "ENTRYPOINT [\"/app\", \"--port\", \"8080\"]",
		"Write a JSON array. A command that needs a shell begins with `exec`, which is accepted."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Fixable: true,
	Aliases: []string{"hadolint:DL3025", "buildkit:JSONArgsRecommended"},
	File:    shellFormEntrypoint,
}

func shellFormEntrypoint(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		if in.JSON || in.Rest.Value == "" || in.Stage == nil {
			return
		}
		script, err := shell.Parse(in.Rest.Value, shell.Bash)
		if err == nil && execs(script) {
			return
		}
		f := lint.Finding{
			Span:    at(p, in.Rest.Span),
			Message: fmt.Sprintf("%s is in shell form, so a shell is process 1 and signals do not reach the program", in.Keyword),
			Hint:    "write a JSON array",
			Aliases: []string{"hadolint:DL3025"},
		}
		if !in.ShellSet() {
			f.Aliases = append(f.Aliases, "buildkit:JSONArgsRecommended")
		}
		if in.LooksLikeJSON() {
			f.Message = fmt.Sprintf("%s looks like JSON and is none, so a shell runs the brackets", in.Keyword)
			f.Hint, f.Severity = "use double quotes, and commas between the strings", lint.High
		} else if text, ok := execForm(in, script); err == nil && ok {
			f.Fixes = []lint.Fix{{Title: "write " + text, Safe: true, Edits: []lint.Edit{{Span: f.Span, New: []byte(text)}}}}
		}
		p.Report(f)
	}, "ENTRYPOINT", "CMD")
}

// execs says whether the shell replaces itself by the program in the end.
func execs(script *shell.Script) bool {
	for _, c := range script.Commands {
		for _, w := range c.Wrappers {
			if w == "exec" {
				return true
			}
		}
	}
	return false
}

// execForm is the JSON form of one plain command. Words with a variable, a glob
// or a redirection need the shell, and so do its builtins.
func execForm(in *dockerfile.Instruction, script *shell.Script) (string, bool) {
	if len(script.Commands) != 1 || in.Stage.From == nil || strings.ContainsAny(in.Rest.Value, "\n\\") {
		return "", false
	}
	c := script.Commands[0]
	if len(c.Assigns) > 0 || len(c.Redirect) > 0 || len(c.Wrappers) > 0 || c.Start != 0 || c.End != len(in.Rest.Value) || c.Is("cd", ".", "source", "set", "export", "test", "[", "ulimit", "umask", "trap", "wait", "read", "eval") {
		return "", false
	}
	if in.Span.End-in.Rest.Start != len(in.Rest.Value) {
		return "", false // a continuation with comments, which would be lost
	}
	var all []string
	for _, w := range c.Words {
		quoted, err := json.Marshal(w.Value)
		if err != nil || !w.Static || strings.ContainsAny(w.Value, "<>&{}~") {
			return "", false
		}
		all = append(all, string(quoted))
	}
	return "[" + strings.Join(all, ", ") + "]", true
}
