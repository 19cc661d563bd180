package script

import (
	"bytes"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/makefile"
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
	file := makefile.Parse(data)
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
		if text, places, ok := expanded(file, string(data[start:end])); ok {
			script, _ := shell.ParseAt(text, shell.Bash, func(i int) int { return start + places[i] })
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

// expanded is a recipe as the shell sees it, and for each byte of it, and its
// end, the place it has in the recipe: a make variable that the file sets to a
// plain text reads like that text, any other like the shell's ${NAME}, whose
// value is not known either. What is a function of make is left alone.
func expanded(file *makefile.File, recipe string) (text string, places []int, ok bool) {
	var out []byte
	put := func(s string, at int, step int) {
		for i := range len(s) {
			out, places = append(out, s[i]), append(places, at+i*step)
		}
	}
	for i := 0; i < len(recipe); i++ {
		rest := recipe[i:]
		switch {
		case strings.HasPrefix(rest, "$$"): // the shell's own
			put(" $", i, 1)
			i++
		case strings.HasPrefix(rest, "$("):
			end := strings.IndexByte(rest, ')')
			if end < 0 || strings.ContainsAny(rest[:end], " \t,\n") || strings.Count(rest[:end], "(") > 1 {
				return "", nil, false
			}
			if value := file.Expand(rest[:end+1]); isPlain(value) {
				put(value, i, 0)
			} else {
				put("${"+strings.Map(nameOnly, rest[2:end])+"}", i, 1)
			}
			i += end
		default:
			put(rest[:1], i, 1)
		}
	}
	return string(out), append(places, len(recipe)), true
}

// isPlain says whether the value of a variable is one word that means the same
// to the shell wherever it stands.
func isPlain(value string) bool {
	return value != "" && !strings.ContainsFunc(value, func(r rune) bool {
		return r > 127 || !isName(byte(r)) && !strings.ContainsRune("./@:-+,=%", r)
	})
}

func nameOnly(r rune) rune {
	if r < 128 && isName(byte(r)) {
		return r
	}
	return '_'
}

func isName(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
