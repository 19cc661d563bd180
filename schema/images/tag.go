package images

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// version is a tag taken apart: 1.27.2-alpine3.24 is {1 27 2} and "alpine3.24",
// 21.0.9_10-jdk is {21 0 9}, build "_10" and "jdk".
type version struct {
	numbers []int
	build   string
	variant string
}

// parseVersion reads a tag that begins with a number or v and a number; ok is
// false for any other (bookworm-slim, nonroot, latest).
func parseVersion(tag string) (v version, ok bool) {
	rest := strings.TrimPrefix(tag, "v")
	for {
		end := 0
		for end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
			end++
		}
		n, err := strconv.Atoi(rest[:end])
		if err != nil {
			return v, false
		}
		v.numbers, rest = append(v.numbers, n), rest[end:]
		if len(rest) < 2 || rest[0] != '.' || rest[1] < '0' || rest[1] > '9' {
			break
		}
		rest = rest[1:]
	}
	v.build, v.variant, _ = strings.Cut(rest, "-")
	return v, true
}

// within says whether the version is of the line of versions that asked names:
// 1.26.7 is within 1.26.
func (v version) within(asked version) bool {
	n := len(asked.numbers)
	return len(v.numbers) >= n && slices.Equal(v.numbers[:n], asked.numbers) &&
		(asked.build == "" || asked.build == v.build)
}

// isVariant says whether a tag's variant is the wanted one, or that with its own
// version: alpine3.24 is alpine.
func isVariant(variant, wanted string) bool {
	rest, ok := strings.CutPrefix(variant, wanted)
	return ok && (rest == "" || wanted != "" && '0' <= rest[0] && rest[0] <= '9')
}

func compare(a, b version) int {
	return cmp.Or(slices.Compare(a.numbers, b.numbers), strings.Compare(a.build, b.build))
}

// Version is the version of a tag ("1.26.7" of "1.26.7-alpine3.24", a leading v
// left out) and its variant ("alpine3.24"); ok is false where the tag is no
// version (latest, bookworm-slim).
func Version(tag string) (number, variant string, ok bool) {
	v, ok := parseVersion(tag)
	if !ok {
		return "", "", false
	}
	parts := make([]string, len(v.numbers))
	for i, n := range v.numbers {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, ".") + v.build, v.variant, true
}

// Exact says whether a tag names one release (1.26.7-alpine) rather than the
// newest of a line (1.26-alpine, nonroot), going by its form.
func Exact(tag string) bool {
	v, ok := parseVersion(tag)
	return ok && len(v.numbers) >= 3
}
