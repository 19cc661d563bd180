package lint

import "strconv"

// WritePage is a rule's page: why, an example of each kind in a language, and
// what to do.
func WritePage(language, why, bad, good, remedy string) string {
	return why + "\n\nBad:\n\n```" + language + "\n" + bad + "\n```\n\nGood:\n\n```" + language + "\n" + good + "\n```\n\n" + remedy + "\n"
}

// longest is how much of the user's text a message quotes, in characters: what
// one line of a screen takes.
const longest = 120

// Shorten cuts a text to what a message has room for.
func Shorten(s string) string {
	if len(s) <= longest {
		return s
	}
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return s
}

// Quote is a text of the user's as messages show it: shortened, in quotes, and
// with escapes for what does not print.
func Quote(s string) string { return strconv.Quote(Shorten(s)) }
