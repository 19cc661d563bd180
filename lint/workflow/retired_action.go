package workflow

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pin"
)

// RetiredAction finds versions that GitHub no longer runs, and actions that
// nobody maintains.
var RetiredAction = &lint.Rule{
	Name:  "retired-action",
	Title: "Action that was shut down or is no longer maintained",
	Doc: doc("A version whose service was switched off fails every run that reaches it, also when it is pinned by commit. An archived action gets no fixes: the first hole found in it stays, and the runtime that it needs will go.",
		"- uses: actions/upload-artifact@v3\n- uses: actions/create-release@v1", "- uses: actions/upload-artifact@v7\n- run: gh release create \"$GITHUB_REF_NAME\"",
		"Move to the version or the action that the message names."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: append([]lint.Kind{lint.PreCommit}, workflowsAndActions...), Aliases: []string{},
	File: retiredAction,
}

// shutdown is a line of versions that fails on github.com.
type shutdown struct {
	below  map[int]string // major -> the first version of it that works, "" = none
	since  string
	source string
}

// The announcements of GitHub, each with the date from which runs fail.
var shutdowns = map[string]shutdown{
	"actions/upload-artifact":       {map[int]string{1: "", 2: "", 3: ""}, "2025-01-30", "https://github.blog/changelog/2024-02-12-deprecation-notice-v3-of-the-artifact-actions"},
	"actions/download-artifact":     {map[int]string{1: "", 2: "", 3: ""}, "2025-01-30", "https://github.blog/changelog/2024-02-12-deprecation-notice-v3-of-the-artifact-actions"},
	"actions/upload-pages-artifact": {map[int]string{1: "", 2: ""}, "2025-01-30", "https://github.blog/changelog/2024-12-05-deprecation-notice-github-pages-actions-to-require-artifacts-actions-v4-on-github-com"},
	"actions/deploy-pages":          {map[int]string{1: "", 2: "", 3: ""}, "2025-01-30", "https://github.blog/changelog/2024-12-05-deprecation-notice-github-pages-actions-to-require-artifacts-actions-v4-on-github-com"},
	"actions/cache":                 {map[int]string{1: "", 2: "", 3: "v3.4.0", 4: "v4.2.0"}, "2025", "https://github.com/actions/cache#readme"},
}

func retiredAction(p *lint.Pass) error {
	if p.File.Is(lint.PreCommit) {
		return retiredHook(p)
	}
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow || ref.Err != nil || ref.Dynamic {
			continue
		}
		span := p.Span(ref.Span.Start, ref.Span.End)
		name := strings.ToLower(ref.Name)
		if s, ok := shutdowns[name]; ok {
			if version, dead := s.covers(ref); dead {
				_, old := actionlint.OutdatedPopularActionSpecs[ref.Action()+"@"+ref.Ref]
				p.Report(lint.Finding{
					Span: span, Aliases: runtimeAlias(old),
					Message: fmt.Sprintf("%s %s fails on github.com since %s", quote(ref.Action()), version, s.since),
					Hint:    "move to " + newest(ref.Name) + "; see " + s.source,
				})
			}
			continue
		}
		if instead, ok := archivedInstead(name); ok {
			reportArchived(p, span, ref.Action(), instead)
			continue
		}
		if note := actions.Note(ref.Name); archived(note) {
			what, _, _ := strings.Cut(note, ". Source:")
			p.Report(lint.Finding{
				Span: span, Severity: lint.Medium,
				Message: fmt.Sprintf("%s is no longer maintained: %s", quote(ref.Action()), lowerWord(strings.TrimRight(what, "."))),
				Hint:    "move to what replaces it",
			})
		}
	}
	return nil
}

// retiredHook finds pre-commit hooks of archived repositories of GitHub.
func retiredHook(p *lint.Pass) error {
	return eachHookSource(p, func(entry *node.Node) {
		source := entry.Get("repo")
		name := onGitHub(source.Text())
		if instead, dead := archivedInstead(name); dead {
			reportArchived(p, at(p, source), name, instead)
		}
	})
}

// onGitHub is owner/name, in lower case, of an address of github.com by any
// protocol, "" of others.
func onGitHub(address string) string {
	_, rest, ok := strings.Cut(strings.ToLower(address), "://")
	if !ok {
		rest = strings.Replace(strings.ToLower(address), ":", "/", 1) // git@github.com:owner/name
	}
	rest = rest[strings.IndexByte(rest, '@')+1:]
	name, ok := strings.CutPrefix(strings.TrimPrefix(rest, "www."), "github.com/")
	if !ok {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "/"), ".git")
}

func reportArchived(p *lint.Pass, span lint.Span, name, instead string) {
	if instead == "" {
		instead = "one that is maintained"
	}
	p.Report(lint.Finding{
		Span: span, Severity: lint.Medium, Aliases: []string{"zizmor:archived-uses"},
		Message: fmt.Sprintf("%s is no longer maintained: its repository is archived", quote(name)),
		Hint:    "move to " + instead,
	})
}

// covers says which version a reference is and whether it was shut down. Of a
// commit, the catalogue or the comment tells; a moving tag (v4) is its newest.
func (s shutdown) covers(ref pin.Reference) (version string, dead bool) {
	version = ref.Ref
	if pin.IsCommit(ref.Ref) {
		version = ref.Comment
		if tags := actions.Tags(ref.Name, ref.Ref); len(tags) > 0 {
			version = tags[0]
		}
	}
	major, err := strconv.Atoi(strings.TrimPrefix(actions.Major(version), "v"))
	if err != nil {
		return version, false
	}
	first, listed := s.below[major]
	switch {
	case !listed:
		return version, false
	case first == "":
		return version, true
	}
	return version, actions.Exact(version) && actions.CompareVersions(version, first) < 0
}

func newest(action string) string {
	if tag := actions.LatestSeen(action); tag != "" {
		return tag
	}
	return "a newer version"
}

// archived says whether the catalogue's note says that an action is abandoned.
func archived(note string) bool {
	return strings.HasPrefix(note, "ARCHIVED") || strings.HasPrefix(note, "DEPRECATED")
}

// lowerWord puts a first word in capitals, as the catalogue's notes have it, into
// a sentence.
func lowerWord(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if word := strings.TrimRight(first, ","); word == strings.ToUpper(word) {
		first = strings.ToLower(first)
	}
	return strings.TrimSpace(first + " " + rest)
}
