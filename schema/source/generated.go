package source

import (
	"bytes"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/schema/pattern"
)

// recipes are the files that say how code is generated, found once for all programs.
type recipes struct {
	once     sync.Once
	templ    []string // templates of https://templ.guide
	wire     []string // injectors of https://github.com/google/wire
	outputs  []recipe // of buf and sqlc
	generate []recipe // go:generate lines
}

// recipe is a step that makes what lies below a folder.
type recipe struct {
	at   Fact
	to   string
	step string
}

// readUngenerated asks for the Go files of a program's packages that a generator
// writes beside others and that the repository does not hold.
func (l *loader) readUngenerated(main *Main) {
	var all []gap
	wants := func(from, to, step string) {
		if slices.Contains(main.Packages, path.Dir(to)) && !l.has(to) {
			all = append(all, gap{Fact{from, 1, 1}, from + " needs " + to, to, step, "`" + step + "` has to run before the image is built"})
		}
	}
	r := l.allRecipes()
	for _, name := range r.templ {
		wants(name, strings.TrimSuffix(name, ".templ")+"_templ.go", "templ generate")
	}
	for _, name := range r.wire {
		wants(name, path.Join(path.Dir(name), "wire_gen.go"), "wire ./"+path.Dir(name))
	}
	for _, dir := range main.Packages {
		for _, f := range l.loaded[dir].files {
			if bytes.Contains(f.data, []byte(generateDirective)) {
				all = append(all, f.missingOutputs()...)
			}
		}
	}
	main.addGaps(all)
}

// has says whether the repository holds a file.
func (l *loader) has(name string) bool {
	_, ok := slices.BinarySearch(l.files, name)
	return ok
}

const generateDirective = "//go:generate "

// outputFlags name the file that a generator writes.
var outputFlags = []string{"-o", "--o", "-out", "--out", "-output", "--output", "-destination", "--destination"}

// missingOutputs are files that a go:generate line writes into its own package.
func (f *file) missingOutputs() (all []gap) {
	for i, line := range strings.Split(string(f.data), "\n") {
		text, ok := strings.CutPrefix(line, generateDirective)
		if !ok {
			continue
		}
		out := path.Join(f.pkg.dir, outputOf(strings.Fields(text)))
		if !strings.HasSuffix(out, ".go") || strings.HasSuffix(out, "_test.go") || strings.Contains(strings.ToLower(out), "mock") ||
			strings.Contains(out, "$") || path.Dir(out) != f.pkg.dir || f.loader.has(out) {
			continue
		}
		at, step := Fact{f.path, i + 1, 1}, generateStep(f.pkg.dir)
		all = append(all, gap{at, f.place(at) + " writes " + out, out, step, "`" + step + "` has to run before the image is built"})
	}
	return all
}

// outputOf is the file that a generator's words name as its output.
func outputOf(words []string) string {
	for i, word := range words {
		name, to, joined := strings.Cut(word, "=")
		if !slices.Contains(outputFlags, name) {
			continue
		}
		if !joined && i+1 < len(words) {
			to = words[i+1]
		}
		return strings.Trim(to, `"'`)
	}
	return ""
}

func generateStep(dir string) string {
	if dir == "." {
		return "go generate ."
	}
	return "go generate ./" + dir
}

// stepFor names the step that makes a folder: one that writes into it or into one
// above it, else a go:generate line of the nearest folder above; "" = not known.
func (l *loader) stepFor(dir string) string {
	r := l.allRecipes()
	if slices.ContainsFunc(r.templ, func(name string) bool { return path.Dir(name) == dir }) {
		return ": `templ generate`"
	}
	for _, all := range [][]recipe{r.outputs, r.generate} {
		var best recipe
		for _, one := range all {
			if one.to != "." && within(dir, one.to) && len(one.to) > len(best.to) {
				best = one
			}
		}
		if best.step != "" {
			return ": `" + best.step + "` (" + best.at.File + ":" + strconv.Itoa(best.at.Line) + ")"
		}
	}
	return ""
}

// allRecipes reads the repository's generator configuration once.
func (l *loader) allRecipes() *recipes {
	l.recipes.once.Do(func() {
		r := &l.recipes
		for _, name := range l.files {
			base := path.Base(name)
			if base != "wire.go" && outputSteps[base] == "" && !strings.HasSuffix(base, ".templ") || unbuilt(path.Dir(name)) {
				continue
			}
			switch {
			case outputSteps[base] != "":
				r.outputs = append(r.outputs, l.readOutputs(name, outputSteps[base])...)
			case base != "wire.go":
				r.templ = append(r.templ, name)
			default:
				if data, err := l.tree.Read(name); err == nil && bytes.Contains(data, []byte("//go:build wireinject")) {
					r.wire = append(r.wire, name)
				}
			}
		}
		l.readGenerate(r)
	})
	return &l.recipes
}

// outputSteps are the commands of the generators whose configuration names their outputs.
var outputSteps = map[string]string{"buf.gen.yaml": "buf generate", "buf.gen.yml": "buf generate",
	"sqlc.yaml": "sqlc generate", "sqlc.yml": "sqlc generate", "sqlc.json": "sqlc generate"}

// outputLine is `out: gen/go` in YAML and JSON.
var outputLine = pattern.New(`^[\s\-{,]*"?(?:out|path)"?\s*:\s*"?([\w./-]+)"?`)

func (l *loader) readOutputs(name, step string) (all []recipe) {
	data, err := l.tree.Read(name)
	if err != nil || len(data) > maxConfig {
		return nil
	}
	for i, line := range strings.Split(string(data), "\n") {
		if m := outputLine.FindStringSubmatch(line); m != nil {
			all = append(all, recipe{Fact{name, i + 1, 1}, path.Join(path.Dir(name), m[1]), step})
		}
	}
	return all
}

// readGenerate keeps the folder of each file with a go:generate line.
func (l *loader) readGenerate(r *recipes) {
	for dir, p := range l.loaded {
		for _, f := range p.files {
			if at := bytes.Index(f.data, []byte("\n"+generateDirective)); at >= 0 {
				r.generate = append(r.generate, recipe{f.factAt(at + 1), dir, generateStep(dir)})
			}
		}
	}
	sort.Slice(r.generate, func(i, j int) bool { return r.generate[i].at.File < r.generate[j].at.File })
}

// askKind doubts a program that seems to end where code that it calls is yet to be
// generated.
func (main *Main) askKind() {
	if main.Kind == KindCommand && slices.ContainsFunc(main.Unknown, func(u Unknown) bool { return u.Key == "/build" }) {
		main.Unknown = append(main.Unknown, Unknown{main.Fact, "/main", "seems to end, but code that it needs is not in the repository: is it a service or a worker?"})
	}
}
