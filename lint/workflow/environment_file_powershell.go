package workflow

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// The ways in which PowerShell and cmd name the files of the environment, and
// those in which they write to a file
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files).
var (
	powerShellFile = regexp.MustCompile(`(?i)\$(?:env:|\{env:)(GITHUB_ENV|GITHUB_PATH)\}?`)
	powerShellSink = regexp.MustCompile(`(?i)>|\b(?:Out-File|Add-Content|Set-Content|Tee-Object|AppendAllText|WriteAllText|AppendAllLines|WriteAllLines|ac|sc)\b`)
	cmdFile        = regexp.MustCompile(`(?i)>+\s*"?%(GITHUB_ENV|GITHUB_PATH)%`)
	powerShellTake = regexp.MustCompile(`\$|\b(?:Get-|Read-)`)
)

// windowsWrites does for PowerShell and cmd, which no parser here reads, line by
// line what environmentFileWrite does for commands of a POSIX shell. Text that is
// wholly in the file is left to the auditor.
func windowsWrites(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
	name, _ := w.ShellOf(j, s)
	program, _, _ := strings.Cut(strings.ToLower(name), " ")
	if s.Run.Text() == "" || program != "pwsh" && program != "powershell" && program != "cmd" {
		return
	}
	places, at := s.Run.Map(), 0
	for line := range strings.SplitAfterSeq(s.Run.Value, "\n") {
		if file, unknown := windowsWrite(line, program == "cmd"); file != "" {
			reportWindowsWrite(p, w, p.Span(places.Offset(at), places.Offset(at+len(strings.TrimRight(line, "\r\n"))-1)+1), file, unknown)
		}
		at += len(line)
	}
}

// windowsWrite is the file that a line writes to, "" for none; unknown says
// whether the text is only known when it runs.
func windowsWrite(line string, cmd bool) (file string, unknown bool) {
	pattern := powerShellFile
	if cmd {
		pattern = cmdFile
	}
	m := pattern.FindStringSubmatchIndex(line)
	if m == nil || !cmd && !powerShellSink.MatchString(line) || strings.HasPrefix(strings.TrimSpace(line), "#") {
		return "", false
	}
	rest := line[:m[0]] + line[m[1]:]
	if cmd {
		return line[m[2]:m[3]], strings.Contains(rest, "%")
	}
	return line[m[2]:m[3]], powerShellTake.MatchString(rest)
}

func reportWindowsWrite(p *lint.Pass, w *workflow.Workflow, span lint.Span, file string, unknown bool) {
	f := lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("text that is only known when it runs is written to %s, in a run that strangers can start", file),
		Hint:    "write to $env:GITHUB_OUTPUT instead",
	}
	switch {
	case w.Action:
		f.Severity, f.Audience = lint.Info, lint.Auditor
		f.Message = fmt.Sprintf("text is written to %s, which workflows that strangers can start should not do", file)
	case !unknown:
		f.Severity, f.Audience = lint.Info, lint.Auditor
		f.Message = fmt.Sprintf("%s is written in a run that strangers can start", file)
	}
	p.Report(f)
}
