package secret

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/lint"
)

// provider is who issues secrets, with what is known of them.
type provider struct {
	name   string
	source string // the provider's documentation of the secret: what it looks like or what it opens
	revoke string // where to make it worthless
	kinds  []*kind
}

// kind is one sort of secret: a row of a table, and a rule.
type kind struct {
	name  string // of the rule, without "leaked-"
	title string // "GitHub personal access token"
	shape string // regular expression (RE2) of the whole value; its leading literal is the keyword

	heads  []string // what values begin with, where it is not one literal
	inside []string // literals of which a value holds one in its middle, where it begins with none
	near   []string // letters and digits of which the name of an assignment holds one: the shape alone says little

	check      func(value string) verdict // a checksum or structure inside the value
	severity   lint.Severity
	confidence lint.Confidence
	structured bool     // the value is no random text: no gates of randomness
	local      bool     // a program makes it for itself: its tests and examples have their own
	nearby     string   // literal within some hundred bytes of every value
	rank       int      // kinds of a higher one win where two claim the same bytes
	partner    string   // kind whose presence nearby is the other half
	aliases    []string // rules of other tools that fire exactly here
	source     string   // documentation where another one than the row's provider issues it

	provider *provider
	rule     *lint.Rule
	compile  sync.Once
	re       *regexp.Regexp
}

// verdict is what a checksum says.
type verdict int

const (
	unverified verdict = iota // the value carries nothing that can be verified
	valid
	doubtful // a sum is wrong, and yet the value begins as only those of its provider do
	invalid
)

// token is a kind whose values are known by how they begin.
func token(name, title, shape string) *kind {
	return &kind{name: name, title: title, shape: shape, severity: lint.High, confidence: lint.HighConfidence}
}

// named is a kind whose values are known by the name that they are given to; near
// lists what that name may hold, separated by blanks.
func named(name, title, near, shape string) *kind {
	k := token(name, title, shape)
	k.near, k.confidence, k.rank = strings.Fields(near), lint.MediumConfidence, -1
	return k
}

// starts lists what values begin with where their shape has alternatives.
func (k *kind) starts(heads ...string) *kind { k.heads = heads; return k }

// holds lists literals in the middle of values.
func (k *kind) holds(literals ...string) *kind { k.inside = literals; return k }

// sum adds a checksum.
func (k *kind) sum(check func(string) verdict) *kind { k.check = check; return k }

// with names the kind of the other half of a secret in two parts.
func (k *kind) with(partner string) *kind { k.partner = partner; return k }

// also names rules of other tools that fire exactly here.
func (k *kind) also(aliases ...string) *kind { k.aliases = aliases; return k }

// from names the documentation of who issues the secret, where the row stands
// beside those of another provider.
func (k *kind) from(source string) *kind { k.source = source; return k }

// documentation is where to read what the secret looks like or what it opens.
func (k *kind) documentation() string { return cmp.Or(k.source, k.provider.source) }

// revoke is where to make the secret worthless.
func (k *kind) revoke() string {
	if k.source != "" {
		return "where it was made, see " + k.source
	}
	return k.provider.revoke
}

// beside names a literal that stands near every value.
func (k *kind) beside(literal string) *kind { k.nearby = literal; return k }

// narrow marks a shape that is a special case of another kind's.
func (k *kind) narrow() *kind { k.rank++; return k }

// plain marks values that are no random text.
func (k *kind) plain() *kind { k.structured = true; return k }

// own marks secrets that a program makes for itself.
func (k *kind) own() *kind { k.local = true; return k }

// medium and low are for what costs less when it leaks.
func (k *kind) medium() *kind { k.severity = lint.Medium; return k }
func (k *kind) low() *kind    { k.severity = lint.Low; return k }

// unsure marks shapes that other things have too.
func (k *kind) unsure() *kind { k.confidence = lint.MediumConfidence; return k }

// starting is the literal text that a shape begins with.
func starting(shape string) string {
	var out strings.Builder
	for i := 0; i < len(shape); i++ {
		c, size := shape[i], 1
		if c == '\\' && i+1 < len(shape) {
			c, size = shape[i+1], 2
			if isAlnum(c) {
				break
			}
		} else if strings.IndexByte(`.+*?()[]{}|^$`, c) >= 0 {
			break
		}
		if i+size < len(shape) && strings.IndexByte("?*{+", shape[i+size]) >= 0 {
			break
		}
		out.WriteByte(c)
		i += size - 1
	}
	return out.String()
}

// keywords are what the automaton looks for on behalf of the kind.
func (k *kind) keywords() []string {
	switch {
	case len(k.near) > 0:
		return nil
	case len(k.inside) > 0:
		return k.inside
	case len(k.heads) > 0:
		return k.heads
	}
	return []string{starting(k.shape)}
}

// expression is the shape, compiled when the first file needs it: hundreds of
// them would take longer than the scan of a small repository.
func (k *kind) expression() *regexp.Regexp {
	k.compile.Do(func() {
		shape := "(?:" + k.shape + ")"
		switch {
		case len(k.near) > 0:
			shape = "^" + shape + "$"
		case len(k.inside) == 0:
			shape = "^" + shape
		}
		k.re = regexp.MustCompile(shape)
	})
	return k.re
}
