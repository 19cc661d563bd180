package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteJSON is any value as JSON on one line, with < > & as themselves.
func quoteJSON(v any) (string, error) {
	if s, ok := v.(string); ok && !utf8.ValidString(s) {
		return "", fmt.Errorf("no UTF-8 text: %q", s)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// quoteHCL is a string of Terraform's language. ${ and %{ open templates there.
// https://developer.hashicorp.com/terraform/language/expressions/strings
func quoteHCL(s string) (string, error) {
	quoted, err := quoteJSON(s)
	if err != nil {
		return "", err
	}
	// JSON's \b and \f are no escapes of HCL.
	quoted = replaceEscapes(quoted, map[byte]string{'b': `\u0008`, 'f': `\u000c`})
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(quoted), nil
}

// replaceEscapes changes single escapes of a JSON string and leaves \\ alone.
func replaceEscapes(s string, by map[byte]string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if to, ok := by[s[i]]; ok {
			b.WriteString(to)
			continue
		}
		b.WriteString(s[i-1 : i+1])
	}
	return b.String()
}

// quoteRego is a string of Rego, whose double-quoted strings are JSON's.
// https://www.openpolicyagent.org/docs/policy-language#strings
func quoteRego(s string) (string, error) { return quoteJSON(s) }

// quotePromQL is a string of PromQL, which escapes as Go does.
// https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
func quotePromQL(s string) string { return strconv.Quote(s) }

// quoteGitHub makes a text that is data stay data in a workflow, where GitHub
// replaces ${{ }} in every value. Inside an expression the opening is a string.
func quoteGitHub(s string) string {
	return strings.ReplaceAll(s, "${{", "${{ '${{' }}")
}

// comment is a text as comment lines. Control characters, which could end the
// comment or hide what follows, become spaces.
func comment(prefix, text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		line = strings.Map(func(r rune) rune {
			if !unicode.IsPrint(r) {
				return ' '
			}
			return r
		}, line)
		lines[i] = strings.TrimRight(prefix+" "+line, " ")
	}
	return strings.Join(lines, "\n")
}
