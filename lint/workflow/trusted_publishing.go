package workflow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// TokenPublishing finds packages that are published with a stored token.
var TokenPublishing = &lint.Rule{
	Name:  "token-publishing",
	Title: "Package published with a stored token where OIDC would do",
	Doc: doc("A stored token publishes from anywhere, for as long as nobody revokes it: the npm worms of 2025 lived on such tokens. With trusted publishing the registry accepts a token that GitHub signs for this workflow and that is good for minutes.",
		"- uses: pypa/gh-action-pypi-publish@<commit> # v1.13.0\n  with:\n    password: ${{ secrets.PYPI_TOKEN }}", "permissions:\n  id-token: write\nsteps:\n  - uses: pypa/gh-action-pypi-publish@<commit> # v1.13.0",
		"Name the repository and the workflow's file in the package's settings, give the job `id-token: write` and drop the token. PyPI, npm, RubyGems, Cargo, NuGet and pub.dev know it. https://repos.openssf.org/trusted-publishers-for-all-package-repositories"),
	Theme: lint.LeakedSecret, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:use-trusted-publishing"},
	File: tokenPublishing,
}

// tokenInputs are the inputs of publishing actions that take a token
// (each action's README).
var tokenInputs = map[string]string{
	"pypa/gh-action-pypi-publish": "password", "rubygems/configure-rubygems-credentials": "api-token", "rubygems/release-gem": "",
	"js-devtools/npm-publish": "token", "katyo/publish-crates": "registry-token",
}

// publishCommands are what uploads to a registry that knows trusted publishing,
// with the words that send it elsewhere.
var publishCommands = map[string]struct {
	words     []string
	elsewhere []string
	token     []string // options that carry a token
}{
	"twine":  {[]string{"upload"}, []string{"--repository-url", "--repository", "-r"}, []string{"-p", "--password"}},
	"uv":     {[]string{"publish"}, []string{"--publish-url", "--index"}, []string{"-t", "--token", "-p", "--password"}},
	"poetry": {[]string{"publish"}, []string{"--repository", "-r"}, []string{"-p", "--password"}},
	"hatch":  {[]string{"publish"}, []string{"--repo", "-r"}, []string{"-a", "--auth"}},
	"pdm":    {[]string{"publish"}, []string{"--repository", "-r"}, []string{"-P", "--password"}},
	"flit":   {[]string{"publish"}, []string{"--repository"}, nil},
	"npm":    {[]string{"publish"}, []string{"--registry"}, nil},
	"pnpm":   {[]string{"publish"}, []string{"--registry"}, nil},
	"yarn":   {[]string{"publish"}, []string{"--registry"}, nil},
	"gem":    {[]string{"push"}, []string{"--host"}, []string{"-k", "--key"}},
	"cargo":  {[]string{"publish"}, []string{"--registry", "--index"}, []string{"--token"}},
	"dotnet": {[]string{"nuget", "push"}, nil, []string{"-k", "--api-key"}},
	"nuget":  {[]string{"push"}, nil, []string{"-ApiKey"}},
}

// tokenVariables are the variables in which these programs look for a token.
var tokenVariables = map[string][]string{
	"twine":  {"TWINE_PASSWORD"},
	"uv":     {"UV_PUBLISH_TOKEN", "UV_PUBLISH_PASSWORD"},
	"poetry": {"POETRY_PYPI_TOKEN_PYPI", "POETRY_HTTP_BASIC_PYPI_PASSWORD"},
	"hatch":  {"HATCH_INDEX_AUTH"},
	"flit":   {"FLIT_PASSWORD"},
	"pdm":    {"PDM_PUBLISH_PASSWORD"},
	"npm":    {"NODE_AUTH_TOKEN", "NPM_TOKEN"},
	"pnpm":   {"NODE_AUTH_TOKEN", "NPM_TOKEN"},
	"yarn":   {"NODE_AUTH_TOKEN", "NPM_TOKEN", "YARN_NPM_AUTH_TOKEN"},
	"gem":    {"GEM_HOST_API_KEY", "RUBYGEMS_API_KEY"},
	"cargo":  {"CARGO_REGISTRY_TOKEN"},
	"dotnet": {"NUGET_API_KEY", "NUGET_TOKEN"},
	"nuget":  {"NUGET_API_KEY", "NUGET_TOKEN"},
}

