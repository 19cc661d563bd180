package workflow

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// matcher holds patterns to the files of a repository.
type matcher struct {
	files []string
	known map[string]bool // what was found already
}

// filter says whether some file passes a filter, which is held to its whole path
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#patterns-to-match-file-paths).
func (m *matcher) filter(glob string) bool {
	if strings.HasPrefix(glob, "./") || strings.HasPrefix(glob, "../") {
		return true // rule workflow-syntax has those
	}
	return m.matches("^"+globExpression(glob)+"$", glob)
}

// hash says whether some file is among those that hashFiles takes: it takes what
// is below a folder too, and the file systems of some runners have no case.
func (m *matcher) hash(glob string) bool {
	glob = strings.TrimPrefix(glob, "./")
	if brought(glob) || strings.HasPrefix(glob, "..") {
		return true
	}
	return m.matches("(?i)^"+globExpression(glob)+"(?:/.*)?$", glob)
}

func (m *matcher) matches(expression, glob string) bool {
	hit, known := m.known[expression]
	if !known {
		hit = matchesAny(expression, glob, m.files)
		m.known[expression] = hit
	}
	return hit
}

// folder says whether a path is one.
func (m *matcher) folder(dir string) bool {
	i, _ := slices.BinarySearch(m.files, dir+"/")
	return dir != "" && i < len(m.files) && strings.HasPrefix(m.files[i], dir+"/")
}

// made are folders that only a job fills.
var made = []string{"node_modules", "target", "dist", "build", "vendor", ".cache", "~", "bin", "tmp"}

// brought says whether a pattern is for files below such a folder.
func brought(glob string) bool {
	for part := range strings.SplitSeq(glob, "/") {
		if slices.Contains(made, part) {
			return true
		}
	}
	return false
}

func matchesAny(expression, glob string, files []string) bool {
	if glob == "" || strings.HasPrefix(glob, "/") || strings.Contains(glob, "${{") {
		return true
	}
	re, err := regexp.Compile(expression)
	if err != nil {
		return true
	}
	head, tail := literalEnds(glob)
	for _, file := range files {
		if hasFold(file, head, tail) && re.MatchString(file) {
			return true
		}
	}
	return false
}

// literalEnds are what every match of a pattern begins and ends with; a quick
// look at them spares the expression. A folder's pattern ends in anything.
func literalEnds(glob string) (head, tail string) {
	const meta = "*?[]+"
	first := strings.IndexAny(glob, meta)
	if first < 0 {
		return glob, ""
	}
	if first > 0 && strings.IndexByte("?+", glob[first]) >= 0 {
		first-- // the character before it may be missing
	}
	if strings.ContainsAny(path.Base(glob), "*?[.") {
		tail = glob[strings.LastIndexAny(glob, meta)+1:]
	}
	return glob[:first], strings.TrimPrefix(tail, "/")
}

// hasFold says whether a name begins with head and ends with tail, in any case.
func hasFold(name, head, tail string) bool {
	return len(name) >= max(len(head), len(tail)) &&
		strings.EqualFold(name[:len(head)], head) && strings.EqualFold(name[len(name)-len(tail):], tail)
}

// globExpression writes a pattern as a regular expression: `**` goes over
// folders, `*` does not, `?` and `+` are those of regular expressions. `?` of
// hashFiles is any character; both are allowed here.
func globExpression(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case strings.HasPrefix(glob[i:], "**/"):
			b.WriteString("(?:.*/)?")
			i += 2
		case strings.HasPrefix(glob[i:], "**"):
			b.WriteString(".*")
			i++
		case c == '*':
			b.WriteString("[^/]*")
		case c == '?':
			b.WriteString(".?")
		case c == '[' || c == ']' || c == '+':
			b.WriteByte(c)
		default:
			b.WriteString(regexp.QuoteMeta(string(c)))
		}
	}
	return b.String()
}
