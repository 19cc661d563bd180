package dockerfile

import (
	"bytes"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// comments are the lines that begin with #, outside here-documents.
func comments(data []byte, table lineTable, ast *parser.Node) []Text {
	inside := heredocLines(data, table, ast)
	var all []Text
	for i, line := range table {
		start := line.Start
		if i == 0 {
			start += bomLength(data)
		}
		text := data[start:line.End]
		start += len(text) - len(bytes.TrimLeft(text, " \t"))
		if start < line.End && data[start] == '#' && !inside[i] {
			all = append(all, Text{Span{start, line.End}, string(data[start:line.End])})
		}
	}
	return all
}

func heredocLines(data []byte, table lineTable, ast *parser.Node) map[int]bool {
	inside := map[int]bool{}
	for _, node := range ast.Children {
		lines := 0
		for _, doc := range node.Heredocs {
			lines += strings.Count(doc.Content, "\n") + 1
		}
		for i := node.EndLine - lines; i < node.EndLine; i++ {
			inside[i] = true
		}
	}
	return inside
}

// syntaxDirective is the value of `# syntax=` among the comments at the top; the
// first line that is no directive ends them.
// https://docs.docker.com/reference/dockerfile/#parser-directives
func syntaxDirective(data []byte, all []Text) *Text {
	next := bomLength(data)
	for _, c := range all {
		if len(bytes.TrimSpace(data[min(next, c.Start):c.Start])) > 0 {
			return nil
		}
		key, value, ok := strings.Cut(strings.TrimPrefix(c.Value, "#"), "=")
		if !ok || strings.ContainsAny(strings.TrimSpace(key), " \t") {
			return nil
		}
		if strings.EqualFold(strings.TrimSpace(key), "syntax") {
			trimmed := strings.TrimSpace(value)
			start := c.End - len(value) + strings.Index(value, trimmed)
			return &Text{Span{start, start + len(trimmed)}, trimmed}
		}
		next = c.End
	}
	return nil
}

// bomLength is the length of a UTF-8 byte order mark.
func bomLength(data []byte) int {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return 3
	}
	return 0
}
