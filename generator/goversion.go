package generator

import (
	"fmt"
	"go/version"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/images"
)

// The two supported releases of Go on 2026-11-22. https://go.dev/doc/devel/release
var (
	goStable    = goVersion{1, 27, -1}
	goOldstable = goVersion{1, 26, -1}
)

// goVersion is major, minor and patch; patch -1 is the newest there is.
type goVersion [3]int

func (v goVersion) String() string {
	if v[2] < 0 {
		return fmt.Sprintf("%d.%d", v[0], v[1])
	}
	return fmt.Sprintf("%d.%d.%d", v[0], v[1], v[2])
}

// below says whether v is older than a go line; the newest patch of a minor is not.
func (v goVersion) below(line goVersion) bool {
	for i := range v {
		if v[i] != line[i] {
			return v[i] < line[i] && v[i] >= 0
		}
	}
	return false
}

// parseGoVersion reads 1.26, 1.26.x, 1.26.3, 1.27rc1 (as 1.27), stable and oldstable.
func parseGoVersion(s string) (goVersion, bool) {
	switch s {
	case "stable":
		return goStable, true
	case "oldstable":
		return goOldstable, true
	}
	v := goVersion{0, 0, -1}
	s, _, _ = strings.Cut(s, "rc")
	parts := strings.Split(strings.TrimSuffix(s, ".x"), ".")
	if len(parts) < 2 || len(parts) > 3 {
		return v, false
	}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return v, false
		}
		v[i] = int(n)
	}
	return v, true
}

// checkGoVersions refuses versions that could not build the module: setup-go
// sets GOTOOLCHAIN=local, so an older go stops at the go line of go.mod.
// https://go.dev/doc/toolchain
func (p *planner) checkGoVersions(versions []string) {
	line, known := parseGoVersion(p.in.Repo.GoVersion)
	for i, s := range versions {
		at := fmt.Sprintf("/ci/matrix/go/%d", i)
		v, ok := parseGoVersion(s)
		switch {
		case !ok:
			p.found.add(at, `write "1.26", "1.26.3", stable or oldstable`, "no Go version: %q", s)
		case known && v.below(line):
			p.found.add(at, "take it out of the matrix, or lower the go line of "+p.inModule("go.mod"),
				"Go %s cannot build this module: %s, and go.mod says go %s", s, named(s, v), p.in.Repo.GoVersion)
		}
	}
}

func named(s string, v goVersion) string {
	if s == v.String() {
		return "it is older"
	}
	return "it is Go " + v.String()
}

// goWanted is the Go version that go.mod asks for: its toolchain line, or its go
// line where that is newer, as written there.
func (id Identity) goWanted() string {
	if version.Compare("go"+id.Toolchain, "go"+id.GoVersion) > 0 {
		return id.Toolchain
	}
	return id.GoVersion
}

// outlived says whether go.mod asks for a Go that gets no fixes any more and of
// which no image is catalogued. Such a module is built with the older supported
// release: Go promises that it builds the same program, and the old compiler
// would bring its known vulnerabilities and lack what the steps need.
// https://go.dev/doc/toolchain, https://go.dev/doc/devel/release
func (id Identity) outlived() bool {
	minor := strings.TrimPrefix(version.Lang("go"+id.goWanted()), "go")
	if minor == "" || version.Compare("go"+minor, "go"+goOldstable.String()) >= 0 {
		return false
	}
	_, _, known := images.Newest("golang", minor, "alpine")
	return !known
}
