package shell

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// spec is what one operand of an install asks for. why is empty where the same
// version comes every time.
type spec struct {
	source        Source
	name, version string
	why           string
}

const noVersion = "no version"

var (
	exactVersion = pattern.New(`^=?\s*v?\d+\.\d+\.\d+([.+-][0-9A-Za-z.+-]*)?$`)
	versionTag   = pattern.New(`^[A-Za-z/_-]*v?\d+(\.\d+)+([.+-][0-9A-Za-z.+-]*)?$`)
	commitHash   = pattern.New(`^[0-9a-f]{7,64}$`)
	rpmVersion   = pattern.New(`-\d[0-9A-Za-z.:_~^+]*(-|$|\.)`)
	pipOperator  = pattern.New(`^([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*(===|==|~=|>=|<=|!=|>|<|@)\s*(.*)$`)
	digits       = pattern.New(`\d+\.\d+`)
)

func moves(version string) string { return fmt.Sprintf("version %q moves", version) }

// versioned judges an exact-looking version.
func versioned(name, version string, exact bool) spec {
	s := spec{name: name, version: version}
	switch {
	case version == "":
		s.why = noVersion
	case !exact && !strings.Contains(version, "$"):
		s.why = moves(version)
	}
	return s
}

func isPath(s string) bool {
	return s == "." || s == ".." || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "~/") || strings.HasPrefix(s, "file:") ||
		strings.HasPrefix(s, ".[")
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// local and archive are the two operands that most managers have in common.
func fromFile(s string, suffixes ...string) (spec, bool) {
	switch {
	case isURL(s):
		out := spec{source: URL, name: s}
		if !digits.MatchString(s) && !strings.Contains(s, "$") {
			out.why = "an address without a version"
		}
		return out, true
	case isPath(s):
		return spec{source: Local, name: s}, true
	}
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return spec{source: Local, name: s}, true
		}
	}
	return spec{}, false
}

// gitSpec reads git+https://host/repo@ref (pip) and …#ref (npm).
func gitSpec(s, mark string) spec {
	out := spec{source: Git, name: s}
	slash := strings.LastIndex(s, "/")
	i := strings.LastIndex(s, mark)
	if i < 0 || mark == "@" && i < slash && strings.Contains(s[:slash], "://") && !strings.Contains(s[i:], "/") {
		out.why = "a repository without a revision"
		return out
	}
	ref := s[i+1:]
	if mark == "@" {
		ref, _, _ = strings.Cut(ref, "#")
		if i < strings.Index(s, "://")+3+len("git@") { // user@host
			out.why = "a repository without a revision"
			return out
		}
	}
	out.name, out.version = s[:i], ref
	out.why = refWhy(ref)
	return out
}

// refWhy says why a git reference moves: a commit does not, a version tag should
// not, a branch does.
func refWhy(ref string) string {
	if commitHash.MatchString(ref) || versionTag.MatchString(ref) || strings.Contains(ref, "$") {
		return ""
	}
	return moves(ref)
}

func aptSpec(s string) (spec, bool) {
	if strings.HasSuffix(s, "-") || s == "" {
		return spec{}, false // removes the package
	}
	if out, ok := fromFile(s, ".deb"); ok {
		return out, true
	}
	if name, version, ok := strings.Cut(s, "="); ok {
		return versioned(name, version, !strings.Contains(version, "*")), true
	}
	name, release, ok := strings.Cut(s, "/")
	if ok {
		return spec{name: name, version: release, why: fmt.Sprintf("release %q holds many versions", release)}, true
	}
	return spec{name: strings.TrimSuffix(s, "+"), why: noVersion}, true
}

// apkSpec: apk-world(5) has =, ~ (prefix match), < and >; @tag names a repository.
func apkSpec(s string) (spec, bool) {
	if s == "" || s[0] == '!' || s[0] == '.' && !isPath(s) {
		return spec{}, false
	}
	if out, ok := fromFile(s, ".apk"); ok {
		return out, true
	}
	i := strings.IndexAny(s, "=~<>")
	if i < 0 {
		name, _, _ := strings.Cut(s, "@")
		return spec{name: name, why: noVersion}, true
	}
	version := strings.TrimLeft(s[i:], "=~<>")
	return versioned(s[:i], version, s[i] == '=' || s[i] == '~'), true
}

func rpmSpec(s string) (spec, bool) {
	if s == "" || s[0] == '@' {
		return spec{}, false // a group
	}
	if out, ok := fromFile(s, ".rpm"); ok {
		return out, true
	}
	if loc := rpmVersion.FindStringIndex(s); loc != nil {
		return spec{name: s[:loc[0]], version: s[loc[0]+1:]}, true
	}
	return spec{name: s, why: noVersion}, true
}

func zypperSpec(s string) (spec, bool) {
	if out, ok := fromFile(s, ".rpm"); ok {
		return out, true
	}
	i := strings.IndexAny(s, "=<>")
	if i < 0 {
		return rpmSpec(s)
	}
	return versioned(s[:i], strings.TrimLeft(s[i:], "=<>"), s[i] == '='), true
}

func brewSpec(s string) (spec, bool) {
	name, version, ok := strings.Cut(s, "@")
	if !ok {
		return spec{name: s, why: noVersion}, true
	}
	return spec{name: name, version: version}, true
}

func composerSpec(s string) (spec, bool) {
	name, version, ok := strings.Cut(s, ":")
	if !ok {
		name, version, _ = strings.Cut(s, "=")
	}
	return versioned(name, version, exactVersion.MatchString(version)), true
}

func gemSpec(s string) (spec, bool) {
	if out, ok := fromFile(s, ".gem"); ok {
		return out, true
	}
	name, version, _ := strings.Cut(s, ":")
	return versioned(name, version, digits.MatchString(version) && !strings.ContainsAny(version, "<>~")), true
}

func cargoSpec(s string) (spec, bool) {
	name, version, _ := strings.Cut(s, "@")
	return versioned(name, version, exactVersion.MatchString(version)), true
}

// goSpec: without @version a package comes from the module at hand, whose go.sum
// locks it. https://go.dev/ref/mod#go-install
func goSpec(s string) (spec, bool) {
	name, version, ok := strings.Cut(s, "@")
	if !ok {
		return spec{source: Project, name: s}, true
	}
	exact := exactVersion.MatchString(version) || commitHash.MatchString(version)
	return versioned(name, version, exact), true
}
