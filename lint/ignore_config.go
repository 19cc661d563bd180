package lint

import (
	"path"
	"slices"
	"strings"
)

// configIgnores are the entries of Config.Ignore and whether each was of use.
type configIgnores struct {
	entries []Ignore
	used    []bool
	prefix  string
	path    func(string) string // of a span's file
}

func (e *engine) newConfigIgnores() *configIgnores {
	entries := e.opts.Config.Ignore
	return &configIgnores{entries: entries, used: make([]bool, len(entries)), prefix: e.opts.Prefix, path: func(file string) string { return file }}
}

// filter is what the entries leave of a file's findings; it counts the rest.
func (c *configIgnores) filter(res *result) []Finding {
	if len(c.entries) == 0 {
		return res.findings
	}
	return slices.DeleteFunc(res.findings, func(found Finding) bool {
		hit := false
		for i, entry := range c.entries {
			if entry.matches(found.Rule, path.Join(c.prefix, c.path(found.Span.File))) {
				c.used[i], hit = true, true
			}
		}
		if hit {
			res.hidden++
		}
		return hit
	})
}

// unused are the entries that matched nothing, where all the rules they are
// about ran over the whole tree.
func (c *configIgnores) unused(e *engine) []Ignore {
	var unused []Ignore
	for i, entry := range c.entries {
		if !c.used[i] && !e.opts.Partial && e.ranAll(entry.Rule) {
			unused = append(unused, entry)
		}
	}
	return unused
}

func (e *engine) ranAll(pattern string) bool {
	for name := range e.known {
		if ok, _ := path.Match(pattern, name); ok && !e.ran[name] {
			return false
		}
	}
	return true
}

func (i Ignore) matches(rule, file string) bool {
	ok, err := path.Match(i.Rule, rule)
	return ok && err == nil && matchPath(i.Path, file)
}

// matchPath says whether a glob matches a path or a folder above it. "*" and "?"
// stay within one part of the path, "**" is any number of parts, and no glob at
// all matches everything.
func matchPath(glob, file string) bool {
	glob = strings.Trim(glob, "/")
	if glob == "" {
		return true
	}
	return matchParts(strings.Split(glob, "/"), strings.Split(file, "/"))
}

func matchParts(glob, file []string) bool {
	if len(glob) == 0 {
		return true // the rest of file is below what matched
	}
	if glob[0] == "**" {
		for skip := 0; skip <= len(file); skip++ {
			if matchParts(glob[1:], file[skip:]) {
				return true
			}
		}
		return false
	}
	if len(file) == 0 {
		return false
	}
	ok, err := path.Match(glob[0], file[0])
	return ok && err == nil && matchParts(glob[1:], file[1:])
}
