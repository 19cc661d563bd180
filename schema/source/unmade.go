package source

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

// readUnmade asks for what a program's build wants and the repository does not
// hold: a web page that npm makes, code that a generator writes.
func (l *loader) readUnmade(main *Main) {
	var imports []gap
	var embeds []Unknown
	for _, dir := range main.Packages {
		for _, f := range l.loaded[dir].files {
			imports = append(imports, f.unmadeImports()...)
			embeds = append(embeds, f.unmadeEmbeds()...)
		}
	}
	main.addGaps(imports)
	asked := map[string]bool{}
	for _, u := range embeds {
		if !asked[u.Why] {
			main.Unknown = append(main.Unknown, u)
		}
		asked[u.Why] = true
	}
}

// unmadeEmbeds are the patterns that match no file of the repository.
func (f *file) unmadeEmbeds() (all []Unknown) {
	if !bytes.Contains(f.data, []byte(embedDirective)) {
		return nil
	}
	text := string(f.data)
	number := 0
	for line := range strings.Lines(text) {
		number++
		for _, pattern := range EmbedPatterns(line) {
			if !f.holds(pattern) {
				at := Fact{f.path, number, 1}
				all = append(all, Unknown{at, "/build", f.place(at) + " embeds " + path.Join(f.pkg.dir, strings.TrimPrefix(pattern, "all:")) +
					", of which the repository holds no file: what makes it has to run before the image is built"})
			}
		}
	}
	return all
}

// holds says whether a pattern matches a file that is meant to be embedded.
func (f *file) holds(pattern string) bool {
	for _, name := range f.loader.files {
		rel, ok := strings.CutPrefix(name, f.pkg.dir+"/")
		if f.pkg.dir == "." {
			rel, ok = name, true
		}
		if ok && !isPlaceholder(name) && EmbedMatches(pattern, rel) {
			return true
		}
	}
	return false
}

// isPlaceholder says whether a file only keeps its folder in git.
func isPlaceholder(name string) bool {
	switch path.Base(name) {
	case ".gitkeep", ".keep", ".gitignore", ".empty", ".placeholder":
		return true
	}
	return false
}

// unmadeImports are packages of the file's own module that have no Go file.
func (f *file) unmadeImports() (all []gap) {
	module := moduleOf(f.loader.modules, f.pkg.dir)
	if module == nil {
		return nil
	}
	for _, to := range f.imports {
		rel, ok := strings.CutPrefix(to.path, module.Path+"/")
		if !ok || f.loader.paths[to.path] != "" || providedByOther(module, to.path) {
			continue
		}
		dir := path.Join(module.Dir, rel)
		if !f.loader.hasGo(dir) {
			at, step := f.fact(to.pos), f.loader.stepFor(dir)
			root, above := f.loader.missingRoot(dir)
			all = append(all, gap{at, f.place(at) + " imports " + dir, root, above + step, "what generates it has to run before the image is built" + step})
		}
	}
	return all
}

func (f *file) place(at Fact) string { return f.path + ":" + strconv.Itoa(at.Line) }

// hasGo says whether a folder holds a Go file, be it one that programs seldom
// import (testdata) or one for other systems.
func (l *loader) hasGo(dir string) bool {
	for _, name := range l.files {
		if path.Dir(name) == dir && strings.HasSuffix(name, ".go") {
			return true
		}
	}
	return false
}

// providedByOther says whether a module that is required has the package: one
// whose path begins with this module's.
func providedByOther(module *Module, to string) bool {
	for _, required := range module.Requires {
		if to == required || strings.HasPrefix(to, required+"/") {
			return true
		}
	}
	return false
}
