package generator

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// checkOutputs refuses what would be written outside the root, into git's or
// shipgen's own folders, or over another output. jobs are sorted by Output.
func checkOutputs(jobs []Job) []error {
	var problems []error
	seen := map[string]string{} // lower case: two names may be one file on macOS and Windows
	for _, job := range jobs {
		if why := badOutput(job.Output); why != "" {
			problems = append(problems, fmt.Errorf("%q: %s, from %s", job.Output, why, job.Template))
			continue
		}
		key := strings.ToLower(job.Output)
		if other, ok := seen[key]; ok {
			problems = append(problems, fmt.Errorf("%s: two templates render it: %s and %s", job.Output, other, job.Template))
			continue
		}
		seen[key] = job.Template
	}
	for _, job := range jobs {
		for dir := path.Dir(strings.ToLower(job.Output)); dir != "." && dir != "/"; dir = path.Dir(dir) {
			if other, ok := seen[dir]; ok {
				problems = append(problems, fmt.Errorf("%s: its folder %s is a file that %s renders", job.Output, dir, other))
			}
		}
	}
	return problems
}

// badOutput says why a path may not be rendered to, "" when it may.
func badOutput(p string) string {
	first, _, _ := strings.Cut(strings.ToLower(p), "/")
	switch {
	case p == "" || p == ".":
		return "an output needs a name"
	case strings.ContainsAny(p, "\\\x00\n\r") || strings.Contains(p, ":"):
		return "an output must not hold a backslash, colon or control character"
	case path.IsAbs(p):
		return "an output must be relative to the repository"
	case p == ".." || strings.HasPrefix(p, "../"):
		return "an output must not leave the repository"
	case path.Clean(p) != p:
		return "an output must be a clean path, like " + path.Clean(p)
	case first == ".git" || first == ".shipgen":
		return "an output must not lie under " + first
	}
	return ""
}

// modeOf is the mode of an output: scripts are there to be run.
func modeOf(file string) fs.FileMode {
	if strings.HasSuffix(file, ".sh") {
		return 0o755
	}
	return 0
}
