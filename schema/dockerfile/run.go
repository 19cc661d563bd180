package dockerfile

import (
	"encoding/json"
	"strings"

	"github.com/shipgen/shipgen/schema/shell"
)

// Shell is the script of a RUN, with the file's bytes; nil where it is no shell:
// PowerShell, cmd, a here-document for another interpreter. It is parsed once.
func (in *Instruction) Shell() *shell.Script {
	in.script.Do(func() { in.parsed = in.parseShell() })
	return in.parsed
}

// Commands are the commands of a RUN; none where it is no shell.
func (in *Instruction) Commands() []*shell.Command {
	if script := in.Shell(); script != nil {
		return script.Commands
	}
	return nil
}

func (in *Instruction) parseShell() *shell.Script {
	if in.Keyword != "RUN" {
		return nil
	}
	lang, pipefail, ok := in.dialect()
	if !ok {
		return nil
	}
	var script *shell.Script
	switch {
	case in.JSON:
		script = shell.Words(in.execWords())
	case len(in.Heredocs) > 0:
		script = in.heredocScript(lang)
	default:
		script, _ = shell.ParseAt(in.joined.text, lang, in.joined.at)
	}
	if script != nil && pipefail && !in.JSON {
		script.Pipefail = true
	}
	return script
}

// dialect is the shell that runs RUN: the last SHELL before it, in its stage or
// in those it builds on. Windows has PowerShell or cmd.
func (in *Instruction) dialect() (lang shell.Lang, pipefail, ok bool) {
	set := in.shellInstruction()
	if set == nil {
		return shell.Bash, false, in.file.Escape != '`'
	}
	if len(set.Args) == 0 {
		return "", false, false
	}
	program := set.Args[0].Value
	name := program[strings.LastIndexAny(program, `/\`)+1:]
	for _, arg := range set.Args[1:] {
		pipefail = pipefail || strings.Contains(arg.Value, "pipefail")
	}
	switch name {
	case "bash", "sh", "ash", "dash", "zsh", "ksh":
		return shell.Bash, pipefail, true
	}
	return "", false, false
}

func (in *Instruction) shellInstruction() *Instruction {
	before := in.Order
	for stage := in.Stage; stage != nil; stage = stage.Parent {
		for i := len(stage.Steps) - 1; i >= 0; i-- {
			if s := stage.Steps[i]; s.Keyword == "SHELL" && s.Order < before {
				return s
			}
		}
		before = 1 << 30
	}
	return nil
}

// ShellSet says whether a SHELL instruction is in force.
func (in *Instruction) ShellSet() bool { return in.shellInstruction() != nil }

// execWords are the words of the JSON form.
func (in *Instruction) execWords() []shell.Word {
	var all []shell.Word
	for _, a := range in.Args {
		all = append(all, shell.Word{Value: a.Value, Static: true, Quoted: true, Start: a.Start, End: a.End})
	}
	return all
}

// heredocScript: a here-document alone is the script; after words it is their
// standard input. A first line #! chooses the interpreter.
func (in *Instruction) heredocScript(lang shell.Lang) *shell.Script {
	doc := in.Heredocs[0]
	if strings.HasPrefix(strings.TrimSpace(in.joined.text), "<<") && len(fields(in.joined.text)) == 1 {
		if strings.HasPrefix(doc.Text, "#!") && !shebangShell(doc.Text) {
			return nil
		}
		script, _ := shell.ParseAt(doc.Text, lang, func(i int) int { return min(doc.Body.Start+i, doc.Body.End) })
		return script
	}
	text, at := in.joined.text+"\n", append([]int(nil), in.joined.offsets...)
	at = append(at, in.joined.end)
	for _, d := range in.Heredocs {
		for i := range len(d.Text) {
			at = append(at, d.Body.Start+i)
		}
		text += d.Text + d.Name + "\n"
		for range len(d.Name) + 1 {
			at = append(at, d.Body.End)
		}
	}
	script, _ := shell.ParseAt(text, lang, func(i int) int {
		if i >= len(at) {
			return in.End
		}
		return at[i]
	})
	return script
}

// shebangShell says whether #! names a shell.
func shebangShell(text string) bool {
	line, _, _ := strings.Cut(text, "\n")
	for _, word := range strings.Fields(line[2:]) {
		switch word[strings.LastIndexByte(word, '/')+1:] {
		case "sh", "bash", "ash", "dash", "zsh", "ksh":
			return true
		}
	}
	return false
}

// LooksLikeJSON says whether the arguments of a shell form were meant to be JSON:
// they begin with [ and are no valid array.
func (in *Instruction) LooksLikeJSON() bool {
	return !in.JSON && strings.HasPrefix(in.Rest.Value, "[") && !strings.HasPrefix(in.Rest.Value, "[ ") && !strings.HasPrefix(in.Rest.Value, "[[") && !json.Valid([]byte(in.Rest.Value))
}
