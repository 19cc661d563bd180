package generator

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// readTokens reads languages of strings, comments to the end of the line and
// characters that mean what they are: HCL, Rego, PromQL, CEL. A string is one
// leaf; between two of them nothing but white space may differ.
func readTokens(comment string, unquote func(string) (string, error), quotes string) reader {
	return func(data string) ([]leaf, error) {
		var out []leaf
		var code strings.Builder
		for i := 0; i < len(data); i++ {
			switch {
			case strings.HasPrefix(data[i:], comment):
				end := strings.IndexByte(data[i:], '\n')
				if end < 0 {
					end = len(data) - i
				}
				i += end - 1
			case strings.IndexByte(quotes, data[i]) >= 0:
				end := closing(data, i)
				if end < 0 {
					return out, fmt.Errorf("a string is not closed: %q", data[i:])
				}
				text, err := unquote(data[i : end+1])
				if err != nil {
					return out, fmt.Errorf("%w: %s", err, data[i:end+1])
				}
				out = append(out, leaf{fmt.Sprintf("%d code", len(out)), strings.Join(strings.Fields(code.String()), " ")})
				out = append(out, leaf{fmt.Sprintf("%d string", len(out)), text})
				code.Reset()
				i = end
			default:
				code.WriteByte(data[i])
			}
		}
		return append(out, leaf{fmt.Sprintf("%d code", len(out)), strings.Join(strings.Fields(code.String()), " ")}), nil
	}
}

// closing is where the string that opens at i ends, -1 if it does not.
func closing(data string, i int) int {
	for j := i + 1; j < len(data); j++ {
		switch {
		case data[j] == '\\' && data[i] != '`':
			j++
		case data[j] == data[i]:
			return j
		case data[j] == '\n' && data[i] != '`':
			return -1
		}
	}
	return -1
}

func unquoteGo(s string) (string, error) {
	if s[0] == '\'' {
		s = `"` + strings.NewReplacer(`\'`, `'`, `"`, `\"`).Replace(s[1:len(s)-1]) + `"`
	}
	return strconv.Unquote(s)
}

func unquoteJSON(s string) (string, error) {
	if s[0] == '`' {
		return s[1 : len(s)-1], nil
	}
	var text string
	err := json.Unmarshal([]byte(s), &text)
	return text, err
}

// unquoteHCL marks templates, which are code, by what they open with.
func unquoteHCL(s string) (string, error) {
	inner := strings.NewReplacer("$${", "\x01", "%%{", "\x02").Replace(s)
	text, err := unquoteJSON(strings.NewReplacer("\x01", `\u0001`, "\x02", `\u0002`).Replace(inner))
	text = strings.NewReplacer("${", "TEMPLATE{", "%{", "TEMPLATE{").Replace(text)
	return strings.NewReplacer("\x01", "${", "\x02", "%{").Replace(text), err
}
