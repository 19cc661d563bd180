package workflow

import (
	"slices"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// scopes are permissions that something needs: contents -> read.
type scopes map[string]string

// needed is what an action's README asks for. Actions that are not listed are
// not known, save those that a job hands no token to.
var needed = map[string]string{
	"actions/checkout":                      "contents:read",
	"actions/setup-go":                      "",
	"actions/setup-node":                    "",
	"actions/setup-python":                  "",
	"actions/setup-java":                    "",
	"actions/setup-dotnet":                  "",
	"actions/cache":                         "",
	"actions/cache/restore":                 "",
	"actions/cache/save":                    "",
	"actions/upload-artifact":               "",
	"actions/download-artifact":             "",
	"actions/configure-pages":               "pages:write",
	"actions/deploy-pages":                  "pages:write id-token:write",
	"actions/upload-pages-artifact":         "",
	"actions/labeler":                       "contents:read pull-requests:write",
	"actions/stale":                         "issues:write pull-requests:write",
	"actions/dependency-review-action":      "contents:read",
	"actions/attest-build-provenance":       "id-token:write attestations:write",
	"github/codeql-action/init":             "security-events:write contents:read actions:read", // the last in private repositories
	"github/codeql-action/analyze":          "security-events:write contents:read actions:read",
	"github/codeql-action/autobuild":        "",
	"github/codeql-action/upload-sarif":     "security-events:write contents:read actions:read",
	"golangci/golangci-lint-action":         "contents:read",
	"codecov/codecov-action":                "",
	"docker/setup-buildx-action":            "",
	"docker/setup-qemu-action":              "",
	"docker/metadata-action":                "",
	"dtolnay/rust-toolchain":                "",
	"swatinem/rust-cache":                   "",
	"astral-sh/setup-uv":                    "",
	"softprops/action-gh-release":           "contents:write",
	"goreleaser/goreleaser-action":          "contents:write",
	"peter-evans/create-pull-request":       "contents:write pull-requests:write",
	"google-github-actions/auth":            "id-token:write",
	"aws-actions/configure-aws-credentials": "id-token:write",
}

// neededWith is what an input that is set asks for beside that, as the same READMEs
// say.
var neededWith = map[string]struct{ input, scopes string }{
	"actions/dependency-review-action": {"comment-summary-in-pr", "pull-requests:write"},
	"actions/stale":                    {"delete-branch", "contents:write"},
	"codecov/codecov-action":           {"use_oidc", "id-token:write"},
	"golangci/golangci-lint-action":    {"only-new-issues", "pull-requests:read"},
}

// neededBy are the scopes that a step's action asks for; listed is false for one
// that no table has.
func neededBy(s *workflow.Step) (all []string, listed bool) {
	what, listed := needed[s.Action().Key()]
	all = strings.Fields(what)
	more := neededWith[s.Action().Key()]
	if value := input(s, more.input); value != nil && !falsy(value) && value.Text() != "never" {
		all = append(all, more.scopes)
	}
	return all, listed
}

// leastOf are the scopes that all jobs of a workflow need together; known is
// false where a step could need something that the table does not say.
func leastOf(w *workflow.Workflow) (all scopes, known bool) {
	all = scopes{}
	if namesToken(w.Env) {
		return nil, false
	}
	for _, j := range w.Jobs {
		if j.Uses != nil || !all.addJob(w, j) {
			return nil, false
		}
	}
	return all, true
}

func (all scopes) addJob(w *workflow.Workflow, j *workflow.Job) bool {
	if namesToken(j.Node) {
		return false
	}
	for _, s := range j.Steps {
		if s.Run != nil {
			for _, c := range script(w, s).Commands {
				if c.Is("gh", "hub") || c.Is("git") && c.Has("push") {
					return false
				}
			}
			continue
		}
		what, listed := neededBy(s)
		if !listed {
			return false
		}
		for _, need := range what {
			scope, access, _ := strings.Cut(need, ":")
			if all[scope] != "write" {
				all[scope] = access
			}
		}
	}
	return true
}

// namesToken says whether the job's token is named below a node, so that steps may
// do with it what no table knows.
func namesToken(n *node.Node) bool {
	return slices.ContainsFunc(workflow.AllExpressions(n), func(e workflow.Expression) bool {
		text := strings.ToLower(e.Text)
		return strings.Contains(text, "github_token") || strings.Contains(text, "github.token")
	})
}

func (all scopes) names() []string {
	var names []string
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// String is the mapping in flow style.
func (all scopes) String() string {
	var parts []string
	for _, name := range all.names() {
		parts = append(parts, name+": "+all[name])
	}
	return "permissions: {" + strings.Join(parts, ", ") + "}"
}

// lines is the mapping in block style.
func (all scopes) lines() []string {
	if len(all) == 0 {
		return []string{"permissions: {}"}
	}
	lines := []string{"permissions:"}
	for _, name := range all.names() {
		lines = append(lines, "  "+name+": "+all[name])
	}
	return lines
}
