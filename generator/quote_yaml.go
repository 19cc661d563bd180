package generator

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteYAML is any scalar as one line of YAML that means the same string,
// number or boolean in YAML 1.1 (yaml.v3, PyYAML) and 1.2 (GitHub), in block
// and flow context, as a key and as a value. Strings stay plain where that is safe.
func quoteYAML(v any) (string, error) {
	return quoteYAMLScalar(v, flowSafe)
}

// yamlContext is what surrounds a plain scalar.
type yamlContext bool

const (
	flowSafe  yamlContext = true  // may stand in [a, b] and {k: v}
	blockOnly yamlContext = false // stands alone after "key: ", so ${{ }} may stay plain
)

func quoteYAMLScalar(v any, context yamlContext) (string, error) {
	switch v := v.(type) {
	case nil:
		return "null", nil
	case bool:
		return strconv.FormatBool(v), nil
	case int:
		return strconv.Itoa(v), nil
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), nil
	case string:
		return quoteYAMLString(v, context)
	case fmt.Stringer:
		return quoteYAMLString(v.String(), context)
	}
	if s, ok := namedString(v); ok {
		return quoteYAMLString(s, context)
	}
	return "", fmt.Errorf("no YAML scalar: %T", v)
}

func quoteYAMLString(s string, context yamlContext) (string, error) {
	switch {
	case !utf8.ValidString(s):
		return "", fmt.Errorf("no UTF-8 text: %q", s)
	case !printable(s):
		return doubleQuoteYAML(s), nil
	case plainYAML(s, context):
		return s, nil
	case strings.Contains(s, "'") && !strings.ContainsAny(s, `"\`):
		return `"` + s + `"`, nil
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'", nil
}

// printable says whether s can stand in YAML without escapes. unicode.IsPrint
// refuses the line breaks that only some parsers see (U+0085, U+2028, U+2029),
// the byte order mark and every space but U+0020.
func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0
}

// doubleQuoteYAML escapes with the forms that YAML shares with JSON, which all
// parsers agree on, and \U for runes beyond the basic plane.
func doubleQuoteYAML(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plainYAML says whether a printable string may stand without quotes.
// https://yaml.org/spec/1.2.2/#733-plain-style
func plainYAML(s string, context yamlContext) bool {
	switch {
	case s == "" || s != strings.TrimSpace(s):
		return false
	case strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`=<", rune(s[0])) && !dashed(s):
		return false
	case strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":"):
		return false
	case context == flowSafe && strings.ContainsAny(s, ",[]{}?"): // libyaml takes any ? in a flow for a key's mark
		return false
	}
	return !ambiguousYAML(s)
}

// dashed says whether s is a command-line flag such as -race; a dash before a letter starts no sequence.
func dashed(s string) bool {
	return len(s) > 1 && s[0] == '-' && 'a' <= s[1]|0x20 && s[1]|0x20 <= 'z'
}

// ambiguousYAML says whether some YAML version reads a plain s as something
// else than a string: null, a boolean, a number, a base-60 number, a date.
func ambiguousYAML(s string) bool {
	switch strings.ToLower(s) {
	case "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "-.inf", "+.inf":
		return true
	}
	if !strings.ContainsRune("+-.0123456789", rune(s[0])) || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	return strings.Trim(s, "0123456789abcdefABCDEFxXoO_+-.:tTzZ ") == ""
}

// blockYAML is a string as the value of a block mapping's key: several lines
// become a literal block whose content is indented by indent spaces, where a
// literal block can hold the text exactly; else it is one quoted line.
func blockYAML(indent int, v any) (string, error) {
	s, ok := v.(string)
	if !ok || !literal(s) {
		return quoteYAMLScalar(v, blockOnly)
	}
	body, chomp := strings.CutSuffix(s, "\n")
	head := "|-"
	if chomp {
		head = "|"
	}
	return head + "\n" + indentLines(body, indent), nil
}

// literal says whether a literal block can hold s: several lines, no trailing
// spaces (an editor would strip them), no leading ones (they need an indicator).
func literal(s string) bool {
	body := strings.TrimSuffix(s, "\n")
	if !strings.Contains(s, "\n") || body == "" || strings.ContainsAny(body[:1], " \t\n") || strings.HasSuffix(body, "\n") {
		return false
	}
	for line := range strings.SplitSeq(body, "\n") {
		if strings.TrimRight(line, " \t") != line || !printable(strings.ReplaceAll(line, "\t", "")) {
			return false
		}
	}
	return utf8.ValidString(s)
}

// flowYAML is a list of scalars on one line: [main, 'v*'].
func flowYAML(list any) (string, error) {
	items, err := items(list)
	if err != nil {
		return "", err
	}
	parts := make([]string, len(items))
	for i, item := range items {
		if parts[i], err = quoteYAML(item); err != nil {
			return "", err
		}
	}
	return "[" + strings.Join(parts, ", ") + "]", nil
}
