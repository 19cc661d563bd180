package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SpoofableBotCondition finds checks for a bot that anybody can pass.
var SpoofableBotCondition = &lint.Rule{
	Name:  "spoofable-bot-condition",
	Title: "Condition on a bot's name that a stranger can meet",
	Doc: doc("`github.actor` is who caused the last event, not who wrote the change. A stranger opens a pull request from a branch on which a bot acted last (`@dependabot recreate`, for one), and the condition is true for the stranger's code.",
		"on: pull_request_target\njobs:\n  merge:\n    if: github.actor == 'dependabot[bot]'", "on: pull_request_target\njobs:\n  merge:\n    if: github.event.pull_request.user.login == 'dependabot[bot]'",
		"Ask for the author of the pull request, `github.event.pull_request.user.login`. Runs without secrets (`pull_request` from a fork) are reported with low severity."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Aliases: []string{"zizmor:bot-conditions"}, Fixable: true,
	File: spoofableBotCondition,
}

var (
	actor      = `(github\.(?:triggering_)?actor|github\['(?:triggering_)?actor'\]|github\.actor_id)`
	bot        = `(?:'[^']*(?-i:\[bot\])'|'?(?:49699333|29139614|27856297|29110)'?)` // or the ids of Dependabot and Renovate
	actorIsBot = pattern.New(`(?i)` + actor + `\s*==\s*` + bot + `|` + bot + `\s*==\s*` + actor)
	// https://docs.github.com/code-security/dependabot/working-with-dependabot/automating-dependabot-with-github-actions
	authorIsBot = pattern.New(`(?i)&&\s*github\.event\.pull_request\.user\.login\s*==\s*'[^']*\[bot\]'|github\.event\.pull_request\.user\.login\s*==\s*'[^']*\[bot\]'\s*&&`)
	userLogin   = "github.event.pull_request.user.login"
	userID      = "github.event.pull_request.user.id"
)

func spoofableBotCondition(p *lint.Pass) error {
	w := live(p)
	for _, j := range w.Jobs {
		botCondition(p, w, j.If)
		for _, s := range j.Steps {
			botCondition(p, w, s.If)
		}
	}
	return nil
}

// startedByOthers says whether somebody without write access can start a workflow.
func startedByOthers(w *workflow.Workflow) bool {
	return w.Trigger("pull_request") != nil || w.Trigger("pull_request_target") != nil || w.Trigger("issue_comment") != nil || w.Trigger("workflow_run") != nil
}

func botCondition(p *lint.Pass, w *workflow.Workflow, n *node.Node) {
	if !strings.Contains(strings.ToLower(n.Text()), "actor") {
		return
	}
	for _, e := range workflow.Condition(n) {
		for _, m := range actorIsBot.FindAllStringSubmatchIndex(e.Text, -1) {
			from, to := m[2], m[3]
			if from < 0 {
				from, to = m[4], m[5]
			}
			start, end := e.Span(from, to)
			f := lint.Finding{
				Span:    p.Span(start, end),
				Message: fmt.Sprintf("%s is who acted last, so a stranger's change can pass as the bot's", quote(e.Text[from:to])),
			}
			if w.Trigger("pull_request_target") != nil && merges(w, n) {
				f.Aliases = []string{"zizmor:bot-conditions", "poutine:confused_deputy_auto_merge"}
			}
			author := userLogin
			if strings.HasSuffix(strings.ToLower(e.Text[from:to]), "_id") {
				author = userID
			}
			f.Hint = "compare " + author
			switch {
			case !startedByOthers(w), authorIsBot.MatchString(e.Text) && !strings.Contains(e.Text, "||"):
				f.Severity, f.Audience = lint.Info, lint.Auditor
			case privilegedEvent(w) == nil:
				f.Severity = lint.Low
			}
			if w.OnlyOn("pull_request", "pull_request_target") && f.Audience != lint.Auditor && !e.Node.Alias && string(p.File.Data[start:end]) == e.Text[from:to] {
				f.Fixes = fix("ask for the author", false, lint.Edit{Span: f.Span, New: []byte(author)}, true)
			}
			if e.Node.Alias {
				f.Aliases = []string{} // zizmor tells it where the anchor is
			}
			p.Report(f)
		}
	}
}

// merges says whether the job that has a condition, or whose step has it, merges
// pull requests.
func merges(w *workflow.Workflow, condition *node.Node) bool {
	for j, s := range w.Steps() {
		if condition.Start < j.Node.Start || condition.End > j.Node.End {
			continue
		}
		for _, c := range script(w, s).Commands {
			if c.Is("gh") && c.Arg(1) == "pr" && c.Arg(2) == "merge" {
				return true
			}
		}
	}
	return false
}
