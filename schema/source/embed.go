package source

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

const embedDirective = "//go:embed"

// EmbedPatterns are the patterns of a //go:embed line, from the file's folder;
// nil for any other line. https://pkg.go.dev/embed#hdr-Directives
func EmbedPatterns(line string) (all []string) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(line), embedDirective)
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return nil
	}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		word := rest
		if quoted, err := strconv.QuotedPrefix(rest); err == nil {
			word = quoted
		} else if end := strings.IndexAny(rest, " \t"); end >= 0 {
			word = rest[:end]
		}
		rest = rest[len(word):]
		if plain, err := strconv.Unquote(word); err == nil {
			word = plain
		}
		all = append(all, word)
	}
	return all
}

// embedded is the configuration file that a variable of text or bytes embeds, or nil:
//
//	//go:embed default.yaml
//	var defaults []byte
func (v *valueSym) embedded() *object {
	if !v.isVar || !bytes.Contains(v.file.data, []byte(embedDirective)) {
		return nil
	}
	lines := bytes.Split(v.file.data, []byte("\n"))
	above := v.file.fact(v.name.Pos()).Line - 2 // lines count from one
	if above < 0 || above >= len(lines) {
		return nil
	}
	names := EmbedPatterns(string(lines[above]))
	if len(names) != 1 || !configName.MatchString(names[0]) {
		return nil
	}
	at := place{v.file, v.name.Pos()}
	name := &constant{kind: kindString, s: path.Join(v.file.pkg.dir, names[0]), at: at}
	return &object{ext: "embed.File", fields: map[string]*cell{}, args: []value{name}, at: at}
}

// EmbedMatches says whether a pattern embeds a file, both from one folder: the
// pattern matches the file or a folder above it, whose files it leaves out when
// their names, or those of folders on the way, begin with "." or "_".
func EmbedMatches(pattern, file string) bool {
	pattern, all := strings.CutPrefix(pattern, "all:")
	if ok, err := path.Match(pattern, file); ok || err != nil {
		return ok
	}
	parts := strings.Split(file, "/")
	hidden := false
	for i := len(parts) - 1; i >= 0; i-- {
		above := strings.Join(parts[:i], "/")
		if i == 0 {
			above = "."
		}
		hidden = hidden || parts[i] != "" && (parts[i][0] == '.' || parts[i][0] == '_')
		if ok, _ := path.Match(pattern, above); ok {
			return all || !hidden
		}
	}
	return false
}
