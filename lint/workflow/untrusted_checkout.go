package workflow

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UntrustedCheckout finds privileged runs that check out a stranger's code.
var UntrustedCheckout = &lint.Rule{
	Name:  "untrusted-checkout",
	Title: "Privileged run checks out a stranger's code",
	Doc: doc("The run has the repository's secrets and a token that may write; the files are the stranger's. A build, a test, an install script or a configuration file that a tool reads then runs the stranger's code with both.",
		"on: pull_request_target\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@<commit> # v5.0.1\n        with: {ref: '${{ github.event.pull_request.head.sha }}'}\n      - run: make test", "on: pull_request\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@<commit> # v5.0.1\n      - run: make test",
		"Build and test on `pull_request`. If the files must be read in a privileged run, do not execute anything of them, and set `persist-credentials: false`. Since July 2026 actions/checkout refuses forks here (v7, v6.1, v5.1, v4.4, v3.7, v2.8) unless `allow-unsafe-pr-checkout` is set: such a run fails."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  untrustedCheckout,
}

func untrustedCheckout(p *lint.Pass) error {
	event := privilegedEvent(view(p))
	if event == nil {
		return nil
	}
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		asked, told := guarded(w, j), false
		for i, s := range j.Steps {
			where := &holder{w: w, step: s}
			what := where.head()
			if inside, by := checkoutWithin(p, w, j, s); by != nil {
				what, where = inside, by
			}
			if what != "" {
				strangersCheckout(p, j, i, event, what, where, asked)
			}
			if !told && (what != "" || fetchesHead(w, s)) {
				executions(p, w, j, i, where.outer != nil || what != "" && passedOver(w, s))
				told = true
			}
		}
	})
}

// strangersCheckout judges the checkout of step i. Where the job asks who sent
// the change, the finding is for the auditor; where checkout refuses it, the run
// is merely broken.
func strangersCheckout(p *lint.Pass, j *workflow.Job, i int, event *workflow.Trigger, what string, where *holder, asked bool) {
	w, s := view(p), j.Steps[i]
	f := lint.Finding{
		Span:    at(p, s.Uses),
		Message: fmt.Sprintf("%s checks out %s in a run started by %s", quote(s.Uses.Text()), what, event.Name),
		Hint:    "build and test on pull_request, or run nothing of what is checked out",
		Related: []lint.Related{{Span: at(p, event.Key), Message: "strangers start this run, with the repository's secrets"}},
	}
	if ref := input(s, "ref").Text(); strings.Contains(ref, "github.event.pull_request") || strings.Contains(ref, "github.event.workflow_run") {
		f.Aliases = checkoutAliases(w)
	}
	if e := executes(w, j, i); e != nil {
		f.Severity = lint.High
		f.Message += fmt.Sprintf(", and %q runs what is in it", e.why)
		f.Related = append(f.Related, lint.Related{Span: p.Span(e.start, e.end), Message: "code of the checkout runs here"})
	} else {
		f.Confidence = lint.MediumConfidence
	}
	switch {
	case asked:
		f.Severity, f.Audience, f.Confidence = lint.Low, lint.Auditor, lint.LowConfidence
	case refusedEvents(w) && refuses(where.w, where.step):
		f.Severity, f.Confidence = lint.Low, lint.MediumConfidence
		f.Message = fmt.Sprintf("%s is told to check out %s in a run started by %s, which it refuses for forks", quote(s.Uses.Text()), what, event.Name)
		f.Hint = "build and test on pull_request, and leave allow-unsafe-pr-checkout alone"
	}
	p.Report(f)
}

// guarded says whether a job asks who sent the change, or waits for approval: the
// repository's own branches, a label, an association, a deployment environment.
func guarded(w *workflow.Workflow, j *workflow.Job) bool {
	if j.Environment != nil {
		return true
	}
	for _, e := range workflow.Condition(j.If) {
		text := strings.ToLower(e.Text)
		for _, word := range []string{"head.repo.full_name", "head.repo.fork", "author_association", "labels.*.name", "label.name", "head_repository", "event == 'push'", "workflow_run.event != 'pull_request'", "event == 'schedule'", "user.login", "github.actor", "is_bot"} {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	types := w.Trigger("pull_request_target").Filter("types")
	return len(types) == 1 && types[0].Text() == "labeled" || len(types) == 1 && types[0].Text() == "closed"
}

// builders are programs that run what lies in the folder where they start.
var builders = map[string]bool{
	"make": true, "npm": true, "yarn": true, "pnpm": true, "bun": true, "npx": true, "go": true, "cargo": true, "pip": true, "pip3": true, "python": true, "python3": true, "pytest": true,
	"tox": true, "nox": true, "poetry": true, "uv": true, "mvn": true, "mvnw": true, "gradle": true, "gradlew": true, "bundle": true, "rake": true, "rspec": true, "composer": true, "dotnet": true,
	"cmake": true, "ninja": true, "bazel": true, "docker": true, "pre-commit": true, "task": true, "just": true, "node": true, "terraform": true, "ansible-playbook": true, "mage": true, "sbt": true, "phpunit": true,
	"eslint": true, "jest": true, "golangci-lint": true, "goreleaser": true, "ant": true, "checkov": true, "mkdocs": true, "msbuild": true, "phpstan": true, "pulumi": true,
	"prettier": true, "rubocop": true, "sonar-scanner": true, "stylelint": true, "tflint": true, "webpack": true,
}

// builderActions do what builders do.
var builderActions = map[string]bool{
	"docker/build-push-action": true, "docker/bake-action": true, "goreleaser/goreleaser-action": true, "golangci/golangci-lint-action": true,
	"pre-commit/action": true, "cypress-io/github-action": true, "super-linter/super-linter": true, "bahmutov/npm-install": true, "ramsey/composer-install": true,
}

// housekeeping: docker builds with few of its subcommands.
func housekeeping(c *shell.Command) bool {
	if !c.Is("docker") {
		return false
	}
	switch c.Arg(1) {
	case "build", "buildx", "compose", "bake", "run":
		return false
	}
	return true
}

// executes is the first later command of a job that runs code of the checkout.
func executes(w *workflow.Workflow, j *workflow.Job, after int) *evidence {
	for _, s := range j.Steps[after+1:] {
		if all := executing(w, s, true); len(all) > 0 {
			return &all[0]
		}
	}
	return nil
}

// executing is what a step runs of the checkout, the first or all of it.
func executing(w *workflow.Workflow, s *workflow.Step, first bool) (all []evidence) {
	if u := s.Action(); u.Kind == workflow.Local && !strings.HasPrefix(u.Path, "$/") {
		return []evidence{{why: u.Path, start: s.Uses.Start, end: s.Uses.End}}
	}
	if builderActions[s.Action().Key()] {
		return []evidence{{why: s.Action().FullName(), start: s.Uses.Start, end: s.Uses.End}}
	}
	for _, c := range script(w, s).Commands {
		given := interpreted(c)
		if builders[c.Name()] && len(c.Words) > 1 && !housekeeping(c) || strings.HasPrefix(c.Words[0].Value, "./") || c.Name() == "make" || given != "" {
			why := strings.TrimSpace(c.Name() + " " + cmp.Or(given, c.Arg(1)))
			all = append(all, evidence{why: why, start: c.Start, end: c.End, shell: given != ""})
			if first {
				break
			}
		}
	}
	return all
}
