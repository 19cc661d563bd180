// Command scaffold writes what a new rule or target begins with: its file, its
// line in the list, and its fixtures. What it writes compiles; the tests fail
// until the documentation and the fixtures say what the new piece does.
//
//	go run ./cmd/scaffold rule workflow/my-rule
//	go run ./cmd/scaffold target my-target
package main

import (
	"bytes"
	"embed"
	"errors"
	"flag"
	"fmt"
	"go/build"
	"go/format"
	"io"
	"log"
	"path"
	"regexp"
	"strings"
	"text/template"

	"github.com/shipgen/shipgen/schema/repo"
)

//go:embed *.tmpl
var skeletons embed.FS

func main() {
	log.SetFlags(0)
	log.SetPrefix("scaffold: ")
	flag.Parse()
	written, err := run(".", flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range written {
		fmt.Println("wrote", name)
	}
}

// run writes all files or none, and returns their paths.
func run(dir string, args []string) ([]string, error) {
	if len(args) != 2 || args[0] != "rule" && args[0] != "target" {
		return nil, errors.New("usage: scaffold rule <package>/<name> | scaffold target <name>")
	}
	root, err := repo.Open(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	plan := planTarget
	if args[0] == "rule" {
		plan = planRule
	}
	changes, err := plan(root, args[1])
	if err != nil {
		return nil, err
	}
	var written []string
	for _, c := range changes {
		written = append(written, c.Path)
	}
	return written, root.Commit(changes)
}

// piece is what the skeletons are filled with.
type piece struct {
	Name              string // my-rule
	Exported, Private string // MyRule, myRule
	Package           string
	Kind              string // of the files that the rule looks at: Dockerfile
}

var kebab = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func newPiece(dir, name string) (piece, error) {
	if !kebab.MatchString(name) {
		return piece{}, fmt.Errorf("name %q is not in kebab-case, such as my-rule", name)
	}
	p := piece{Name: name, Package: path.Base(dir)}
	for word := range strings.SplitSeq(name, "-") {
		p.Exported += strings.ToUpper(word[:1]) + word[1:]
	}
	p.Private = strings.ToLower(p.Exported[:1]) + p.Exported[1:]
	return p, nil
}

// file is a Go file's path for the piece. One that ends in a system's name or in
// test would not be built everywhere.
func (p piece) file(dir, before string) string {
	name := before + strings.ReplaceAll(p.Name, "-", "_")
	nowhere := build.Context{GOOS: "none", GOARCH: "none", Compiler: "gc", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package x")), nil
	}}
	if built, err := nowhere.MatchFile(dir, name+".go"); !built || err != nil || strings.HasSuffix(name, "_test") {
		name += "_" + p.Package
	}
	return path.Join(dir, name+".go")
}

// free refuses paths that exist.
func free(root *repo.Root, paths ...string) error {
	for _, name := range paths {
		if root.Has(name) {
			return fmt.Errorf("%s exists: choose another name", name)
		}
	}
	return nil
}

// fill executes a skeleton, which is Go.
func (p piece) fill(name string) ([]byte, error) {
	t, err := template.ParseFS(skeletons, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, p); err != nil {
		return nil, err
	}
	return format.Source(out.Bytes())
}
