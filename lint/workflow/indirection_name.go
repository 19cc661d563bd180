package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// runnerVariables are the contexts whose value the runner sets as a variable
// too, which nobody can overwrite. Those that name a path are not here: they
// differ inside a container.
// https://docs.github.com/actions/reference/workflows-and-actions/variables#default-environment-variables
var runnerVariables = ownVariables(
	"github.actor", "github.actor_id", "github.api_url", "github.base_ref", "github.event_name", "github.graphql_url",
	"github.head_ref", "github.job", "github.ref", "github.ref_name", "github.ref_protected", "github.ref_type",
	"github.repository", "github.repository_id", "github.repository_owner", "github.repository_owner_id",
	"github.retention_days", "github.run_attempt", "github.run_id", "github.run_number", "github.server_url", "github.sha",
	"github.triggering_actor", "github.workflow", "github.workflow_ref", "github.workflow_sha",
	"runner.arch", "runner.name", "runner.os",
)

func ownVariables(paths ...string) map[string]string {
	all := map[string]string{}
	for _, path := range paths {
		all[path] = strings.ToUpper(strings.Replace(path, ".", "_", 1))
	}
	return all
}

var (
	pathIn     = pattern.New(`[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_*][A-Za-z0-9_-]*)+`)
	outputOf   = pattern.New(`^(?:STEPS|NEEDS)\.([^.]+)\.(?:OUTPUTS\.)?(.+)$`)
	isVariable = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)
	notWord    = pattern.New(`[^A-Z0-9]+`)
)

// prefixes of contexts, and what stands for them in a variable's name: that of
// an event's field or a secret speaks for itself, that of an input could be any
// word, one that a program reads among them.
var prefixes = []struct{ context, name string }{
	{"GITHUB.EVENT.INPUTS.", "INPUT_"},
	{"INPUTS.", "INPUT_"},
	{"GITHUB.EVENT.CLIENT_PAYLOAD.", "PAYLOAD_"},
	{"GITHUB.EVENT.PULL_REQUEST.", "PR_"},
	{"GITHUB.EVENT.", ""},
	{"GITHUB.", ""},
	{"SECRETS.", ""},
}

// variable is a name for an expression after the first context in it:
// github.event.issue.title becomes ISSUE_TITLE, secrets.TOKEN TOKEN, inputs.tag
// INPUT_TAG.
func variable(text string) string {
	name := outputOf.ReplaceAllString(strings.ToUpper(pathIn.FindString(text)), "${1}_$2")
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(name, p.context); ok {
			name = p.name + rest
			break
		}
	}
	name = strings.Trim(notWord.ReplaceAllString(name, "_"), "_")
	switch {
	case name == "GITHUB_TOKEN":
		return "TOKEN" // gh refuses to log in where GITHUB_TOKEN is set
	case name == "":
		return "VALUE"
	case name[0] <= '9', reserved[name], strings.HasPrefix(name, "GITHUB_"), strings.HasPrefix(name, "RUNNER_"), strings.HasPrefix(name, "ACTIONS_"):
		return "VALUE_" + name
	}
	return name
}

// reserved are variables that the system reads.
var reserved = map[string]bool{
	"PATH": true, "HOME": true, "USER": true, "SHELL": true, "PWD": true, "IFS": true, "LANG": true, "TERM": true, "CI": true,
	"ENV": true, "BASH_ENV": true, "LD_PRELOAD": true, "LD_LIBRARY_PATH": true, "HOSTNAME": true, "PS4": true, "TMPDIR": true,
}
