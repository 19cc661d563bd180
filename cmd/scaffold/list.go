package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// insert adds a name to the sorted list that a package variable holds.
func insert(root *repo.Root, file, variable, name string) (repo.Change, error) {
	data, err := root.Read(file)
	if err != nil {
		return repo.Change{}, fmt.Errorf("%w: run scaffold at the top of the repository", err)
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, data, 0)
	if err != nil {
		return repo.Change{}, err
	}
	list := literal(parsed, variable)
	if list == nil {
		return repo.Change{}, fmt.Errorf("%s: %s holds no list literal: add %s by hand", file, variable, name)
	}
	offset := func(pos token.Pos) int { return int(pos - parsed.FileStart) }
	at, text := offset(list.Rbrace), "\n"+name+",\n"
	if n := len(list.Elts); n > 0 {
		separator := ",\n"
		if n > 1 {
			separator = string(data[offset(list.Elts[0].End()):offset(list.Elts[1].Pos())])
		}
		at, text = offset(list.Elts[n-1].End()), separator+name
		for _, e := range list.Elts {
			if id, ok := e.(*ast.Ident); ok && strings.ToLower(id.Name) > strings.ToLower(name) {
				at, text = offset(e.Pos()), name+separator
				break
			}
		}
	}
	out, err := format.Source([]byte(string(data[:at]) + text + string(data[at:])))
	return repo.Change{Path: file, Data: out}, err
}

// literal is the first list in the value of a package variable.
func literal(file *ast.File, variable string) (found *ast.CompositeLit) {
	inside := false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			inside = n.Names[0].Name == variable
		case *ast.CompositeLit:
			if inside && found == nil {
				found = n
			}
		}
		return found == nil
	})
	return found
}
