package generator

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func compareFiles(tb testing.TB, what string, want, got map[string][]byte, pairs [][2]string) {
	tb.Helper()
	for _, file := range slices.Sorted(maps.Keys(want)) {
		there := file
		for _, name := range replaced(file, pairs) {
			if _, ok := got[name]; ok {
				there = name
			}
		}
		data, ok := got[there]
		if !ok {
			tb.Errorf("%s: %s is not rendered", what, file)
			continue
		}
		if bytes.Equal(want[file], data) {
			continue
		}
		before, err := readFile(file, want[file])
		if err != nil {
			tb.Errorf("%s: benign: %v", what, err)
			continue
		}
		after, err := readFile(there, data)
		if err != nil {
			tb.Errorf("%s: %v", what, err)
			continue
		}
		if problem := differ(before, after, pairs); problem != "" {
			tb.Errorf("%s: %s: %s", what, file, problem)
		}
	}
}

// differ is where two lists of leaves differ in more than the value.
func differ(before, after []leaf, pairs [][2]string) string {
	if slices.Equal(sortedLeaves(before, pairs[0]), sortedLeaves(after, [2]string{})) {
		return "" // a list that is sorted by its values
	}
	for i := range before {
		if i >= len(after) {
			break
		}
		b, a := before[i], after[i]
		if b.at != a.at {
			return fmt.Sprintf("%s became %s: %q became %q", b.at, a.at, b.text, a.text)
		}
		if b.text == a.text || hashes.MatchString(b.text) && hashes.MatchString(a.text) || slices.Contains(replaced(b.text, pairs), a.text) {
			continue
		}
		return fmt.Sprintf("at %s %q became %q", b.at, b.text, a.text)
	}
	if len(before) != len(after) {
		return fmt.Sprintf("%d values became %d", len(before), len(after))
	}
	return ""
}

// sortedLeaves are the values with their places but for the numbers of items.
func sortedLeaves(leaves []leaf, pair [2]string) []string {
	var out []string
	for _, l := range leaves {
		text := l.text
		if pair[0] != "" {
			text = strings.ReplaceAll(text, pair[0], pair[1])
		}
		out = append(out, digits.ReplaceAllString(l.at, "")+" "+text)
	}
	slices.Sort(out)
	return out
}

var digits = regexp.MustCompile(`[0-9]+`)

// hashes follow a content.
var hashes = regexp.MustCompile(`[0-9a-f]{8,}$`)

// replaced is a text with the value in the place of the benign one, also as paths
// are cleaned and addresses escaped.
func replaced(text string, pairs [][2]string) []string {
	var out []string
	for _, form := range forms {
		for _, pair := range pairs {
			out = append(out, strings.ReplaceAll(text, form(pair[0]), form(pair[1])))
		}
	}
	return out
}

var forms = []func(string) string{
	func(s string) string { return s },
	path.Clean,
	func(s string) string { return strings.TrimPrefix(s, "/") },
	strings.TrimSpace,
	slug,
	func(s string) string { return cmp.Or(slug(s), "data") }, // the name of a volume
	eventName, // of a trigger
	func(s string) string { first, _, _ := strings.Cut(s, "|"); return first }, // a sample of an alternation
}

// slug is what names of objects that are made of a value keep of it.
func slug(s string) string {
	return strings.Trim(notLabel.ReplaceAllString(strings.ToLower(s), "-"), "-")
}

var notLabel = regexp.MustCompile(`[^a-z0-9]`)
