package source

import (
	"bytes"
	"go/ast"
	"go/doc"
	"go/token"
	"slices"
	"sort"
	"strings"
	"sync"
)

// pkg is the symbol table of one folder.
type pkg struct {
	loader *loader
	dir    string
	name   string
	module *Module
	files  []*file
	funcs  map[string]*funcSym
	types  map[string]*typeSym
	values map[string]*valueSym
	inits  []*funcSym
	mu     sync.Mutex // for what follows from files that are parsed later
	asked  map[string]bool
}

// funcSym is a function or method.
type funcSym struct {
	file *file
	decl *ast.FuncDecl // without its body; see file.body
}

// typeSym is a named type with its methods.
type typeSym struct {
	file    *file
	spec    *ast.TypeSpec
	methods map[string]*funcSym
	once    sync.Once
	fields  []field // after once
}

// valueSym is a package-level constant or variable.
type valueSym struct {
	file  *file
	name  *ast.Ident
	typ   ast.Expr
	expr  ast.Expr // nil = zero value
	index int      // which of several results of expr, or -1
	iota  int
	isVar bool
}

func newPackage(l *loader, dir string) *pkg {
	return &pkg{loader: l, dir: dir, module: moduleOf(l.modules, dir), funcs: map[string]*funcSym{}, asked: map[string]bool{},
		types: map[string]*typeSym{}, values: map[string]*valueSym{}}
}

// need reads the declarations of every file that mentions a name; the caller
// holds the lock. The files that nobody asks for are never parsed.
func (p *pkg) need(name string) {
	if p.asked[name] {
		return
	}
	p.asked[name] = true
	if doc.IsPredeclared(name) && !p.mentions("type "+name+" ") && !p.mentions("func "+name+"(") {
		return // every file mentions "int"
	}
	for _, f := range p.files {
		if !f.parsed && containsWord(f.data, name) {
			f.parsed = true
			if f.parse() {
				p.add(f)
			}
		}
	}
}

// containsWord says whether a name stands in a file, and not only within longer
// names: New is not in NewServer.
func containsWord(data []byte, name string) bool {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(name))
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		if (start == 0 || !isWord(data[start-1]) || !isWord(name[0])) &&
			(end == len(data) || !isWord(data[end]) || !isWord(name[len(name)-1])) {
			return true
		}
		at = start + 1
	}
}

