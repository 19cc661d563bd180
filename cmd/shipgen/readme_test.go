package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/secret"
	"github.com/shipgen/shipgen/lint/suite"
	"golang.org/x/mod/modfile"
)

const readmePath = "../../README.md"

// TestReadme holds the parts of the README that come from the code to it.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	want := string(data)
	for name, text := range map[string]string{
		"tour":     tour(t),
		"smallest": smallest(t),
		"targets":  targetTable(),
		"commands": commandTable(),
		"rules":    ruleTables(),
	} {
		block := regexp.MustCompile(`(?s)(<!-- ` + name + `: written by [^\n]*-->\n).*?(<!-- end -->)`)
		if !block.MatchString(want) {
			t.Fatalf("README.md has no block %q", name)
		}
		want = block.ReplaceAllString(want, "${1}"+strings.ReplaceAll(text, "$", "$$")+"${2}")
	}
	if *update {
		if err := os.WriteFile(readmePath, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("run `make docs` (-want +got):\n%s", diff)
	}
}

// session runs commands in a folder and returns what a terminal would show.
func session(t *testing.T, dir string, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	for _, line := range lines {
		fmt.Fprintf(&out, "$ %s\n", line)
		command, isShipgen := strings.CutPrefix(line, "shipgen ")
		if !isShipgen {
			substitute(t, dir, line)
			continue
		}
		a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out, dir: dir, version: "devel"}
		if code := a.run(strings.Fields(command)); code != 0 {
			fmt.Fprintf(&out, "[exit status %d]\n", code)
		}
	}
	return out.String()
}

var sedLine = regexp.MustCompile(`^sed -i 's/([^/]+)/([^/]+)/' (\S+)$`)

// substitute does what a sed line of the tour does.
func substitute(t *testing.T, dir, line string) {
	t.Helper()
	m := sedLine.FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("not a line that the tour knows: %s", line)
	}
	file := filepath.Join(dir, m[3])
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.ReplaceAll(data, []byte(m[1]), []byte(m[2])), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tour is the main job on the sample service.
func tour(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "orders")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/detect/orders/repo")); err != nil {
		t.Fatal(err)
	}
	return fence("console", elide(session(t, dir,
		"shipgen init",
		"shipgen generate",
		"shipgen check",
		"sed -i 's/USER 65532:65532/USER root/' Dockerfile",
		"shipgen check",
		"shipgen lint",
	)))
}

// elide shortens a long run of like lines, which in the README says no more than
// its ends.
func elide(text string) string {
	return regexp.MustCompile(`((?:wrote [^\n]*\n){4})(?:wrote [^\n]*\n){3,}((?:wrote [^\n]*\n){2})`).ReplaceAllString(text, "${1}…\n${2}")
}

const smallestShip = `version: 1
name: orders
repository: acme/orders
services:
  api:
    build: ./cmd/api
    port: 8080
    health: /livez
`

// smallest is the smallest ship.yaml of a service and the files that it renders.
func smallest(t *testing.T) string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/detect/orders/repo")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, shipFile), []byte(smallestShip), 0o644); err != nil {
		t.Fatal(err)
	}
	return fence("yaml", smallestShip) + "\n" + fence("console", session(t, dir, "shipgen generate --dry-run"))
}

func fence(language, text string) string { return "```" + language + "\n" + text + "```\n" }

func commandTable() string {
	var out strings.Builder
	out.WriteString("| command | does |\n|---|---|\n")
	for _, c := range (&app{}).commands() {
		fmt.Fprintf(&out, "| `shipgen %s` | %s |\n", strings.TrimSpace(c.Name+" "+strings.ReplaceAll(c.ArgsUsage, "|", "\\|")), c.Usage)
	}
	return out.String()
}

func targetTable() string {
	var out strings.Builder
	out.WriteString("| target | renders |\n|---|---|\n")
	for _, target := range generator.Targets {
		doc := strings.Join(strings.Fields(target.Doc), " ")
		if sentence, _, more := strings.Cut(doc, ". "); more {
			doc = sentence
		}
		fmt.Fprintf(&out, "| `%s` | %s |\n", target.Name, strings.TrimSuffix(strings.ReplaceAll(doc, "|", "\\|"), "."))
	}
	return out.String()
}

// ruleTables lists the rules by theme; kinds of secret are counted, not listed.
func ruleTables() string {
	var out strings.Builder
	for _, theme := range []lint.Theme{lint.LeakedSecret, lint.UnpinnedVersion, lint.MissingCache, lint.Broken, lint.Insecure, lint.Unreliable, lint.Inconsistent} {
		fmt.Fprintf(&out, "\n**%s**: ", theme)
		var names []string
		kinds := 0
		for _, r := range suite.Rules() {
			switch {
			case r.Theme != theme:
			case slices.Contains(secret.Rules, r):
				kinds++
			default:
				names = append(names, "`"+r.Name+"`")
			}
		}
		if kinds > 0 {
			names = append(names, fmt.Sprintf("and %d kinds of secrets, `leaked-…`", kinds))
		}
		out.WriteString(strings.Join(names, " ") + "\n")
	}
	return out.String() + "\n"
}

// TestReadmeGivesReasons: every module that go.mod requires directly has its line
// in the table of dependencies, and no other has.
func TestReadmeGivesReasons(t *testing.T) {
	readme, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	file, err := modfile.ParseLax("go.mod", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	var required, explained []string
	for _, r := range file.Require {
		if !r.Indirect {
			required = append(required, r.Mod.Path)
		}
	}
	for _, row := range regexp.MustCompile(`(?m)^\| ([a-z]+\.[A-Za-z0-9./-]+) \|`).FindAllSubmatch(readme, -1) {
		explained = append(explained, string(row[1]))
	}
	slices.Sort(required)
	slices.Sort(explained)
	if diff := cmp.Diff(required, explained); diff != "" {
		t.Errorf("the README's table of dependencies (-want +got):\n%s", diff)
	}
}
