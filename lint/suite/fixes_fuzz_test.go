package suite

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// FuzzFixes applies every fix, unsafe ones too, to workflows written in every way
// that YAML allows: the outcome parses, has all that no fix speaks of, settles,
// and has no finding that was not there before.
func FuzzFixes(f *testing.F) {
	for _, seed := range fixSeeds() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		const most = 1 << 14
		if len(text) > most {
			return
		}
		for _, path := range []string{".github/workflows/ci.yml", "action.yml", ".github/dependabot.yml"} {
			if path == "action.yml" == strings.Contains(text, "\nruns:") && path == ".github/dependabot.yml" == strings.Contains(text, "\nupdates:") {
				checkFixes(t, path, []byte(text))
			}
		}
	})
}

// fixSeeds are files written in unusual ways, each once as it is and once with
// other line ends, a byte order mark, no last line end, document markers or
// trailing blanks.
func fixSeeds() []string {
	variants := []func(string) string{
		func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
		func(text string) string { return strings.TrimRight(text, "\n") },
		func(text string) string { return "\ufeff" + text },
		func(text string) string { return "# first\n---\n" + text + "...\n" },
		func(text string) string {
			return regexp.MustCompile(`(?m)$`).ReplaceAllString(strings.TrimRight(text, "\n"), " \t") + "\n"
		},
	}
	var all []string
	for i, text := range adversaries() {
		all = append(all, text, variants[i%len(variants)](text))
	}
	return all
}

func fixOptions() lint.Options {
	opts := lint.Options{Rules: Rules(), Known: Names(Rules()), Audience: lint.Auditor, MinConfidence: lint.LowConfidence}
	opts.Config.Pins = []lint.PinPolicy{{Pattern: "./*", Policy: "hash"}}
	return opts
}

func checkFixes(t *testing.T, path string, data []byte) {
	t.Helper()
	before, ok := flattened(data)
	if !ok {
		return
	}
	tree := repo.Memory{path: data, "go.mod": []byte("module x\n\ngo 1.26\n"), "go.sum": nil, "package-lock.json": []byte("{}")}
	found := countFindings(t, tree)
	for _, unsafe := range []bool{false, true} {
		fixed, err := lint.Apply(context.Background(), tree, fixOptions(), unsafe)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range fixed.Report.Errors {
			t.Errorf("%s: %s\n%s", e.Rule, e.Message, data)
		}
		outcome, ok := fixed.Changed[path]
		if !ok {
			continue
		}
		after := maps.Clone(tree)
		after[path] = outcome
		if problems := compare(before, data, outcome); len(problems) > 0 {
			t.Errorf("fixes, unsafe %v: %s\nbefore:\n%s\nafter:\n%s", unsafe, strings.Join(problems, "\n"), data, outcome)
		}
		if again, _ := lint.Apply(context.Background(), after, fixOptions(), unsafe); len(again.Changed) > 0 {
			t.Errorf("unsafe %v: a second run changes\n%s\nto\n%s", unsafe, outcome, again.Changed[path])
		}
		for rule, n := range countFindings(t, after) {
			if n > found[rule] {
				t.Errorf("unsafe %v: %d findings of %s, %d before the fixes\nbefore:\n%s\nafter:\n%s", unsafe, n, rule, found[rule], data, outcome)
			}
		}
	}
}

func countFindings(t *testing.T, tree repo.Memory) map[string]int {
	report, err := lint.Run(context.Background(), tree, fixOptions())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]int{}
	for _, found := range report.Findings {
		all[found.Rule]++
	}
	return all
}

// flattened is every value of a file by its path, aliases followed; not ok where
// it does not parse or has a key twice.
func flattened(data []byte) (values map[string]string, ok bool) {
	values, decoder := map[string]string{}, yaml.NewDecoder(bytes.NewReader(data))
	for i := 0; ; i++ {
		var doc yaml.Node
		if err := decoder.Decode(&doc); err != nil {
			return values, err.Error() == "EOF"
		}
		if !flatten(&doc, fmt.Sprint(i), 0, values) {
			return nil, false
		}
	}
}

func flatten(n *yaml.Node, path string, depth int, values map[string]string) bool {
	const deepest = 40
	if _, twice := values[path]; twice || depth > deepest {
		return false
	}
	switch n.Kind {
	case yaml.AliasNode:
		return flatten(n.Alias, path, depth+1, values)
	case yaml.DocumentNode:
		return len(n.Content) == 0 || flatten(n.Content[0], path, depth+1, values)
	case yaml.MappingNode:
		values[path] = "{}"
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !flatten(n.Content[i+1], path+"."+n.Content[i].Value, depth+1, values) {
				return false
			}
		}
	case yaml.SequenceNode:
		values[path] = "[]"
		for i, item := range n.Content {
			if !flatten(item, fmt.Sprintf("%s[%d]", path, i), depth+1, values) {
				return false
			}
		}
	default:
		values[path] = n.Tag + " " + n.Value
	}
	return true
}

var (
	mayCome   = regexp.MustCompile(`\.(?:permissions|concurrency|cooldown|with|env)(?:\.[\w-]+)?$|\.timeout-minutes$`)
	mayGo     = regexp.MustCompile(`\.env(?:\.ACTIONS_[A-Z_]+)?$|\.with(?:\.cache)?$`)
	mayChange = regexp.MustCompile(`\.(?:uses|run|if|image|container|default-days|insecure-external-code-execution|with|with\.[\w-]+|env\.\w+|\w*version\w*)(?:\[\d+\])?$`)
	anyNote   = regexp.MustCompile(`(?m)^[ \t]*#.*$`)
)

// compare says what no fix may do to a file.
func compare(before map[string]string, data, outcome []byte) (problems []string) {
	after, ok := flattened(outcome)
	if !ok {
		return []string{"it does not parse any more, or has a key twice"}
	}
	for _, path := range slices.Sorted(maps.Keys(after)) {
		was, there := before[path]
		if !there && !mayCome.MatchString(path) || there && was != after[path] && !mayChange.MatchString(path) {
			problems = append(problems, fmt.Sprintf("%s was %q and is %q", path, was, after[path]))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(before)) {
		if _, ok := after[path]; !ok && !mayGo.MatchString(path) {
			problems = append(problems, path+" is gone")
		}
	}
	for _, note := range anyNote.FindAll(data, -1) {
		if !bytes.Contains(outcome, bytes.TrimSpace(note)) {
			problems = append(problems, fmt.Sprintf("comment %q is gone", note))
		}
	}
	crlf := func(text []byte) bool { return bytes.Count(text, []byte("\r\n")) == bytes.Count(text, []byte("\n")) }
	switch {
	case bytes.Contains(data, []byte("\n")) && crlf(data) != crlf(outcome):
		problems = append(problems, "line ends are mixed")
	case bytes.HasSuffix(data, []byte("\n")) != bytes.HasSuffix(outcome, []byte("\n")):
		problems = append(problems, "the last line end changed")
	case bytes.HasPrefix(data, []byte("\ufeff")) != bytes.HasPrefix(outcome, []byte("\ufeff")):
		problems = append(problems, "the byte order mark changed")
	}
	return problems
}
