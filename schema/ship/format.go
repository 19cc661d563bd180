package ship

import (
	"fmt"
	"regexp"
	"sync"
	"unicode"
	"unicode/utf8"
)

// format is what a text must look like. Its pattern is used by the parser and
// by the JSON Schema, so it keeps to what RE2 and ECMA-262 share.
type format struct {
	name    string // of the type, for the manual: "duration"
	want    string // "a duration such as 30s": completes "…, want "
	pattern string // anchored; "" = any
	hint    string
	block   bool                                    // may have line breaks and tabs
	judge   func(s string) (why string)             // what the pattern cannot say; "" = good
	better  func(f *format, s string) (hint string) // the remedy for a known mistake; "" = hint
	regexp  func() *regexp.Regexp                   // of the pattern
}

// compiled is f, ready to match. The expression is made when it is first asked
// for: most runs read no ship.yaml, or only a few of its keys.
func compiled(f format) *format {
	pattern := f.pattern
	f.regexp = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return &f
}

// fits says whether a text matches the pattern.
func (f *format) fits(s string) bool { return f.regexp().MatchString(s) }

// wrong is why a text does not meet the format, with a hint; "" = it does.
func (f *format) wrong(s string) (why, hint string) {
	if f.fits(s) {
		if f.judge == nil {
			return "", ""
		}
		return f.judge(s), f.hint
	}
	if f.better != nil {
		if hint := f.better(f, s); hint != "" {
			return "want " + f.want, hint
		}
	}
	return "want " + f.want, f.hint
}

// odd is the first character that no text may have: controls, and characters
// that are invisible or turn the direction of a line, which hide from a
// reviewer what a program reads (https://trojansource.codes).
func odd(s string, block bool) (at int, why string) {
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			return i, "a byte that is not UTF-8"
		case block && (r == '\n' || r == '\t'):
		case r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return i, "a line break"
		case unicode.IsControl(r):
			return i, fmt.Sprintf("the control character U+%04X", r)
		case unicode.Is(unicode.Cf, r) || invisible[r]:
			return i, fmt.Sprintf("the invisible character U+%04X", r)
		}
	}
	return -1, ""
}

// invisible are characters outside the category Cf that print nothing.
var invisible = map[rune]bool{0x034f: true, 0x115f: true, 0x1160: true, 0x17b4: true, 0x17b5: true, 0x3164: true, 0xffa0: true}

// The texts that only odd judges; the JSON Schema has the classes that matter most.
var (
	line  = compiled(format{name: "string", want: "a string"})
	block = compiled(format{name: "text", want: "a string", block: true})
	// some is a text that is not empty.
	some = compiled(format{name: "string", want: "a string that is not empty", pattern: `^[^\s]`, hint: "remove the key or give it a value"})
	// script is a shell script.
	script = compiled(format{name: "script", want: "shell commands", pattern: `[^\s]`, block: true, hint: "remove the key or give it a value"})
)

// The patterns of the JSON Schema for what odd refuses. They hold the
// characters themselves, which JSON escapes: RE2 and ECMA-262 write escapes of
// code points in two ways.
const (
	oddEverywhere = "\x00-\x08\x0b-\x1f\x7f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
	linePattern   = "^[^\t\n" + oddEverywhere + "]*$"
	blockPattern  = "^[^" + oddEverywhere + "]*$"
)
