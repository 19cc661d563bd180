package secret

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

// text is a line of configuration with a value of a kind.
func text(k *kind, value string) string {
	if len(k.near) > 0 {
		return fmt.Sprintf("%s_SECRET=%s\n", strings.ToUpper(k.near[0]), value)
	}
	return fmt.Sprintf("value = %s\n%s", value, k.nearby)
}

// kindsIn are the names of the kinds that are found in a file.
func kindsIn(path, content string) []string {
	var names []string
	for _, h := range find(&lint.File{Path: path, Data: []byte(content), Kinds: []lint.Kind{lint.Text}}) {
		names = append(names, h.kind.name)
	}
	return names
}

func fires(k *kind, content string) bool {
	for _, name := range kindsIn("config/app.env", content) {
		if name == k.name {
			return true
		}
	}
	return false
}

// rows are the kinds whose values are of a shape.
func rows() []*kind {
	var all []*kind
	for _, k := range table() {
		if k.shape != "" {
			all = append(all, k)
		}
	}
	return all
}

// TestKindsFire finds every kind in values that are built anew, and none of its
// near-misses.
func TestKindsFire(t *testing.T) {
	if n := len(rows()); n < 400 {
		t.Errorf("%d kinds, want 400", n)
	}
	for _, k := range rows() {
		t.Run(k.name, func(t *testing.T) {
			for seed := range uint64(5) {
				value := newBuilder(seed).value(k)
				if !found(k, value) {
					t.Errorf("seed %d: not found in a value of %d characters; found %v", seed, len(value), kindsIn("config/app.env", text(k, value)))
				}
				for why, miss := range misses(k, value) {
					if fires(k, text(k, miss)) {
						t.Errorf("seed %d: fires on a value that is %s", seed, why)
					}
				}
			}
		})
	}
}

// found says whether a value is found, under the kind's name or, where two kinds
// share a shape, under that of its twin.
func found(k *kind, value string) bool {
	if fires(k, text(k, value)) {
		return true
	}
	for _, name := range kindsIn("config/app.env", text(k, value)) {
		for _, other := range rows() {
			if other.name == name && (len(other.near) == 0 || sameNear(k, other)) && regexp.MustCompile("^(?:"+other.shape+")$").MatchString(value) {
				return true
			}
		}
	}
	return false
}

func sameNear(a, b *kind) bool {
	return len(a.near) > 0 && slices.Contains(kindsNamed(splitName(a.near[0])), b)
}

// misses are values that are almost of the kind.
func misses(k *kind, value string) map[string]string {
	all := map[string]string{"a template": "${" + value[:min(len(value), 8)] + "}"}
	if !k.structured {
		body := k.body(value)
		head := value[:len(value)-len(body)]
		all["one character over and over"] = head + strings.Repeat("x", len(body))
		all["cut short to be shown"] = value[:len(value)/2] + "..."
		if len(k.inside) == 0 && len(k.near) == 0 && isWordByte(value[0]) {
			all["a part of a longer word"] = "a" + value
		}
	}
	return all
}
