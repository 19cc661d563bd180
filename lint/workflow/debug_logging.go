package workflow

import (
	"fmt"
	"slices"
	"strings"

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

// chatty are further variables with the values that make programs tell what they
// should not (https://developer.hashicorp.com/terraform/internals/debugging,
// https://github.com/actions/toolkit/tree/main/packages/core#logging).
var chatty = map[string][]string{"RUNNER_DEBUG": {"1"}, "TF_LOG": {"TRACE", "DEBUG", "JSON"}, "TF_LOG_PROVIDER": {"TRACE", "DEBUG"}}

func debugEnv(p *lint.Pass, holder, env *node.Node) {
	if env == nil {
		return
	}
	for _, pair := range env.Pairs {
		name, value := pair.Key.Text(), pair.Value.Text()
		f := lint.Finding{Span: at(p, pair.Key), Hint: "remove it; re-run with debug logging when needed"}
		switch {
		case slices.Contains(debugVariables, name) && truthy(pair.Value):
			f.Message = fmt.Sprintf("%s is %s, so inputs and environments are written to the log", name, quote(value))
			f.Fixes = dropVariable(p, holder, env, name)
		case slices.Contains(chatty[name], strings.ToUpper(value)):
			f.Message = fmt.Sprintf("%s is %s, so requests and what they answer are written to the log", name, quote(value))
			f.Severity, f.Audience, f.Aliases = lint.Low, lint.Pedantic, []string{}
		default:
			continue
		}
		p.Report(f)
	}
}
