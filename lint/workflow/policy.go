package workflow

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// What an action must be pinned to.
const (
	pinHash = "hash" // a commit
	pinRef  = "ref"  // a tag
	pinAny  = "any"  // nothing
)

// policyOf is what the repository's configuration asks for an action, "" where it
// says nothing. Of several patterns that match, the one with the most literal
// characters counts, so that actions/checkout beats actions/*.
func policyOf(c *lint.Config, action string) string {
	policy, longest := "", -1
	if c == nil {
		return ""
	}
	for _, p := range c.Pins {
		if weight := len(strings.ReplaceAll(p.Pattern, "*", "")); weight > longest && covers(p.Pattern, action) {
			policy, longest = p.Policy, weight
		}
	}
	return policy
}

// covers: `actions/*` and `*` cover everything below, `owner/name` that
// repository with its sub-actions.
func covers(pattern, action string) bool {
	pattern, action = strings.ToLower(pattern), strings.ToLower(action)
	if pattern == "*" || pattern == action || strings.HasPrefix(action, pattern+"/") {
		return true
	}
	if prefix, ok := strings.CutSuffix(pattern, "/*"); ok && strings.HasPrefix(action, prefix+"/") {
		return true
	}
	matched, err := path.Match(pattern, action)
	return err == nil && matched
}

// ownedByGitHub: what GitHub itself publishes runs on GitHub's machines anyway,
// so a moved tag there is a lesser risk than anywhere else.
func ownedByGitHub(name string) bool {
	owner, _, _ := strings.Cut(strings.ToLower(name), "/")
	return owner == "actions" || owner == "github"
}
