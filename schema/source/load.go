package source

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/schema/repo"
)

// loader parses packages as they are reached, each file once for its
// declarations and once more only when one of its functions is run.
type loader struct {
	tree        repo.Tree
	files       []string // sorted
	recipes     recipes
	fset        *token.FileSet
	modules     []*Module
	folders     map[string][]string // folder -> Go files
	paths       map[string]string   // import path -> folder
	mu          sync.Mutex
	loaded      map[string]*pkg // by folder
	skipped     map[string]string
	dockerfiles []string
	configs     []string // YAML, JSON and TOML files, sorted
}

// file is one Go file.
type file struct {
	loader  *loader
	pkg     *pkg
	path    string
	data    []byte
	ast     *ast.File
	imports []imported
	tags    []string
	once    sync.Once
	parsed  bool                  // its declarations are read, or could not be
	bodies  map[int]*ast.FuncDecl // by offset of the declaration, after once
	marks   marks
}

type imported struct {
	name string // "" = by the package's own name
	path string
	base string // last element without the major version
	pos  token.Pos
}

func newLoader(tree repo.Tree, files []string, modules []*Module) *loader {
	l := &loader{tree: tree, files: files, fset: token.NewFileSet(), modules: modules, folders: goFolders(files),
		paths: map[string]string{}, loaded: map[string]*pkg{}, skipped: map[string]string{}}
	for _, name := range files {
		switch {
		case unbuilt(path.Dir(name)):
		case isDockerfile(name):
			l.dockerfiles = append(l.dockerfiles, name)
		case configName.MatchString(name):
			l.configs = append(l.configs, name)
		}
	}
	for dir := range l.folders {
		if module := moduleOf(modules, dir); module != nil {
			l.paths[importPath(module, dir)] = dir
		}
	}
	return l
}

func importPath(module *Module, dir string) string {
	if dir == module.Dir {
		return module.Path
	}
	return module.Path + "/" + strings.TrimPrefix(strings.TrimPrefix(dir, module.Dir), "/")
}

// load parses folders and all that they import from the repository.
func (l *loader) load(dirs []string) {
	for len(dirs) > 0 {
		each(dirs, func(dir string) {
			p := l.parseFolder(dir)
			l.mu.Lock()
			l.loaded[dir] = p
			l.mu.Unlock()
		})
		dirs = l.wanted(dirs)
	}
}

// wanted are the folders that others import and that are not loaded yet.
func (l *loader) wanted(dirs []string) (next []string) {
	seen := map[string]bool{}
	for _, dir := range dirs {
		for _, to := range l.loaded[dir].imports() {
			if l.loaded[to] == nil && !seen[to] {
				seen[to] = true
				next = append(next, to)
			}
		}
	}
	sort.Strings(next)
	return next
}

// each calls f for every item, on all cores.
func each[T any](items []T, f func(T)) {
	var wait sync.WaitGroup
	work := make(chan T)
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		wait.Go(func() {
			for item := range work {
				f(item)
			}
		})
	}
	for _, item := range items {
		work <- item
	}
	close(work)
	wait.Wait()
}

// read is a file's content and header; ok is false where it cannot matter.
func (l *loader) read(name string) (data []byte, h header, ok bool) {
	data, err := l.tree.Read(name)
	if err != nil {
		l.skip(name, err.Error())
		return nil, h, false
	}
	if len(data) > maxFile {
		l.skip(name, fmt.Sprintf("%d bytes, more than %d", len(data), maxFile))
		return nil, h, false
	}
	h = readHeader(data)
	return data, h, h.name != ""
}

func (l *loader) skip(name, reason string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.skipped[name] = reason
}

func (l *loader) parseFolder(dir string) *pkg {
	p := newPackage(l, dir)
	for _, name := range l.folders[dir] {
		data, h, ok := l.read(name)
		if !ok || !h.built || (p.name != "" && h.name != p.name) {
			continue
		}
		p.name = h.name
		f := &file{loader: l, pkg: p, path: name, data: data, tags: h.tags}
		if f.parseImports() {
			p.files = append(p.files, f)
		}
	}
	return p
}

// parseImports reads what a file imports: that says which packages a program
// reaches. Declarations are read when one of them is used.
func (f *file) parseImports() bool {
	parsed, _ := parser.ParseFile(f.loader.fset, f.path, f.data, parser.ImportsOnly|parser.SkipObjectResolution)
	if parsed == nil || parsed.Name == nil {
		return false
	}
	for _, spec := range parsed.Imports {
		to, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := ""
		if spec.Name != nil {
			name = spec.Name.Name
		}
		f.imports = append(f.imports, imported{name, to, path.Base(plainPath(to)), spec.Pos()})
	}
	return true
}

// parse reads the declarations. A file with errors counts as far as it goes.
func (f *file) parse() bool {
	parsed, err := parser.ParseFile(f.loader.fset, f.path, skeleton(f.data), parser.SkipObjectResolution)
	if err != nil {
		f.loader.skip(f.path, "in part: "+shortError(err))
	}
	f.ast = parsed
	return parsed != nil
}

// shortError is a parser's first error without its file name.
func shortError(err error) string {
	text := firstLine(err.Error())
	if _, after, ok := strings.Cut(text, ".go:"); ok {
		return after
	}
	return text
}

// body is a declaration with its body, which is parsed at the first request
// for any function of the file.
func (f *file) body(decl *ast.FuncDecl) *ast.FuncDecl {
	f.once.Do(func() {
		whole, _ := parser.ParseFile(f.loader.fset, f.path, f.data, parser.SkipObjectResolution)
		f.bodies = map[int]*ast.FuncDecl{}
		if whole == nil {
			return
		}
		for _, d := range whole.Decls {
			if function, ok := d.(*ast.FuncDecl); ok {
				f.bodies[f.offset(function.Pos())] = function
			}
		}
	})
	if whole := f.bodies[f.offset(decl.Pos())]; whole != nil {
		return whole
	}
	return decl
}

func (f *file) offset(pos token.Pos) int {
	if !pos.IsValid() {
		return -1
	}
	return f.loader.fset.PositionFor(pos, false).Offset
}

// fact is the place of a node, with the column in characters.
func (f *file) fact(pos token.Pos) Fact {
	if f == nil || !pos.IsValid() {
		return Fact{}
	}
	p := f.loader.fset.PositionFor(pos, false)
	start := max(0, min(p.Offset-p.Column+1, len(f.data)))
	text := f.data[start:max(start, min(p.Offset, len(f.data)))]
	return Fact{File: f.path, Line: p.Line, Column: len([]rune(string(text))) + 1}
}

// folderOf is the folder of an import path of this repository, as one of its
// folders sees it; "" for other repositories.
func (l *loader) folderOf(from *pkg, to string) string {
	if from.module != nil {
		for _, replace := range from.module.Replaces {
			if to == replace.Old || strings.HasPrefix(to, replace.Old+"/") {
				return path.Join(replace.Dir, strings.TrimPrefix(to, replace.Old))
			}
		}
	}
	return l.paths[to]
}
