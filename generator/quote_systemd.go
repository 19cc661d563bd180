package generator

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// quoteSystemd is a value of an EnvironmentFile: double quotes, in which only the
// backslash and four characters that a shell knows are escaped. Lines may follow.
// https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
func quoteSystemd(s string) (string, error) {
	if strings.ContainsAny(s, "\x00\r") || !utf8.ValidString(s) {
		return "", fmt.Errorf("no text for an environment file: %q", s)
	}
	if s != "" && strings.Trim(s, shellSafe) == "" {
		return s, nil
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`).Replace(s) + `"`, nil
}

// quoteUnitArg is one argument of ExecStart: double quotes with the escapes of C;
// specifiers and variables are doubled.
// https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
func quoteUnitArg(s string) (string, error) {
	if strings.ContainsAny(s, "\x00\r\n") || !utf8.ValidString(s) {
		return "", fmt.Errorf("no text for an argument of a unit: %q", s)
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `%`, `%%`, `$`, `$$`).Replace(s) + `"`, nil
}
