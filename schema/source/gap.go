package source

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// gap is a file or package that a build wants and that is not in the repository.
type gap struct {
	at    Fact
	lead  string // "a.go:3 imports gen/api"
	what  string // that is not there: "gen/api"
	cause string // the same for all that one step makes
	tell  string // "`templ generate` has to run before the image is built"
}

// maxNamed is how many of the things that one step makes are named.
const maxNamed = 3

// addGaps asks once for all that one step makes: by the first place that wants it.
func (main *Main) addGaps(all []gap) {
	var causes []string
	by := map[string][]gap{}
	for _, one := range all {
		if by[one.cause] == nil {
			causes = append(causes, one.cause)
		}
		by[one.cause] = append(by[one.cause], one)
	}
	for _, cause := range causes {
		group := by[cause]
		main.Unknown = append(main.Unknown, Unknown{group[0].at, "/build", group[0].lead + ", which is not in the repository" +
			others(group) + ": " + group[0].tell})
	}
}

// others names what else of a group is not there.
func others(group []gap) string {
	seen := map[string]bool{group[0].what: true}
	var names []string
	for _, one := range group {
		if !seen[one.what] {
			seen[one.what] = true
			names = append(names, one.what)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) <= maxNamed:
		return ", nor " + strings.Join(names, ", ")
	}
	return fmt.Sprintf(", nor %s and %d more", strings.Join(names[:maxNamed-1], ", "), len(names)-maxNamed+1)
}

// missingRoot is the highest folder of a way down that holds no file, and the
// folder above it, which does.
func (l *loader) missingRoot(dir string) (root, above string) {
	for root = dir; ; root = above {
		above = path.Dir(root)
		if above == "." || l.holdsBelow(above) {
			return root, above
		}
	}
}

// holdsBelow says whether any file lies below a folder.
func (l *loader) holdsBelow(dir string) bool {
	at, _ := slices.BinarySearch(l.files, dir+"/")
	return at < len(l.files) && strings.HasPrefix(l.files[at], dir+"/")
}
