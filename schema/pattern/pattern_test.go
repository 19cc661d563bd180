package pattern

import (
	"slices"
	"testing"
)

// TestPattern holds every method to what it stands for.
func TestPattern(t *testing.T) {
	p, word := New(`^(a+)b`), New(`[a-z]+`)
	for name, holds := range map[string]bool{
		"Match":             p.Match([]byte("aab")) && !p.Match([]byte("b")),
		"MatchString":       p.MatchString("ab") && !p.MatchString(""),
		"FindIndex":         slices.Equal(p.FindIndex([]byte("aabc")), []int{0, 3}) && p.FindIndex(nil) == nil,
		"FindSubmatchIndex": slices.Equal(p.FindSubmatchIndex([]byte("aabc")), []int{0, 3, 0, 2}),
		"FindAllString":     slices.Equal(word.FindAllString("x y", -1), []string{"x", "y"}),
		"ReplaceAllString":  p.ReplaceAllString("aab!", "<$1>") == "<aa>!",
		"ReplaceAll":        string(p.ReplaceAll([]byte("aab!"), []byte("<$1>"))) == "<aa>!",
	} {
		if !holds {
			t.Errorf("%s is not what it is of regexp.Regexp", name)
		}
	}
}

// TestNewCompilesLate: a wrong expression is only found when it is used.
func TestNewCompilesLate(t *testing.T) {
	wrong := New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("a wrong expression matched")
		}
	}()
	wrong.MatchString("")
}
