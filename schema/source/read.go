package source

import (
	"bytes"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/repo"
)

// Read reads the Go code of a tree, of all of it where the tree was narrowed. What
// could not be read is in Skipped; there is no error, because code that does not
// compile says something, too.
func Read(tree repo.Tree) *Source {
	files := repo.All(tree)
	modules, skipped := readModules(tree, files)
	l := newLoader(tree, files, modules)
	s := &Source{Modules: modules, Skipped: skipped, loader: l}
	mains := l.findMains()
	dirs := make([]string, 0, len(mains))
	for _, main := range mains {
		dirs = append(dirs, main.Dir)
	}
	l.load(dirs)
	var programs []*Main
	for _, main := range mains {
		if l.locate(main) {
			programs = append(programs, main)
		}
	}
	l.markGenerators(programs)
	count := map[*Module]int{}
	for _, main := range programs {
		if main.Role == RoleProgram {
			count[main.Module]++
		}
	}
	for _, main := range programs {
		others := count[main.Module]
		if main.Role != RoleProgram { // for Deliver
			others++
		}
		main.image = l.imageOf(main, others)
	}
	each(programs, l.readProgram)
	s.Mains = programs
	for file, reason := range l.skipped {
		s.Skipped = append(s.Skipped, Skipped{file, reason})
	}
	sort.Slice(s.Skipped, func(i, j int) bool { return s.Skipped[i].File < s.Skipped[j].File })
	return s
}

// Deliver reads a main as a program that something builds to be delivered,
// although its folder says that it is an example or a tool.
func (s *Source) Deliver(main *Main) {
	if main.Role != RoleProgram {
		main.Role = RoleProgram
		s.loader.readProgram(main)
	}
}

// findMains lists the folders of package main by their package clauses.
func (l *loader) findMains() (mains []*Main) {
	dirs := make([]string, 0, len(l.folders))
	for dir := range l.folders {
		dirs = append(dirs, dir)
	}
	sort.Strings(dirs)
	isMain := make([]bool, len(dirs))
	indexes := make([]int, len(dirs))
	for i := range dirs {
		indexes[i] = i
	}
	each(indexes, func(i int) { isMain[i] = l.isMain(dirs[i]) })
	for i, dir := range dirs {
		if isMain[i] {
			mains = append(mains, &Main{Dir: dir, Module: moduleOf(l.modules, dir)})
		}
	}
	return mains
}

// isMain reads headers until a file that is built tells the package's name.
func (l *loader) isMain(dir string) bool {
	for _, name := range l.folders[dir] {
		if _, h, ok := l.read(name); ok && h.built {
			return h.name == "main"
		}
	}
	return false
}

// locate finds func main and names the program.
func (l *loader) locate(main *Main) bool {
	p := l.loaded[main.Dir]
	if p == nil || p.function("main") == nil {
		return false
	}
	f := p.function("main")
	main.Fact = f.file.fact(f.decl.Name.Pos())
	main.Name = path.Base(main.Dir)
	if main.Module != nil {
		main.Package = importPath(main.Module, main.Dir)
		main.Name = path.Base(plainPath(main.Package))
	}
	for _, f := range p.files {
		for _, tag := range f.tags {
			if !slices.Contains(main.Tags, tag) {
				main.Tags = append(main.Tags, tag)
			}
		}
	}
	sort.Strings(main.Tags)
	if main.Role = roleOf(main.Dir); main.isNamesake() {
		main.Role = RoleProgram
	}
	if body := f.file.body(f.decl).Body; body != nil && len(body.List) == 0 {
		main.Role = RoleTool // a library for C or WebAssembly has to have a main
	}
	main.Packages = l.reach(p)
	return true
}

// roleFolders are folder names that say what the mains below them are for.
var roleFolders = map[string]Role{
	"example": RoleExample, "examples": RoleExample, "sample": RoleExample, "samples": RoleExample, "demo": RoleExample,
	"tutorial": RoleExample, "docs": RoleExample, "doc": RoleExample,
	"test": RoleTest, "tests": RoleTest, "e2e": RoleTest, "integration": RoleTest, "testing": RoleTest, "testutil": RoleTest,
	"smoke_test": RoleTest, "smoketest": RoleTest, "smoke": RoleTest, "fuzz": RoleTest, "bench": RoleTest, "benchmark": RoleTest, "benchmarks": RoleTest, "loadtest": RoleTest, "mock": RoleTest, "mocks": RoleTest,
	"hack": RoleTool, "tools": RoleTool, "tool": RoleTool, "scripts": RoleTool, "script": RoleTool, "build": RoleTool,
	"ci": RoleTool, "dev": RoleTool, "third_party": RoleTool, "magefiles": RoleTool, "misc": RoleTool, "contrib": RoleTool, "packaging": RoleTool,
	"testcases": RoleTest, "fixtures": RoleTest, "experiments": RoleExample, "playground": RoleExample, "sandbox": RoleExample,
	"gen": RoleGenerator, "generate": RoleGenerator, "generator": RoleGenerator, "codegen": RoleGenerator, "gendocs": RoleGenerator, "generators": RoleGenerator,
}

