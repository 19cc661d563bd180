package workflow

import (
	"fmt"
	"iter"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// The ways in which PowerShell and cmd name the files of the environment, and
// those in which they write to a file
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files).
var (
	powerShellFile = pattern.New(`(?i)\$(?:env:|\{env:)(GITHUB_ENV|GITHUB_PATH)\}?`)
	powerShellSink = pattern.New(`(?i)>|\b(?:Out-File|Add-Content|Set-Content|Tee-Object|AppendAllText|WriteAllText|AppendAllLines|WriteAllLines|ac|sc)\b`)
	cmdFile        = pattern.New(`(?i)>+\s*"?%(GITHUB_ENV|GITHUB_PATH)%`)
	powerShellTake = pattern.New(`\$|\b(?:Get-|Read-)`)
)

// windowsWrites does for PowerShell and cmd, which no parser here reads, line by
// line what environmentFileWrite does for commands of a POSIX shell. Text that is
// wholly in the file is left to the auditor. It says whether one of the two runs
// the step.
func windowsWrites(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) bool {
	if !strings.Contains(s.Run.Text(), "GITHUB_") && !strings.Contains(s.Run.Text(), "github_") {
		return false
	}
	name, _ := w.ShellOf(j, s)
	program, _, _ := strings.Cut(name, " ")
	program = program[strings.LastIndexByte(program, '/')+1:]
	odd := program != strings.ToLower(program)
	program = strings.ToLower(program)
	if program != "pwsh" && program != "powershell" && program != "cmd" {
		return false
	}
	places, at := s.Run.Map(), 0
	for line := range commandLines(s.Run.Value, program == "cmd") {
		if write := windowsWriteOf(line, program == "cmd"); write.file != "" {
			write.odd = write.odd || odd
			write.report(p, w, p.Span(places.Offset(at), places.Offset(at+len(strings.TrimRight(line, "\r\n"))-1)+1))
		}
		at += len(line)
	}
	return true
}

// commandLines are a script's lines; one that ends in PowerShell's backtick goes
// on in the next.
func commandLines(script string, cmd bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for script != "" {
			end := 0
			for {
				line := script[end:]
				if i := strings.IndexByte(line, '\n'); i >= 0 {
					line = line[:i+1]
				}
				end += len(line)
				if cmd || end == len(script) || !strings.HasSuffix(strings.TrimRight(line, "\r\n"), "`") {
					break
				}
			}
			if !yield(script[:end]) {
				return
			}
			script = script[end:]
		}
	}
}

// windowsWrite is a line that writes to a file of the environment.
type windowsWrite struct {
	file    string // "" for a line that does not
	unknown bool   // the text is only known when it runs
	odd     bool   // zizmor does not know this way of writing
}

func windowsWriteOf(line string, cmd bool) windowsWrite {
	if cmd {
		m := cmdFile.FindStringSubmatchIndex(line)
		if m == nil || strings.HasPrefix(strings.TrimSpace(line), "#") {
			return windowsWrite{}
		}
		return windowsWrite{file: line[m[2]:m[3]], unknown: strings.Contains(line[:m[0]]+line[m[1]:], "%")}
	}
	m := powerShellFile.FindStringSubmatchIndex(line)
	sink := powerShellSink.FindString(line)
	if m == nil || sink == "" || strings.HasPrefix(strings.TrimSpace(line), "#") {
		return windowsWrite{}
	}
	return windowsWrite{
		file: line[m[2]:m[3]], unknown: powerShellTake.MatchString(line[:m[0]] + line[m[1]:]),
		odd: sink != ">" && !strings.Contains(sink, "-"),
	}
}

func (write windowsWrite) report(p *lint.Pass, w *workflow.Workflow, span lint.Span) {
	f := lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("text that is only known when it runs is written to %s, in a run that strangers can start", write.file),
		Hint:    "write to $env:GITHUB_OUTPUT instead",
	}
	if write.odd {
		f.Aliases = []string{}
	}
	switch {
	case w.Action:
		f.Severity, f.Audience = lint.Info, lint.Auditor
		f.Message = fmt.Sprintf("text is written to %s, which workflows that strangers can start should not do", write.file)
	case !write.unknown:
		f.Severity, f.Audience = lint.Info, lint.Auditor
		f.Message = fmt.Sprintf("%s is written in a run that strangers can start", write.file)
	}
	p.Report(f)
}
