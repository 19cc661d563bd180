package workflow

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// commandFiles are the files that took the place of commands in the log.
// https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/
var commandFiles = map[string]string{
	"set-output": "GITHUB_OUTPUT", "save-state": "GITHUB_STATE", "set-env": "GITHUB_ENV", "add-path": "GITHUB_PATH",
}

// logCommand is what stands behind echo: its quote, the command, and the name
// that add-path has not.
var logCommand = pattern.New(`^(["']?)::(set-output|save-state|set-env|add-path)(?: name=([A-Za-z_][\w-]*))?::`)

// escaped is how a value of several lines is written for the log.
var escaped = pattern.New(`(?i)%0A|%0D|%25`)

// commandFix writes every deprecated command of a step to its file. It is not
// safe: in the log %25, %0A and %0D stand for other characters, in a file for
// themselves, and a value of several lines needs another form there. There is
// none where the script has such a value.
func commandFix(p *lint.Pass, at int) []lint.Fix {
	w := view(p)
	for j, s := range w.Steps() {
		if s.Run == nil || s.Run.Alias || at < s.Run.Start || at >= s.Run.End {
			continue
		}
		name, _ := w.ShellOf(j, s)
		if program, _, _ := strings.Cut(name, " "); program != "bash" && program != "sh" {
			return nil
		}
		if escaped.MatchString(s.Run.Value) {
			return nil
		}
		var edits []lint.Edit
		for _, c := range script(w, s).Commands {
			edits = append(edits, toFile(p, s, c)...)
		}
		if len(edits) == 0 {
			return nil
		}
		return []lint.Fix{{Title: "write to the file that took the command's place", Edits: edits}}
	}
	return nil
}

// toFile are the edits for an echo of one command whose output is the log.
func toFile(p *lint.Pass, s *workflow.Step, c *shell.Command) []lint.Edit {
	if !c.Is("echo") || c.Next != nil || c.Outer != nil || len(c.Redirect) > 0 || len(c.Words) < 2 {
		return nil
	}
	start, end := c.Words[1].Start, c.Words[len(c.Words)-1].End
	m := logCommand.FindSubmatch(p.File.Data[start:end])
	if m == nil || (string(m[2]) == "add-path") != (len(m[3]) == 0) || end != c.End {
		return nil
	}
	kept := string(m[1])
	if len(m[3]) > 0 {
		kept += string(m[3]) + "="
	}
	if before := bytes.TrimRight(p.File.Data[:c.Start], " "); bytes.HasSuffix(before, []byte("$(")) || bytes.HasSuffix(before, []byte("`")) {
		return nil // its output is a value
	}
	target := s.Run.Escape(` >> "$` + commandFiles[string(m[2])] + `"`)
	last := string(p.File.Data[end-1]) // so that no insertion stands where another may
	if start+len(m[0]) >= end {
		return nil
	}
	return []lint.Edit{
		{Span: p.Span(start, start+len(m[0])), New: []byte(kept)},
		{Span: p.Span(end-1, end), New: []byte(last + target)},
	}
}