// testFolder are folder names of what measures or tests, whatever it is called.
var testFolder = pattern.New(`^bench(mark)?s?[-_]|[-_](bench(mark)?s?|testing|suites)$|^gomock_reflect_|[-_]tests?$|^e2e[-_]?tests?$`)

// generatorName are the names of programs that write what is then committed.
var generatorName = pattern.New(`^(cli-?docs?|docs?-?gen|gen-?docs?)$|(schema|docs?|code|client|crd|manifest|openapi|swagger|proto|mock)[-_]generator$`)

// roleOf says what a main is for by the folders it lies in. The root of a
// repository or of a module tells nothing.
func roleOf(dir string) Role {
	parts := strings.Split(dir, "/")
	for i, part := range parts {
		role, ok := roleFolders[part]
		if testFolder.MatchString(part) {
			role, ok = RoleTest, true
		} else if strings.HasSuffix(part, "-samples") || strings.HasSuffix(part, "-examples") {
			role, ok = RoleExample, true
		}
		if !ok || role == RoleTool && i == len(parts)-1 && i > 0 && parts[i-1] == "cmd" {
			continue
		}
		return role
	}
	base := path.Base(dir)
	if path.Base(path.Dir(dir)) == "cmd" && strings.HasSuffix(base, "-example") {
		return RoleProgram // what a whole repository shows is built, too
	}
	switch {
	case strings.HasSuffix(base, "-scripts"):
		return RoleTool
	case generatorName.MatchString(base), strings.HasPrefix(base, "gen-"), strings.HasSuffix(base, "-gen"), strings.HasPrefix(base, "protoc-gen-"), strings.HasSuffix(base, "gen") && len(base) <= 8:
		return RoleGenerator
	case strings.HasSuffix(base, "example"), strings.HasPrefix(base, "example"):
		return RoleExample
	case strings.HasSuffix(base, "-test"), strings.HasSuffix(base, "-integration"), strings.HasSuffix(base, "-e2e"), strings.HasPrefix(base, "test-"), strings.HasSuffix(base, "test") && len(base) > 4:
		return RoleTest
	}
	return RoleProgram
}

// isNamesake says whether a main is cmd/NAME of a module called NAME: what the
// module is for, whatever the name ends with.
func (main *Main) isNamesake() bool {
	if main.Module == nil {
		return false
	}
	return main.Dir == path.Join(main.Module.Dir, "cmd", path.Base(plainPath(main.Module.Path)))
}

// markGenerators marks mains that a go:generate line runs.
func (l *loader) markGenerators(mains []*Main) {
	var lines []string
	for _, p := range l.loaded {
		for _, f := range p.files {
			for data := f.data; ; {
				_, after, found := bytes.Cut(data, []byte("//go:generate go run "))
				if !found {
					break
				}
				rest, _, _ := bytes.Cut(after, []byte("\n"))
				lines = append(lines, path.Join(p.dir, "/")+" "+string(rest))
				data = after
			}
		}
	}
	for _, main := range mains {
		for _, line := range lines {
			dir, rest, _ := strings.Cut(line, " ")
			for _, word := range strings.Fields(rest) {
				if word == main.Package || (strings.HasPrefix(word, ".") && path.Join(dir, word) == main.Dir ||
					strings.HasSuffix(word, ".go") && path.Join(dir, path.Dir(word)) == main.Dir) && main.Dir != "." {
					main.Role = RoleGenerator
				}
			}
		}
	}
}

// reach lists the folders of the repository's packages that one reaches.
func (l *loader) reach(p *pkg) []string {
	seen := map[string]bool{p.dir: true}
	todo := []*pkg{p}
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		for _, dir := range next.imports() {
			if !seen[dir] && l.loaded[dir] != nil {
				seen[dir] = true
				todo = append(todo, l.loaded[dir])
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
