package script

import (
	"bytes"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
)

func isMakefile(name string) bool {
	base := path.Base(name)
	return base == "Makefile" || base == "makefile" || base == "GNUmakefile" || strings.HasSuffix(base, ".mk")
}

// recipes are the recipe lines of a Makefile, each a script of its own as make
// runs them; lines that end in a backslash go on in the next
// (https://www.gnu.org/software/make/manual/html_node/Recipes.html).
func recipes(p *lint.Pass) []*shell.Script {
	var all []*shell.Script
	data := p.File.Data
	for at := 0; at < len(data); {
		end := at + lineLength(data[at:])
		if data[at] != '\t' {
			at = end
			continue
		}
		start := at + 1
		for start < end && strings.IndexByte("@-+ \t", data[start]) >= 0 {
			start++ // @ hides the line, - goes on after a failure, + runs it always
		}
		for continued(data[start:end]) && end < len(data) {
			end += lineLength(data[end:])
		}
		if text, ok := expanded(string(data[start:end])); ok {
			script, _ := shell.ParseAt(text, shell.Bash, func(i int) int { return start + i })
			all = append(all, script)
		}
		at = end
	}
	return all
}

func lineLength(data []byte) int {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1
	}
	return len(data)
}

func continued(line []byte) bool {
	return bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte("\\"))
}

// expanded is a recipe as the shell could see it, byte for byte as long: a make
// variable $(NAME) reads like the shell's ${NAME}, whose value is not known
// either. What is a function of make is left alone.
func expanded(recipe string) (text string, ok bool) {
	out := []byte(recipe)
	for i := 0; i+1 < len(out); i++ {
		if out[i] != '$' {
			continue
		}
		switch out[i+1] {
		case '$': // the shell's own
			out[i] = ' '
			i++
		case '(':
			end := bytes.IndexByte(out[i:], ')')
			if end < 0 || bytes.ContainsAny(out[i:i+end], " \t,\n") || bytes.Count(out[i:i+end], []byte("(")) > 1 {
				return "", false
			}
			for j := i + 2; j < i+end; j++ {
				if !isName(out[j]) {
					out[j] = '_'
				}
			}
			out[i+1], out[i+end] = '{', '}'
		}
	}
	return string(out), true
}

func isName(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
