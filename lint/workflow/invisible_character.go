package workflow

import (
	"fmt"
	"unicode/utf8"

	"github.com/shipgen/shipgen/lint"
)

// InvisibleCharacter finds text that a reviewer cannot see.
var InvisibleCharacter = &lint.Rule{
	Name:  "invisible-character",
	Title: "Invisible character in a workflow",
	Doc: doc("Characters without a width, and those that turn the direction of text around, make a file read differently from what runs. The GlassWorm attacks of 2026 hid their commands in them.",
		"- run: ./build.sh # here stands U+202E, and what follows it reads backwards", "- run: ./build.sh",
		"Delete the character; write `\\u200b` in double quotes where it is meant."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true,
	File: invisibleCharacter,
}

func invisibleCharacter(p *lint.Pass) error {
	const first = 0xC2 // no byte of ASCII starts such a character
	for i := 0; i < len(p.File.Data); {
		if p.File.Data[i] < first {
			i++
			continue
		}
		r, size := utf8.DecodeRune(p.File.Data[i:])
		if kind := invisible(r); kind != "" && !(r == 0xFEFF && i == 0) {
			p.Report(lint.Finding{
				Span:    p.Span(i, i+size),
				Message: fmt.Sprintf("invisible character %U (%s)", r, kind),
				Hint:    "delete it",
				Fixes:   fix("delete it", false, lint.Edit{Span: p.Span(i, i+size)}, true),
			})
		}
		i += size
	}
	return nil
}

// invisible names what a character does, "" for one that can be seen. Joiners
// and selectors of emoji are left alone.
// https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
func invisible(r rune) string {
	switch {
	case 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return "turns the direction of text"
	case r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x180E, r == 0x00AD:
		return "has no width"
	case 0xE0000 <= r && r <= 0xE007F:
		return "tag"
	case 0xE0100 <= r && r <= 0xE01EF:
		return "variation selector"
	}
	return ""
}
