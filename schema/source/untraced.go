package source

import (
	"bytes"
	goscanner "go/scanner"
	"go/token"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// untraced is the first call that listens in the packages of a program that is
// too large to be run whole.
func (main *Main) untraced(m *machine) Fact {
	for _, dir := range main.Packages {
		for _, f := range m.loader.loaded[dir].files {
			if at := listenCall(f.data); at >= 0 {
				lines := repo.NewLines(f.data)
				p := lines.Position(at)
				return Fact{File: f.path, Line: p.Line, Column: p.Column}
			}
		}
	}
	return Fact{}
}

// listenCall is the offset of the first call of a ListenAndServe in a file, -1
// where there is none. Comments and strings that mention one are no calls.
func listenCall(data []byte) int {
	if !bytes.Contains(data, []byte(".ListenAndServe")) {
		return -1
	}
	var s goscanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(data))
	s.Init(file, data, nil, 0)
	dotted, name := false, -1 // behind a dot; where the name that may be called begins
	for {
		pos, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			return -1
		case tok == token.LPAREN && name >= 0:
			return name
		case tok == token.IDENT && dotted && strings.HasPrefix(text, "ListenAndServe"):
			name = file.Offset(pos)
		default:
			name = -1
		}
		dotted = tok == token.PERIOD
	}
}
