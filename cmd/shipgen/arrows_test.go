package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/shipgen/shipgen/"

// arrow says what the packages below a path may import, besides the standard
// library; the longest matching path decides. A pattern ending in "/..." also
// means the packages below it. Test files may import go-cmp and more of the
// repository, but no other arrow is theirs to break.
type arrow struct {
	from string
	to   []string
}

// The parsers that single rooms of schema own.
const (
	yamlV3     = "gopkg.in/yaml.v3"
	yamlV4     = "go.yaml.in/yaml/v4"
	lintCore   = "github.com/rhysd/actionlint"
	jsonSchema = "github.com/santhosh-tekuri/jsonschema/v6/..."
	cliV2      = "github.com/urfave/cli/v2"
	buildkit   = "github.com/moby/buildkit/frontend/dockerfile/..."
	shellSh    = "mvdan.cc/sh/v3/..."
	goMod      = "golang.org/x/mod/..."
	scrypt     = "golang.org/x/crypto/scrypt"
	cmpDiff    = "github.com/google/go-cmp/..."
	tomlParser = "github.com/BurntSushi/toml"
)

var arrows = []arrow{
	{"schema/repo", nil},
	{"schema/node", []string{yamlV3, module + "schema/repo"}},
	{"schema/near", nil},
	{"schema/ship", []string{yamlV3, module + "schema/..."}},
	{"schema/source", []string{goMod, yamlV3, module + "schema/..."}},
	{"schema/shell", []string{shellSh, module + "schema/..."}},
	{"schema/dockerfile", []string{buildkit, module + "schema/..."}},
	{"schema/kubernetes", []string{yamlV3, module + "schema/..."}},
	{"schema/workflow", []string{lintCore, module + "schema/..."}},
	{"schema/workflow/syntax", []string{lintCore, yamlV4, module + "schema/node"}},
	{"schema/gitleaks", []string{tomlParser}},
	{"schema", []string{module + "schema/..."}},
	{"templates", nil},
	{"generator/resolve", []string{"github.com/google/go-containerregistry/...", module + "schema/..."}},
	{"generator", []string{yamlV3, goMod, module + "schema/...", module + "templates", module + "generator/..."}},
	{"lint/report", []string{module + "lint", module + "schema/..."}},
	{"lint/suite/fixture", []string{cmpDiff, module + "lint", module + "schema/..."}}, // imported by tests alone
	{"lint/suite", []string{module + "lint/...", module + "schema/..."}},
	{"lint", []string{lintCore, jsonSchema, goMod, scrypt, module + "schema/...", module + "lint"}},
	{"cmd", []string{cliV2, yamlV3, goMod, module + "..."}},
}

// closed are standard packages that only some rooms may use.
var closed = map[string][]string{
	"os":       {"cmd/shipgen", "cmd/scaffold", "schema/repo", "generator/resolve", "lint/suite/fixture"},
	"os/exec":  {"schema/repo", "generator/resolve", "cmd/shipgen"}, // cmd/shipgen: --shellcheck
	"net":      {"generator/resolve"},
	"net/http": {"generator/resolve"},
}

// violation names what is wrong with one import, "" if nothing.
func violation(pkg, imported string) string {
	if rooms, ok := closed[imported]; ok && !slices.Contains(rooms, pkg) {
		return fmt.Sprintf("%s imports %s, which only %s may", pkg, imported, strings.Join(rooms, ", "))
	}
	if !strings.Contains(strings.Split(imported, "/")[0], ".") {
		return ""
	}
	best := -1
	for i, a := range arrows {
		if (pkg == a.from || strings.HasPrefix(pkg, a.from+"/")) && (best < 0 || len(a.from) > len(arrows[best].from)) {
			best = i
		}
	}
	if best < 0 {
		return pkg + " is in no row of the table"
	}
	for _, pattern := range arrows[best].to {
		if matches(pattern, imported) {
			return ""
		}
	}
	return fmt.Sprintf("%s imports %s: no arrow leads there", pkg, imported)
}

func matches(pattern, imported string) bool {
	prefix, below := strings.CutSuffix(pattern, "/...")
	return imported == prefix || below && strings.HasPrefix(imported, prefix+"/")
}

// imports reads the import lists of the repository's Go files: package to
// imports, tests left out.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || name != root && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		for _, c := range file.Comments {
			if strings.HasPrefix(c.Text(), "//go:build ignore") || strings.Contains(c.List[0].Text, "go:build ignore") {
				return nil // a program that refreshes a table, not part of the build
			}
		}
		rel, _ := filepath.Rel(root, filepath.Dir(name))
		pkg := filepath.ToSlash(rel)
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			found[pkg] = append(found[pkg], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestArrows(t *testing.T) {
	all := imports(t, "../..")
	if len(all) < 10 {
		t.Fatalf("found only %d packages", len(all))
	}
	for pkg, list := range all {
		for _, imported := range list {
			if text := violation(pkg, imported); text != "" {
				t.Error(text)
			}
		}
	}
}

func TestArrowsFailOnPlantedViolations(t *testing.T) {
	planted := [][2]string{
		{"generator", module + "lint"},
		{"lint/workflow", module + "generator"},
		{"lint", module + "lint/report"},
		{"lint/workflow", module + "lint/dockerfile"},
		{"schema/ship", module + "generator"},
		{"schema/repo", module + "schema/node"},
		{"templates", yamlV3},
		{"generator", cliV2},
		{"lint", strings.TrimSuffix(cmpDiff, "...") + "cmp"},
		{"generator", "os"},
		{"lint/secret", "os/exec"},
		{"schema/source", "net/http"},
		{"util", yamlV3},
	}
	for _, p := range planted {
		if violation(p[0], p[1]) == "" {
			t.Errorf("%s importing %s passes", p[0], p[1])
		}
	}
}

func TestNoRoomIsCalledUtil(t *testing.T) {
	for pkg := range imports(t, "../..") {
		switch path.Base(pkg) {
		case "util", "utils", "common", "types", "models", "helpers":
			t.Errorf("%s: name a room after what is in it", pkg)
		}
	}
}

// TestOnlyCmdLooksAtTheClock keeps what is rendered and reported the same at
// any time of day.
func TestOnlyCmdLooksAtTheClock(t *testing.T) {
	root := "../.."
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || name != root && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(filepath.ToSlash(name), "/cmd/") {
			return nil
		}
		data, err := os.ReadFile(name)
		for _, call := range []string{"time.Now(", "time.Since(", "os.Getenv(", "os.Environ(", "os.Exit("} {
			if regexp.MustCompile(`(?m)^[^/"`+"`"+`\n]*`+regexp.QuoteMeta(call)).Match(data) && !bytes.Contains(data, []byte("//go:build ignore")) {
				t.Errorf("%s calls %s)", name, call)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
