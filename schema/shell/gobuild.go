package shell

import (
	"path"
	"strings"
)

// GoBuild is one `go build` or `go install` of a script.
type GoBuild struct {
	Command  *Command
	Dir      string   // where it runs, relative to the script's folder; "" = there
	Packages []string // as written; none = the folder where it runs
	Output   string   // of -o; "" = the package's name
	Tags     []string
	Sets     []string // variables that -ldflags -X sets: main.version
}

// valueFlags are the flags of go build that take the next word when they have
// no "=" (https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies).
var valueFlags = map[string]bool{"o": true, "ldflags": true, "tags": true, "mod": true, "modfile": true, "p": true, "asmflags": true,
	"gcflags": true, "buildmode": true, "C": true, "installsuffix": true, "pkgdir": true, "toolexec": true, "overlay": true,
	"pgo": true, "coverpkg": true, "covermode": true, "compiler": true, "gccgoflags": true}

// GoBuilds are the Go programs that a script builds, in the order written.
func GoBuilds(s *Script) (all []GoBuild) {
	if s == nil {
		return nil
	}
	for _, c := range s.Commands {
		if b, ok := readGoBuild(c); ok {
			all = append(all, b)
		}
	}
	return all
}

// readGoBuild reads a command whose program is go, or a make variable or another
// wrapper that runs it: $(GO) build.
func readGoBuild(c *Command) (b GoBuild, ok bool) {
	at := buildWord(c)
	if at < 0 {
		return b, false
	}
	b = GoBuild{Command: c, Dir: c.Dir}
	for i := 1; i < len(c.Words); i++ {
		word := c.Words[i].Value
		if i == at {
			continue
		}
		if !strings.HasPrefix(word, "-") {
			if i > at {
				b.Packages = append(b.Packages, word)
			}
			continue
		}
		name, value, hasValue := strings.Cut(strings.TrimLeft(word, "-"), "=")
		if !hasValue && valueFlags[name] && i+1 < len(c.Words) {
			i++
			value = c.Words[i].Value
		}
		b.flag(name, value)
	}
	return b, true
}

// buildWord is the index of "build" or "install", -1 where go does not build.
func buildWord(c *Command) int {
	switch c.Name() {
	case "go", "${GO}", "${GOBIN}", "${GOCMD}", "${GO_CMD}", "$GO", "xx-go", "garble":
	default:
		return -1
	}
	for i := 1; i < len(c.Words); i++ {
		switch word := c.Words[i].Value; {
		case word == "build" || word == "install":
			return i
		case word == "-C":
			i++
		case !strings.HasPrefix(word, "-"):
			return -1
		}
	}
	return -1
}

func (b *GoBuild) flag(name, value string) {
	switch name {
	case "o":
		b.Output = value
	case "C":
		b.Dir = path.Join(b.Dir, value)
	case "tags":
		b.Tags = strings.FieldsFunc(strings.Trim(value, `"'`), func(r rune) bool { return r == ',' || r == ' ' })
	case "ldflags":
		b.Sets = LinkedVariables(value)
	}
}

// LinkedVariables are the variables that linker flags set: main.version of
// "-s -w -X main.version=1" (https://pkg.go.dev/cmd/link).
func LinkedVariables(flags string) (names []string) {
	words := strings.Fields(flags)
	for i, word := range words {
		word = strings.Trim(word, `"'`)
		rest, ok := strings.CutPrefix(word, "-X")
		if ok && rest == "" && i+1 < len(words) {
			rest = strings.Trim(words[i+1], `"'`)
		}
		name, _, set := strings.Cut(strings.Trim(strings.TrimPrefix(rest, "="), `"'`), "=")
		if ok && set && strings.Contains(name, ".") && !strings.ContainsAny(name, "${} ") {
			names = append(names, name)
		}
	}
	return names
}
