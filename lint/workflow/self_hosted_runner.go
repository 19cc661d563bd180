package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SelfHostedRunner finds jobs on machines of one's own.
var SelfHostedRunner = &lint.Rule{
	Name:  "self-hosted-runner",
	Title: "Job runs on a self-hosted machine",
	Doc: doc("A machine of one's own keeps what a job leaves behind, and stands in one's own network. In a public repository anybody can open a pull request whose code runs there.",
		"runs-on: self-hosted", "runs-on: ubuntu-24.04",
		"Use GitHub's runners for public repositories, or machines that are thrown away after each job. Whether the repository is public is not in its files, so this is for the auditor; with `pull_request` among the events it is reported with more weight."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Auditor,
	Kinds: workflows, Aliases: []string{"zizmor:self-hosted-runner"},
	File: selfHostedRunner,
}

func selfHostedRunner(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		if group := j.RunsOn.Get("group"); group != nil {
			p.Report(lint.Finding{
				Span: at(p, group), Severity: lint.Info,
				Message: fmt.Sprintf("job %s runs on a machine of group %s, which may be self-hosted", quote(j.ID), quote(group.Text())),
				Hint:    "use a machine that is thrown away after the job",
			})
			return
		}
		for _, name := range runnerNames(j) {
			if !strings.EqualFold(name, "self-hosted") {
				continue
			}
			f := lint.Finding{
				Span:    at(p, j.RunsOn),
				Message: fmt.Sprintf("job %s runs on a self-hosted machine", quote(j.ID)),
				Hint:    "use a machine that is thrown away after the job",
				Aliases: []string{"zizmor:self-hosted-runner"},
			}
			if j.RunsOn.Kind == node.Mapping || j.RunsOn.Kind == node.Sequence && dynamicLabel(j) {
				f.Aliases = []string{} // zizmor reads neither labels below a key nor lists with expressions
			}
			if w.Trigger("pull_request") != nil || w.Trigger("pull_request_target") != nil {
				f.Severity = lint.Medium
				f.Message += ", also for pull requests"
				f.Aliases = append(f.Aliases, "poutine:pr_runs_on_self_hosted")
			}
			p.Report(f)
			return
		}
	})
}

func dynamicLabel(j *workflow.Job) bool { return slices.ContainsFunc(j.Labels(), dynamic) }