// isWord says whether a byte is one of a name in ASCII. Other letters are taken
// for the end of one: rather a file too many is read.
func isWord(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

// function is a function that a package declares, or nil.
func (p *pkg) function(name string) *funcSym {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.need(name)
	return p.funcs[name]
}

// typeNamed is a type that a package declares, with all its methods, or nil.
func (p *pkg) typeNamed(name string) *typeSym {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.need(name)
	if t := p.types[name]; t != nil && t.spec != nil {
		return t
	}
	return nil
}

// variable is a constant or variable of a package, or nil.
func (p *pkg) variable(name string) *valueSym {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.need(name)
	return p.values[name]
}

// initialisers are the package's init functions, in the order of its files.
func (p *pkg) initialisers() []*funcSym {
	if !p.mentions("\nfunc init()") {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.need("func init()")
	all := slices.Clone(p.inits)
	sort.SliceStable(all, func(i, j int) bool { return all[i].file.path < all[j].file.path })
	return all
}

// typesWith are the names of the types that have all methods of a set, sorted.
func (p *pkg) typesWith(methods []string) (names []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, name := range methods {
		p.need(name)
	}
	for name, t := range p.types {
		if t.hasMethods(methods) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// mentions says whether a text stands in one of the package's files.
func (p *pkg) mentions(text string) bool {
	return slices.ContainsFunc(p.files, func(f *file) bool { return bytes.Contains(f.data, []byte(text)) })
}

func (p *pkg) add(f *file) {
	for _, decl := range f.ast.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			p.addFunc(&funcSym{f, decl})
		case *ast.GenDecl:
			p.addSpecs(f, decl)
		}
	}
}

func (p *pkg) addFunc(f *funcSym) {
	name := f.decl.Name.Name
	switch {
	case f.decl.Recv != nil:
		if receiver := receiverName(f.decl); receiver != "" {
			p.entry(receiver).methods[name] = f
		}
	case name == "init":
		p.inits = append(p.inits, f)
	case name != "_":
		p.funcs[name] = f
	}
}

// receiverName is the type name of a method's receiver, without pointer and
// type parameters.
func receiverName(decl *ast.FuncDecl) string {
	if len(decl.Recv.List) == 0 {
		return ""
	}
	expr := decl.Recv.List[0].Type
	for {
		switch x := expr.(type) {
		case *ast.StarExpr:
			expr = x.X
		case *ast.ParenExpr:
			expr = x.X
		case *ast.IndexExpr:
			expr = x.X
		case *ast.IndexListExpr:
			expr = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// entry is a type's entry, made at its first mention: methods may come
// before the type itself.
func (p *pkg) entry(name string) *typeSym {
	if p.types[name] == nil {
		p.types[name] = &typeSym{methods: map[string]*funcSym{}}
	}
	return p.types[name]
}

func (p *pkg) addSpecs(f *file, decl *ast.GenDecl) {
	var last *ast.ValueSpec // a constant without a value repeats the one above
	for i, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			t := p.entry(spec.Name.Name)
			t.file, t.spec = f, spec
		case *ast.ValueSpec:
			from := spec
			if decl.Tok == token.CONST && len(spec.Values) == 0 && last != nil {
				from = last
			} else {
				last = spec
			}
			p.addValues(f, spec, from, i, decl.Tok == token.VAR)
		}
	}
}

func (p *pkg) addValues(f *file, spec, from *ast.ValueSpec, iota int, isVar bool) {
	for i, name := range spec.Names {
		v := &valueSym{file: f, name: name, typ: from.Type, index: -1, iota: iota, isVar: isVar}
		switch {
		case i < len(from.Values) && len(from.Values) == len(spec.Names):
			v.expr = from.Values[i]
		case len(from.Values) == 1:
			v.expr, v.index = from.Values[0], i
		}
		if name.Name != "_" {
			p.values[name.Name] = v
		}
	}
}

// imports are the folders of the repository that a package imports, sorted.
func (p *pkg) imports() []string {
	seen := map[string]bool{}
	for _, f := range p.files {
		for _, to := range f.imports {
			if dir := p.loader.folderOf(p, to.path); dir != "" && dir != p.dir && len(p.loader.folders[dir]) > 0 {
				seen[dir] = true
			}
		}
	}
	dirs := make([]string, 0, len(seen))
	for dir := range seen {
		dirs = append(dirs, dir)
	}
	sort.Strings(dirs)
	return dirs
}

// imported is the import path that a package name stands for in a file.
func (f *file) imported(name string) (string, bool) {
	for _, to := range f.imports {
		if to.name == name {
			return to.path, true
		}
	}
	for _, to := range f.imports {
		if to.name == "" && f.packageName(to) == name {
			return to.path, true
		}
	}
	for _, to := range f.imports {
		if to.name == "" && looselyNamed(to.base, name) {
			return to.path, true
		}
	}
	return "", false
}

// packageName is the name of a package: as it says itself when it is in the
// repository, else as its path suggests.
func (f *file) packageName(to imported) string {
	if dir := f.loader.folderOf(f.pkg, to.path); dir != "" {
		if p := f.loader.loaded[dir]; p != nil && p.name != "" {
			return p.name
		}
	}
	return to.base
}

// plainPath is an import path without its major version, so that one entry of
// a table stands for all versions; a version in the middle goes too.
func plainPath(to string) string {
	if !strings.Contains(to, "/v") && !strings.Contains(to, ".v") {
		return to
	}
	parts := strings.Split(to, "/")
	kept := parts[:0]
	for i, part := range parts {
		if i > 0 && isMajor(part) {
			continue
		}
		if name, version, found := strings.Cut(part, ".v"); found && isMajor("v"+version) { // gopkg.in/yaml.v3
			part = name
		}
		kept = append(kept, part)
	}
	return strings.Join(kept, "/")
}

func isMajor(part string) bool {
	if len(part) < 2 || part[0] != 'v' {
		return false
	}
	for _, c := range part[1:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// looselyNamed says whether a package in a folder may bear a name: "go-redis" or
// "kafka-go" is the package "redis" or "kafka".
func looselyNamed(base, name string) bool {
	bare := strings.TrimSuffix(strings.TrimPrefix(base, "go-"), "-go")
	return bare == name || strings.ReplaceAll(base, "-", "") == name || strings.ReplaceAll(base, "-", "_") == name ||
		strings.HasSuffix(base, "-"+name) || strings.TrimPrefix(base, "go") == name
}
