package generator

import "strings"

// cutYAMLKey splits an entry of a mapping at the colon behind its key.
func cutYAMLKey(content string) (key, value string, ok bool) {
	if content == "" {
		return "", "", false
	}
	var rest string
	if quote := content[0]; quote == '"' || quote == '\'' {
		rest, ok = yamlQuoted(content)
		key = content[1:max(1, len(content)-len(rest)-1)]
		if !ok || strings.ContainsAny(key, `\'`) {
			return "", "", false
		}
	} else {
		n := 0
		for n < len(content) && isYAMLWord(content[n]) {
			n++
		}
		key, rest = content[:n], content[n:]
	}
	if key == "" || len(key) > 200 || key[0] == '-' || !strings.HasPrefix(rest, ":") || len(rest) > 1 && rest[1] != ' ' {
		return "", "", false
	}
	return key, rest[1:], true
}

// isYAMLWord says whether a byte means nothing to YAML, wherever it stands.
func isYAMLWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || strings.IndexByte("_./-$+", b) >= 0
}

// yamlFlow reads a value on one line and returns what is behind it. Inside brackets
// a plain scalar ends at a comma.
func yamlFlow(text string, inside bool, depth int) (rest string, ok bool) {
	if text == "" || depth == 0 {
		return "", false
	}
	switch text[0] {
	case '"', '\'':
		return yamlQuoted(text)
	case '[':
		return yamlBrackets(text, ']', depth)
	case '{':
		return yamlBrackets(text, '}', depth)
	}
	if inside {
		return yamlPlainInside(text)
	}
	return yamlPlain(text)
}

// yamlPlain reads a plain scalar up to a comment or the end of its line.
func yamlPlain(text string) (rest string, ok bool) {
	if !isYAMLWord(text[0]) && text[0] != '(' && text[0] != '~' || text[0] == '-' && (len(text) == 1 || text[1] == ' ') {
		return "", false
	}
	if at := strings.Index(text, " #"); at >= 0 {
		text, rest = text[:at], text[at:]
	}
	return rest, !strings.Contains(text, ": ") && !strings.HasSuffix(strings.TrimRight(text, " "), ":")
}

// yamlPlainInside reads a plain scalar that ends at a comma or a bracket.
func yamlPlainInside(text string) (rest string, ok bool) {
	if !isYAMLWord(text[0]) {
		return "", false
	}
	n := 1
	for n < len(text) && (isYAMLWord(text[n]) || strings.IndexByte("*=@", text[n]) >= 0 || text[n] == ':' && n+1 < len(text) && isYAMLWord(text[n+1])) {
		n++
	}
	return text[n:], text[0] != '-' || n > 1
}

// yamlQuoted reads a scalar in quotes, with the few escapes that need no look-up.
func yamlQuoted(text string) (rest string, ok bool) {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[0] == '"':
			i++
			if i == len(text) || strings.IndexByte(`\"nt`, text[i]) < 0 {
				return "", false
			}
		case text[i] != text[0]:
		case text[0] == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			return text[i+1:], true
		}
	}
	return "", false
}

// yamlBrackets reads a sequence or mapping in brackets: no key twice, one space
// behind each comma and colon.
func yamlBrackets(text string, end byte, depth int) (rest string, ok bool) {
	keys := map[string]bool{}
	rest = text[1:]
	if rest != "" && rest[0] == end {
		return rest[1:], true
	}
	for {
		if end == '}' {
			key, value, ok := cutYAMLKey(rest)
			if !ok || keys[key] || !strings.HasPrefix(value, " ") {
				return "", false
			}
			keys[key] = true
			rest = value[1:]
		}
		if rest, ok = yamlFlow(rest, true, depth-1); !ok || rest == "" {
			return "", false
		}
		if rest[0] == end {
			return rest[1:], true
		}
		if !strings.HasPrefix(rest, ", ") {
			return "", false
		}
		rest = rest[2:]
	}
}
