package actions

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// version is a tag read as numbers: v4.2.2 is {4 2 2}, v5-beta is {5} with a suffix.
type version struct {
	count  int // of numbers
	parts  [8]int
	suffix string // pre-release or variant; "" = a stable version
}

func (v *version) numbers() []int { return v.parts[:v.count] }

// parseVersion reads a version-like tag; ok is false for any other.
func parseVersion(tag string) (v version, ok bool) {
	rest := strings.TrimLeft(tag, "vV")
	if len(tag)-len(rest) > 1 {
		return v, false
	}
	for {
		end := 0
		for end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
			end++
		}
		n, err := strconv.Atoi(rest[:end])
		if err != nil || v.count == len(v.parts) {
			return v, false
		}
		v.parts[v.count], rest = n, rest[end:]
		v.count++
		if len(rest) < 2 || rest[0] != '.' || rest[1] < '0' || rest[1] > '9' {
			v.suffix = rest
			return v, true
		}
		rest = rest[1:]
	}
}

// CompareVersions orders tags by their numbers; with equal numbers the tag that
// says more of them comes after (v4 < v4.0.0), and a pre-release comes before
// its release. What is no version comes before every version.
func CompareVersions(a, b string) int {
	x, okX := parseVersion(a)
	y, okY := parseVersion(b)
	if !okX || !okY {
		return cmp.Or(cmp.Compare(btoi(okX), btoi(okY)), strings.Compare(a, b))
	}
	return cmp.Or(
		slices.Compare(x.numbers(), y.numbers()),
		cmp.Compare(btoi(x.suffix == ""), btoi(y.suffix == "")),
		strings.Compare(x.suffix, y.suffix),
	)
}

// Stable says whether a tag is a version without a pre-release or variant suffix.
func Stable(tag string) bool {
	v, ok := parseVersion(tag)
	return ok && v.suffix == ""
}

// Exact says whether a tag names one release (v4.2.2) rather than the newest of
// a line (v4, v4.2), going by its form.
func Exact(tag string) bool {
	v, ok := parseVersion(tag)
	return ok && v.count >= 3
}

// Major is the major version of a tag, "v4" of "v4.2.2" and of "4.2"; "" where
// the tag is no version.
func Major(tag string) string {
	v, ok := parseVersion(tag)
	if !ok {
		return ""
	}
	return "v" + strconv.Itoa(v.parts[0])
}

// mostExact orders the tags of one commit: more numbers first, then stable ones,
// higher ones, and those with the usual v.
func mostExact(a, b string) int {
	x, _ := parseVersion(a)
	y, _ := parseVersion(b)
	return cmp.Or(
		cmp.Compare(y.count, x.count),
		cmp.Compare(btoi(y.suffix == ""), btoi(x.suffix == "")),
		CompareVersions(b, a),
		strings.Compare(b, a),
	)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
