package detect

import (
	"slices"
	"strconv"
	"strings"
)

// evidence are places or reasons, for a trailing comment.
type evidence []string

func (e evidence) String() string { return strings.Join(e, ", ") }

// at lists the places that prove a key, each once.
func (s *Service) at(key string) (all evidence) {
	for _, e := range s.Evidence {
		place := e.File + ":" + strconv.Itoa(e.Line)
		if e.Key == key && !slices.Contains(all, place) {
			all = append(all, place)
		}
	}
	if slices.Contains(s.answered, key) {
		all = append(all, "as answered")
	}
	return all
}

// writer builds ship.yaml line by line.
type writer struct{ strings.Builder }

func (w *writer) line(text string) { w.WriteString(text + "\n") }

// value is a line with its evidence as a trailing comment.
func (w *writer) value(text string, at evidence) {
	if len(at) > 0 {
		text += " # " + at.String()
	}
	w.line(text)
}

// questions writes the unknowns below the given keys as comments.
func (w *writer) questions(all []Unknown, keys ...string) {
	for _, u := range all {
		for _, key := range keys {
			if u.Key == key || strings.HasPrefix(u.Key, key+"/") {
				w.line("    # " + strings.TrimPrefix(u.Key, "/") + "? " + oneLine(u.Why))
			}
		}
	}
}

// oneLine keeps a text from the code inside one comment line.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, text)
}

// quote writes a text as a YAML scalar that stays a string inside {}.
func quote(text string) string {
	plain := text != ""
	for i, r := range text {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
		plain = plain && (letter || i > 0 && (r >= '0' && r <= '9' || r == '-') || r == '/' || r == '.')
	}
	if slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(text)) || !plain {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(text)) + `"`
	}
	return text
}
