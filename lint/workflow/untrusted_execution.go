package workflow

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// refusing are the minor versions from which actions/checkout does not check out
// a fork's pull request for pull_request_target and workflow_run, by major; all
// of v7 refuse. The tags of the majors moved there in July 2026
// (https://github.com/actions/checkout/releases/tag/v4.4.0).
var refusing = map[int]int{2: 8, 3: 7, 4: 4, 5: 1, 6: 1}

// refuses says whether a checkout fails rather than take a stranger's commit.
func refuses(w *workflow.Workflow, s *workflow.Step) bool {
	if allow := input(s, "allow-unsafe-pr-checkout"); dynamic(allow) || strings.EqualFold(allow.Text(), "true") || !refusedEvents(w) {
		return false
	}
	major, name := majorOf(w, s), versionOf(w, s)
	if major >= 7 || name == "main" {
		return true
	}
	from, known := refusing[major]
	_, rest, exact := strings.Cut(name, ".")
	minor, _, _ := strings.Cut(rest, ".")
	at, err := strconv.Atoi(minor)
	return known && (!exact || err == nil && at >= from)
}

// refusedEvents says whether those are the only events with privileges.
func refusedEvents(w *workflow.Workflow) bool {
	for _, name := range privileged {
		if w.Trigger(name) != nil && name != "pull_request_target" && name != "workflow_run" {
			return false
		}
	}
	return true
}

// passedOver says whether poutine takes a checkout for one that refuses, and so is
// silent about it. It does not know that versions before v4 do, and takes every
// commit that it does not know for a new one
// (https://github.com/boostsecurityio/poutine, rule untrusted_checkout_exec).
func passedOver(w *workflow.Workflow, s *workflow.Step) bool {
	major := majorOf(w, s)
	return major >= 4 && refuses(w, s) || major == 0 && s.Action().IsCommit() && refusedEvents(w)
}

// checkoutAliases: scorecard looks at two events.
func checkoutAliases(w *workflow.Workflow) []string {
	if w.Trigger("pull_request_target") == nil && w.Trigger("workflow_run") == nil {
		return []string{}
	}
	return []string{"scorecard:Dangerous-Workflow"}
}

// fetchesHead says whether a script checks out a pull request by itself.
func fetchesHead(w *workflow.Workflow, s *workflow.Step) bool {
	for _, c := range script(w, s).Commands {
		if c.Is("gh") && c.Arg(1) == "pr" && c.Arg(2) == "checkout" {
			return true
		}
		if c.Is("git") && c.Has("fetch", "pull") {
			for _, word := range c.Args() {
				if strings.Contains(word.Value, "pull/") && strings.Contains(word.Value, "/head") {
					return true
				}
			}
		}
	}
	return false
}

// interpreted is the script of the folder where it starts that a shell is given:
// `bash -e build.sh`, `. ./env.sh`; "" for none.
func interpreted(c *shell.Command) string {
	if !c.Is("bash", "sh", "dash", "zsh", "ksh", "source", ".", "pwsh", "powershell") {
		return ""
	}
	for _, word := range c.Args() {
		switch text := word.Value; {
		case text == "-c", text == "-s", text == "--version":
			return ""
		case strings.HasPrefix(text, "-"), strings.HasPrefix(text, "+"), text == "pipefail":
			continue
		case strings.HasPrefix(text, "$GITHUB_WORKSPACE/"), strings.HasPrefix(text, "${GITHUB_WORKSPACE}/"),
			word.Static && !strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "~"):
			return text
		default:
			return ""
		}
	}
	return ""
}

// executions names each command behind a stranger's checkout that runs code of
// it, for the auditor; the checkout itself is told to everybody. Of scripts that a
// shell is given poutine's page does not speak.
func executions(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, checkout int, silent bool) {
	for _, s := range j.Steps[checkout+1:] {
		for _, e := range executing(w, s, false) {
			f := lint.Finding{
				Span: p.Span(e.start, e.end), Severity: lint.Low, Audience: lint.Auditor, Confidence: lint.LowConfidence,
				Message: fmt.Sprintf("%q runs code that a stranger may have checked out in a run with privileges", e.why),
				Hint:    "build and test on pull_request",
				Aliases: []string{"poutine:untrusted_checkout_exec"},
				Related: []lint.Related{{Span: at(p, j.Steps[checkout].Node), Message: "checked out here"}},
			}
			if silent || e.shell {
				f.Aliases = []string{}
			}
			p.Report(f)
		}
	}
}
