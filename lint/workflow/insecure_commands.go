package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// InsecureCommands finds the switch that lets log lines set variables.
var InsecureCommands = &lint.Rule{
	Name:  "insecure-commands",
	Title: "Log lines may set variables and paths",
	Doc: doc("With `ACTIONS_ALLOW_UNSECURE_COMMANDS` the runner obeys `::set-env` and `::add-path` in a job's output. Whoever gets a line into the log, by a commit message that is printed, runs code in later steps.",
		"env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: true", "- run: echo \"NAME=value\" >> \"$GITHUB_ENV\"",
		"Remove the variable and write to `$GITHUB_ENV` and `$GITHUB_PATH`."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{"zizmor:insecure-commands"},
	File: insecureCommands,
}

func insecureCommands(p *lint.Pass) error {
	w := live(p)
	allowed(p, w.Root, w.Env)
	for _, j := range w.Jobs {
		allowed(p, j.Node, j.Env)
		for _, s := range j.Steps {
			allowed(p, s.Node, s.Env)
		}
	}
	return nil
}

func allowed(p *lint.Pass, holder, env *node.Node) {
	if env != nil && env.Kind == node.Scalar && dynamic(env) {
		p.Report(lint.Finding{
			Span: at(p, env), Severity: lint.Info, Confidence: lint.LowConfidence, Audience: lint.Auditor,
			Message: "these variables are only known when it runs, so they may let lines of the log set others",
			Hint:    "name the variables",
		})
	}
	if pair := env.Pair("ACTIONS_ALLOW_UNSECURE_COMMANDS"); pair != nil && (truthy(pair.Value) || strings.TrimSpace(pair.Value.Text()) == "true") {
		f := lint.Finding{
			Span:    at(p, pair.Key),
			Message: "lines of the log may set variables and paths of later steps",
			Hint:    "remove it and write to $GITHUB_ENV and $GITHUB_PATH",
			Fixes:   dropVariable(p, holder, env, "ACTIONS_ALLOW_UNSECURE_COMMANDS"),
		}
		if !strings.EqualFold(strings.TrimSpace(pair.Value.Text()), "true") || holder.Get("uses") != nil {
			f.Aliases = []string{} // zizmor reads the env of scripts, and one spelling
		}
		if env.Alias {
			f.Span = at(p, env)
		}
		p.Report(f)
	}
}
