package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// DebugLogging finds debug switches that were left on.
var DebugLogging = &lint.Rule{
	Name:  "debug-logging",
	Title: "Debug logging left on",
	Doc: doc("With these variables the runner and the actions write inputs, environment and headers to the log, among them what no mask covers.",
		"env:\n  ACTIONS_STEP_DEBUG: true", "# re-run the job with \"Enable debug logging\" instead",
		"Remove the variable; GitHub offers debug logging for a single re-run."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true, Aliases: []string{"poutine:debug_enabled"},
	File: debugLogging,
}

// https://docs.github.com/actions/how-tos/monitor-workflows/enable-debug-logging
var debugVariables = []string{"ACTIONS_RUNNER_DEBUG", "ACTIONS_STEP_DEBUG"}

func debugLogging(p *lint.Pass) error {
	w := live(p)
	debugEnv(p, w.Root, w.Env)
	for _, j := range w.Jobs {
		debugEnv(p, j.Node, j.Env)
		for _, s := range j.Steps {
			debugEnv(p, s.Node, s.Env)
		}
	}
	return nil
}

func debugEnv(p *lint.Pass, holder, env *node.Node) {
	for _, name := range debugVariables {
		if pair := env.Pair(name); pair != nil && truthy(pair.Value) {
			p.Report(lint.Finding{
				Span:    at(p, pair.Key),
				Message: fmt.Sprintf("%s is %s, so inputs and environments are written to the log", name, quote(pair.Value.Text())),
				Hint:    "remove it; re-run with debug logging when needed",
				Fixes:   dropVariable(p, holder, env, name),
			})
		}
	}
}