func tokenPublishing(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		if name := tokenInputs[s.Action().Key()]; name != "" {
			token := input(s, name)
			unheard := s.Action().Is("js-devtools/npm-publish") || s.Action().Is("katyo/publish-crates")
			switch {
			case token.Text() == "" || elsewhere(s):
			case len(secretsOf(token)) > 0:
				reportToken(p, at(p, token), s.Action().FullName(), secretsOf(token)[0], unheard)
			case !unheard:
				reportSomeToken(p, s, token)
			}
			return
		}
		if s.Action().Is("rubygems/release-gem") {
			reportSwitchedOff(p, s, input(s, "setup-trusted-publisher"))
		}
		for _, c := range script(w, s).Commands {
			if !uploads(c) {
				if !mintsToken(w, j) && !w.Action && publishesIndirectly(c) {
					reportWithoutToken(p, c, c.Name()+" publishes a package and cannot")
				}
				continue
			}
			if secret, ok := publishesByToken(w, j, s, c); ok {
				reportToken(p, p.Span(c.Start, c.End), c.Name()+" "+c.Arg(1), secret, mintsToken(w, j) || w.Action || disguised(c))
			} else if !mintsToken(w, j) && !c.Is("flit") && !w.Action {
				reportWithoutToken(p, c, c.Name()+" "+c.Arg(1)+" cannot")
			}
		}
	})
}

// reportToken has no alias where the job could ask for a token of its own: others
// take it for trusted publishing then, whatever token is at hand. They do not know
// every action either.
func reportToken(p *lint.Pass, span lint.Span, who, secret string, unheard bool) {
	f := lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("%s publishes with stored token %s where trusted publishing would do", who, quote(strings.ToUpper(secret))),
		Hint:    "set up trusted publishing in the package's settings, and give the job id-token: write",
	}
	if unheard {
		f.Aliases = []string{}
	}
	p.Report(f)
}

// uploads says whether a command sends a package to its public registry.
func uploads(c *shell.Command) bool {
	known, listed := publishCommands[c.Name()]
	return listed && startsWith(c, known.words) && !c.Has("--dry-run", "--help") && !(c.Is("cargo") && c.Has("-n")) && !hasOption(c, known.elsewhere)
}

// publicIndex is one of the registries that everybody publishes to.
var publicIndex = pattern.New(`\b(pypi|rubygems|npmjs)\.[a-z]{3}(/|$)`)

// elsewhere says whether a step publishes to an index of one's own.
func elsewhere(s *workflow.Step) bool {
	for _, name := range []string{"repository-url", "repository_url", "gem-server", "registry"} {
		value := input(s, name).Text()
		if value != "" && !publicIndex.MatchString(value) {
			return true
		}
	}
	return false
}

// publishesByToken is the secret with which a command publishes.
func publishesByToken(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, c *shell.Command) (secret string, ok bool) {
	known := publishCommands[c.Name()]
	if len(known.token) == 0 || !hasOption(c, known.token) {
		if secret := loggedIn(w, j, c); secret != "" {
			return secret, true
		}
	}
	for _, name := range tokenVariables[c.Name()] {
		if secrets := secretsOf(w.EnvOf(j, s, name)); len(secrets) > 0 {
			return secrets[0], secrets[0] != "github_token"
		}
	}
	for i, word := range c.Words {
		if slices.Contains(known.token, word.Value) && i+1 < len(c.Words) {
			secret = cmp.Or(secretIn(w, j, s, c), pastedSecret(s.Run, c))
			return secret, secret != ""
		}
	}
	return "", false
}

// pastedSecret is the secret that is written into a command's words.
func pastedSecret(run *node.Node, c *shell.Command) string {
	for _, e := range workflow.Expressions(run) {
		if e.Start < c.Start || e.End > c.End {
			continue
		}
		for _, a := range flows(&e) {
			if name := secretName(a); name != "" {
				return name
			}
		}
	}
	return ""
}

func hasOption(c *shell.Command, names []string) bool {
	return slices.ContainsFunc(c.Args(), func(word shell.Word) bool {
		name, _, _ := strings.Cut(word.Value, "=")
		return slices.Contains(names, name)
	})
}
