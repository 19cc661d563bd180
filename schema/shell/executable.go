package shell

import "strings"

// MadeExecutable says whether a script makes a file a program: chmod with +x or a
// mode of digits that lets somebody run it, or install, which does by default.
func MadeExecutable(s *Script, file string) bool {
	if file == "" || file == "-" {
		return false
	}
	for _, c := range s.Commands {
		if c.Is("install") && c.Has(file) || c.Is("chmod") && c.Has(file) && runnable(c.Arg(1)) {
			return true
		}
	}
	return false
}

// runnable is a mode that lets somebody run the file: +x, a+x, u=rwx, 755, 0700.
func runnable(mode string) bool {
	if strings.Trim(mode, "01234567") == "" {
		return strings.ContainsAny(mode, "1357")
	}
	who, what, ok := strings.Cut(mode, "+")
	if !ok {
		who, what, ok = strings.Cut(mode, "=")
	}
	return ok && strings.Trim(who, "ugoa") == "" && strings.Contains(what, "x")
}
