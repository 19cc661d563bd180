package generator

import "strings"

const bash = "bash" // named, GitHub runs it with pipefail; its default has none

// netrcSecret is the repository secret with the .netrc that private modules are
// fetched with. Runs for forks see it empty.
// https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable
const netrcSecret = "GO_NETRC"

// readContents is the permission that every job with a checkout needs.
var readContents = Permission{"contents", "read", "checkout"}

// checkout gets the sources and leaves no token behind in .git/config.
func (p *planner) checkout() WorkflowStep {
	return WorkflowStep{
		ID: "checkout", Name: "Check out the sources", Uses: p.uses("actions/checkout"),
		With: []Setting{{Name: "persist-credentials", Value: false}},
	}
}

// defaultBranch is the branch whose pushes are built.
func (p *planner) defaultBranch() string {
	if b := p.in.Ship.Repository.DefaultBranch; b != "" {
		return b
	}
	return "main"
}

// branchPattern is a branch name as a filter pattern: of the characters that a
// pattern gives a meaning, git allows + and ! in names.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
func branchPattern(name string) string {
	name = strings.ReplaceAll(name, "+", `\+`)
	if strings.HasPrefix(name, "!") {
		name = `\` + name
	}
	return name
}

// goEnvironment is what every go command of a workflow sees.
func (p *planner) goEnvironment() []Setting {
	var env []Setting
	if proxy := p.in.Ship.Go.Proxy; proxy != "" {
		env = append(env, Setting{Name: "GOPROXY", Value: quoteGitHub(proxy)})
	}
	if private := p.in.Ship.Go.Private; len(private) > 0 {
		env = append(env, Setting{Name: "GOPRIVATE", Value: quoteGitHub(strings.Join(private, ","))})
	}
	return env
}

// credentials let the go command of later steps fetch private modules.
func (p *planner) credentials() []WorkflowStep {
	if len(p.in.Ship.Go.Private) == 0 {
		return nil
	}
	return []WorkflowStep{{
		ID: "credentials", Name: "Give go its credentials",
		Env: []Setting{{Name: "NETRC", Value: "${{ secrets." + netrcSecret + " }}"}},
		Run: "umask 077\nprintf '%s\\n' \"$NETRC\" > \"$HOME/.netrc\"\n",
	}}
}
