package workflow

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UndocumentedPermission finds permissions that do not say what for.
var UndocumentedPermission = &lint.Rule{
	Name:  "undocumented-permission",
	Title: "Permission without a word what for",
	Doc: doc("A permission outlives the step that needed it. Only where a comment says what it is for can anybody dare to take it away.",
		"permissions:\n  packages: write", "permissions:\n  packages: write # push the image",
		"Say behind the permission, or on the line above it, which step needs it. `contents: read` speaks for itself; `none`, and a comment above the entry rather than behind it, are left to the auditor."),
	Theme: lint.Insecure, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows, Aliases: []string{"zizmor:undocumented-permissions"},
	File: undocumentedPermission,
}

func undocumentedPermission(p *lint.Pass) error {
	w := live(p)
	undocumented(p, w.Permissions)
	for _, j := range w.Jobs {
		undocumented(p, j.Permissions)
	}
	return nil
}

func undocumented(p *lint.Pass, n *node.Node) {
	inside := commentInside(p, n)
	for _, s := range workflow.ParsePermissions(n).Scopes {
		if s.Scope == "contents" && s.Access == "read" || inside || commentBehind(p, s.Value) || commentBehind(p, s.Key) {
			continue
		}
		f := lint.Finding{
			Span:    p.Span(s.Key.Start, s.Value.End),
			Message: fmt.Sprintf("nothing says what %s: %s is for", s.Scope, s.Access),
			Hint:    "say in a comment which step needs it",
		}
		if s.Access == "none" || commentAbove(p, s.Key) {
			f.Audience, f.Message = lint.Auditor, fmt.Sprintf("nothing behind %s: %s says what it is for", s.Scope, s.Access)
		}
		p.Report(f)
	}
}

func commentBehind(p *lint.Pass, value *node.Node) bool {
	start, end, ok := node.TrailingComment(p.File.Data, value)
	return ok && len(bytes.TrimSpace(p.File.Data[start:end])) > len("#")
}

// commentInside says whether a comment stands in or behind a mapping in braces,
// whose entries have no place for one each.
func commentInside(p *lint.Pass, n *node.Node) bool {
	if !flowMapping(n) {
		return false
	}
	rest := p.File.Data[n.Start:]
	line := bytes.IndexByte(rest[n.End-n.Start:], '\n')
	if line >= 0 {
		rest = rest[:n.End-n.Start+line]
	}
	return bytes.Contains(rest, []byte(" # ")) || bytes.HasSuffix(rest, []byte(" #"))
}

// commentAbove says whether a comment stands alone on the line above an entry.
func commentAbove(p *lint.Pass, key *node.Node) bool {
	above := line(p, key.Start) - 1
	return above > 0 && strings.HasPrefix(strings.TrimSpace(string(p.File.Lines().Text(above))), "#")
}

// AnonymousDefinition finds workflows without a name.
var AnonymousDefinition = &lint.Rule{
	Name:  "anonymous-definition",
	Title: "Workflow, action or job without a name",
	Doc: doc("GitHub shows a workflow without a name by its path and a job by its id, and required checks are bound to that: a file that is moved, or an id that is changed, silently stops the check from being required.",
		"on: push\njobs: {}", "name: CI\non: push\njobs: {}",
		"Give it a name."),
	Theme: lint.Unreliable, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:anonymous-definition"},
	File: anonymousDefinition,
}

func anonymousDefinition(p *lint.Pass) error {
	w := view(p)
	if w.Root == nil || w.Root.Kind != node.Mapping {
		return nil
	}
	if w.Name.Text() == "" {
		f := lint.Finding{Span: p.Span(0, 0), Message: "this workflow has no name", Hint: "add name: at the top", Severity: lint.Low}
		if w.Action {
			f.Message = "this action has no name"
		}
		if w.Action || !w.Name.IsNull() {
			f.Aliases = []string{} // zizmor looks for a value, in workflows
		}
		p.Report(f)
	}
	for _, j := range live(p).Jobs {
		if !w.Action && j.Name == nil && j.Uses == nil {
			p.Report(lint.Finding{Span: at(p, j.Key), Message: fmt.Sprintf("job %s has no name", quote(j.ID)), Hint: "add name: to it", Audience: lint.Auditor})
		}
	}
	return nil
}
