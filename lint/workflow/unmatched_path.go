package workflow

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnmatchedPath finds patterns that no file of the repository matches.
var UnmatchedPath = &lint.Rule{
	Name:  "unmatched-path",
	Title: "Path filter or hashFiles pattern that matches no file",
	Doc: doc("A `paths` filter that matches nothing never starts the workflow, and one among others silently leaves a folder out that was renamed. `hashFiles` of a file that is not there is empty, so a cache's key never changes.",
		"on:\n  push:\n    paths: [src/**]\n# the code is in lib/", "on:\n  push:\n    paths: [lib/**]",
		"Correct the pattern. Filters are matched from the root of the repository against all of its files; hashFiles too, which is why files that a job makes itself, below `target` or `node_modules` for one, are left alone. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet"),
	Theme: lint.Broken, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{pathPatterns},
	Project: unmatchedPath,
}

// pathPatterns collects the patterns of each workflow.
var pathPatterns = &lint.Collector{Name: "path-patterns", Kinds: workflows, File: collectPatterns}

// pattern is one glob of a workflow.
type pattern struct {
	span  lint.Span
	text  string
	hash  bool // of hashFiles
	event string
	alone bool // nothing else starts the event
}

func collectPatterns(p *lint.Pass) error {
	w := view(p)
	if !strings.HasPrefix(p.File.Path, ".github/") {
		return nil // another repository's, in a folder of this one
	}
	for i := range w.On {
		t := &w.On[i]
		for _, key := range []string{"paths", "paths-ignore"} {
			filter := t.Filter(key)
			for _, n := range filter {
				if n.Text() != "" && !dynamic(n) {
					p.Export(pattern{span: at(p, n), text: n.Text(), event: t.Name, alone: key == "paths" && len(filter) == 1})
				}
			}
		}
	}
	for j, s := range w.Steps() {
		if !strings.HasPrefix(s.Action().Key(), "actions/cache") || checksOutElsewhere(j) {
			continue // an if may well ask for what a step has made
		}
		for _, e := range workflow.Expressions(input(s, "key")) {
			for _, glob := range hashed(&e) {
				p.Export(pattern{span: place(p, &e), text: glob, hash: true, alone: len(hashed(&e)) == 1})
			}
		}
	}
	return nil
}

// checksOutElsewhere says whether a job has files that are not where this
// repository has them: of another repository, or below a folder.
func checksOutElsewhere(j *workflow.Job) bool {
	for _, s := range j.Steps {
		if s.Action().Is("actions/checkout") && (input(s, "path") != nil || input(s, "repository") != nil) {
			return true
		}
	}
	return false
}

var hashCall = regexp.MustCompile(`(?i)hashFiles\(([^()]*)\)`)

// hashed are the literal patterns of an expression's hashFiles.
func hashed(e *workflow.Expression) []string {
	var all []string
	for _, call := range hashCall.FindAllStringSubmatch(e.Text, -1) {
		for part := range strings.SplitSeq(call[1], ",") {
			part = strings.TrimSpace(part)
			if len(part) < 3 || part[0] != '\'' || part[len(part)-1] != '\'' {
				return nil
			}
			all = append(all, part[1:len(part)-1])
		}
	}
	return all
}

func unmatchedPath(p *lint.ProjectPass) error {
	patterns := lint.Facts[pattern](p)
	if len(patterns) == 0 {
		return nil
	}
	files := repo.All(p.Tree)
	matched := map[string]bool{}
	for _, one := range patterns {
		hit, known := matched[one.text]
		if !known {
			hit = matchesAny(one.text, files)
			matched[one.text] = hit
		}
		if !hit {
			reportUnmatched(p, one)
		}
	}
	return nil
}

// reportUnmatched: what stands among others may be meant for files to come.
func reportUnmatched(p *lint.ProjectPass, one pattern) {
	f := lint.Finding{Span: one.span, Hint: "correct the pattern; it starts at the root of the repository"}
	switch {
	case one.hash && one.alone:
		f.Message = fmt.Sprintf("hashFiles(%s) is empty: no file of the repository matches", quote(one.text))
		f.Confidence = lint.MediumConfidence
	case one.hash:
		return
	case one.alone:
		f.Message = fmt.Sprintf("path filter %s matches no file, so %s never starts this workflow", quote(one.text), one.event)
		f.Severity = lint.Medium
	default:
		f.Message = fmt.Sprintf("path filter %s matches no file", quote(one.text))
		f.Audience = lint.Pedantic
	}
	p.Report(f)
}

// made are folders that only a job fills.
var made = []string{"node_modules", "target", "dist", "build", "vendor", ".cache", "~", "bin", "tmp"}

func matchesAny(glob string, files []string) bool {
	glob = strings.TrimPrefix(strings.TrimPrefix(glob, "!"), "./")
	for part := range strings.SplitSeq(glob, "/") {
		for _, dir := range made {
			if part == dir {
				return true
			}
		}
	}
	if glob == "" || strings.HasPrefix(glob, "/") || strings.HasPrefix(glob, "..") || strings.Contains(glob, "${{") {
		return true
	}
	re, err := regexp.Compile("(?i)^" + globExpression(glob) + "$")
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
	if text := b.String(); !strings.ContainsAny(path.Base(glob), "*?[.") {
		return text + "(?:/.*)?" // a folder: nothing below it counts for GitHub, but it is there
	}
	return b.String()
}
