package generator

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// shellSafe are the bytes that no POSIX shell gives a meaning inside a word.
const shellSafe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./:@%,"

// quoteShell is one word of a POSIX shell: single quotes, in which nothing is special.
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
func quoteShell(s string) (string, error) {
	if strings.Contains(s, "\x00") || !utf8.ValidString(s) {
		return "", fmt.Errorf("no text for a shell word: %q", s)
	}
	if s != "" && strings.Trim(s, shellSafe) == "" {
		return s, nil
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'", nil
}

// quoteDockerfile is the value of an ENV, ARG or LABEL: double quotes, in which
// backslash, quote and dollar are escaped, so that no variable is expanded.
// https://docs.docker.com/reference/dockerfile/#environment-replacement
func quoteDockerfile(s string) (string, error) {
	if strings.ContainsAny(s, "\n\r\x00") || !utf8.ValidString(s) {
		return "", fmt.Errorf("no text for a Dockerfile value, which has one line: %q", s)
	}
	if s != "" && strings.Trim(s, shellSafe) == "" {
		return s, nil
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`).Replace(s) + `"`, nil
}
