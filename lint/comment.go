package lint

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// comment is one comment, or the part of one that a tool reads.
type comment struct {
	line       int    // from 1
	start, end int    // bytes of the file, leader included
	alone      bool   // nothing but blanks before it on its line
	text       string // after the leader, without blanks around it
}

// leaders open a comment, by extension or, without one, by name. What is not
// listed has "#". JSON has no comments.
var leaders = func() map[string][]string {
	table := map[string][]string{}
	for exts, tokens := range map[string][]string{
		".go .mod .work .js .jsx .mjs .cjs .ts .tsx .java .kt .kts .scala .c .h .cc .cpp .hpp .cs .swift .rs .dart .proto .groovy .gradle .jsonc .json5 .scss .less .cue .bicep": {"//"},
		".tf .tfvars .hcl .php .jsonnet .libsonnet":      {"#", "//"},
		".sql .lua .hs .elm .adb .ads":                   {"--"},
		".ini .cfg .conf .properties .editorconfig":      {"#", ";"},
		".asm .s .lisp .clj .el .scm":                    {";"},
		".html .htm .xhtml .xml .md .markdown .vue .svg": {"<!--"},
		".csproj .props .targets .plist":                 {"<!--"},
		".json .ipynb .csv .tsv .sarif":                  {},
	} {
		for ext := range strings.FieldsSeq(exts) {
			table[ext] = tokens
		}
	}
	return table
}()

func leadersOf(name string) []string {
	if tokens, ok := leaders[strings.ToLower(path.Ext(name))]; ok {
		return tokens
	}
	return []string{"#"}
}

// comments finds the comments of a file that contain marker. In YAML and
// Dockerfiles they are told from text that looks like one; elsewhere a leader
// right before the marker is taken for a comment.
func (f *File) comments(marker string) []comment {
	lines := f.Lines()
	var starts []int
	switch {
	case f.Is(YAML):
		starts = yamlComments(lines)
	case f.Is(Dockerfile):
		starts = dockerfileComments(lines)
	}
	var found []comment
	for n := 1; n <= lines.Count(); n++ {
		if text := string(lines.Text(n)); strings.Contains(text, marker) {
			found = append(found, f.lineComments(n, text, marker, starts)...)
		}
	}
	return found
}

// lineComments are the comments of one line that begin with marker. A comment
// may hold several: "# zizmor: ignore[x] # shipgen: ignore[y]".
func (f *File) lineComments(n int, text, marker string, starts []int) []comment {
	var found []comment
	from, tokens := 0, leadersOf(f.Path)
	if starts != nil {
		if from = starts[n-1]; from < 0 {
			return nil
		}
		tokens = []string{"#"}
	}
	offset, _ := f.Lines().Line(n)
	for at := from; at < len(text); {
		i := strings.Index(text[at:], marker)
		if i < 0 {
			break
		}
		i += at
		if c, ok := commentAt(text, i, tokens); ok && c.start >= from {
			c.line, c.start, c.end = n, offset+c.start, offset+c.end
			found = append(found, c)
		}
		at = i + len(marker)
	}
	return found
}

// commentAt is the comment whose text begins at byte i of a line.
func commentAt(text string, i int, tokens []string) (comment, bool) {
	before := strings.TrimRight(text[:i], " \t")
	for _, token := range tokens {
		code, ok := strings.CutSuffix(before, token)
		if !ok || code != "" && !strings.ContainsAny(code[len(code)-1:], " \t") {
			continue
		}
		end := commentEnd(text, i, token)
		return comment{
			start: len(code), end: end,
			alone: strings.TrimSpace(code) == "",
			text:  strings.TrimSpace(strings.TrimSuffix(text[i:end], "-->")),
		}, true
	}
	return comment{}, false
}

// commentEnd is where a comment ends: at the line's end, or where the next one
// of the same line begins.
func commentEnd(text string, i int, token string) int {
	if token == "<!--" {
		if end := strings.Index(text[i:], "-->"); end >= 0 {
			return i + end + len("-->")
		}
		return len(text)
	}
	if next := strings.Index(text[i:], " "+token); next >= 0 {
		return i + next
	}
	return len(text)
}

// dockerfileComments is where each line's comment starts, -1 for none: only a
// whole line is one, and none inside a heredoc.
// https://docs.docker.com/reference/dockerfile/#format
func dockerfileComments(lines *repo.Lines) []int {
	starts := make([]int, lines.Count())
	var heredocs []string
	for n := range starts {
		text := string(lines.Text(n + 1))
		trimmed := strings.TrimLeft(text, " \t")
		starts[n] = -1
		switch {
		case len(heredocs) > 0:
			if strings.TrimLeft(text, "\t") == heredocs[0] {
				heredocs = heredocs[1:]
			}
		case strings.HasPrefix(trimmed, "#"):
			starts[n] = len(text) - len(trimmed)
		default:
			heredocs = heredocWords(text)
		}
	}
	return starts
}

// heredocWords are the words after "<<" and "<<-" of an instruction's line.
func heredocWords(text string) []string {
	var words []string
	for _, part := range strings.Split(text, "<<")[1:] {
		word := strings.TrimPrefix(part, "-")
		if i := strings.IndexAny(word, " \t;|&<>)"); i >= 0 {
			word = word[:i]
		}
		if word = strings.Trim(word, `"'`); word != "" {
			words = append(words, word)
		}
	}
	return words
}
