package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// Programs that run what an address answers by themselves
// (https://docs.deno.com/runtime/reference/cli/run/,
// https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-expression).
var (
	invokeExpression = pattern.New(`(?i)(?:\b(?:iwr|irm|curl|wget|Invoke-WebRequest|Invoke-RestMethod)\b[^|\n]*\|\s*(?:iex|Invoke-Expression)\b|\b(?:iex|Invoke-Expression)\b[^\n]*(?:DownloadString|\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b))`)
	remoteURL        = pattern.New(`https?://[^\s"')|]+`)
)

// remotePrograms reports scripts that no shell command hands on: those that
// PowerShell evaluates and those that deno fetches.
func remotePrograms(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
	for _, c := range script(w, s).Commands {
		if c.Is("deno") && c.Has("run") {
			for _, word := range c.Args() {
				if remoteURL.MatchString(word.Value) && !commitInURL.MatchString(word.Value) {
					reportRemote(p, p.Span(c.Start, c.End), "deno", word.Value)
				}
			}
		}
	}
	name, _ := w.ShellOf(j, s)
	if program, _, _ := strings.Cut(strings.ToLower(name), " "); s.Run == nil || program != "pwsh" && program != "powershell" {
		return
	}
	places := s.Run.Map()
	for _, m := range invokeExpression.FindAllStringIndex(s.Run.Value, -1) {
		line, _, _ := strings.Cut(s.Run.Value[m[0]:], "\n")
		if !commitInURL.MatchString(line) {
			reportRemote(p, p.Span(places.Offset(m[0]), places.Offset(m[1]-1)+1), "Invoke-Expression", remoteURL.FindString(line))
		}
	}
}

func reportRemote(p *lint.Pass, span lint.Span, program, url string) {
	what := "a server"
	if url != "" {
		what = quote(host(url))
	}
	p.Report(lint.Finding{
		Aliases: []string{"poutine:unverified_script_exec"}, // scorecard reads neither
		Span:    span, Message: fmt.Sprintf("%s runs what %s answers, without a checksum", program, what),
		Hint: "download to a file, compare its checksum, then run it",
	})
}
