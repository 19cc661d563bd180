package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// publishers are actions that hand something to users, and the input without
// which they do not, "" where there is none. Each is what the action's own
// README says that it is for.
var publishers = map[string]string{
	"actions/deploy-pages":                          "",
	"aws-actions/amazon-ecs-deploy-task-definition": "",
	"changesets/action":                             "publish",
	"cloudflare/wrangler-action":                    "",
	"crazy-max/ghaction-github-release":             "",
	"cycjimmy/semantic-release-action":              "",
	"docker/bake-action":                            "push",
	"docker/build-push-action":                      "push",
	"firebaseextended/action-hosting-deploy":        "",
	"google-github-actions/deploy-cloudrun":         "",
	"goreleaser/goreleaser-action":                  "args",
	"helm/chart-releaser-action":                    "",
	"jamesives/github-pages-deploy-action":          "",
	"js-devtools/npm-publish":                       "",
	"katyo/publish-crates":                          "",
	"marvinpinto/action-automatic-releases":         "",
	"ncipollo/release-action":                       "",
	"peaceiris/actions-gh-pages":                    "",
	"pypa/gh-action-pypi-publish":                   "",
	"redhat-actions/push-to-registry":               "",
	"release-plz/action":                            "",
	"rubygems/release-gem":                          "",
	"rust-lang/crates-io-auth-action":               "",
	"snapcore/action-publish":                       "",
	"softprops/action-gh-release":                   "",
	"svenstaro/upload-release-action":               "",
	"taiki-e/upload-rust-binary-action":             "",
}

// evidence is why a job is thought to do something, and where that is written.
type evidence struct {
	why        string
	start, end int
	shell      bool // a shell is given a script
}

// publishes says whether a job hands something to users: by an action or a
// command that publishes.
func publishes(w *workflow.Workflow, j *workflow.Job) *evidence {
	for _, s := range j.Steps {
		if e := publishingStep(s); e != nil {
			return e
		}
		for _, c := range script(w, s).Commands {
			if why := publishingCommand(c); why != "" {
				return &evidence{why: why, start: c.Start, end: c.End}
			}
		}
	}
	return nil
}

func publishingStep(s *workflow.Step) *evidence {
	u := s.Action()
	needs, ok := publishers[strings.ToLower(u.Slug())]
	if !ok {
		return nil
	}
	value := input(s, needs)
	switch {
	case needs == "":
	case needs == "push" && !dynamic(value) && pushesImage(s):
	case needs == "args":
		if !strings.HasPrefix(value.Text(), "release") || strings.Contains(value.Text(), "--snapshot") {
			return nil
		}
	case value == nil || falsy(value) || dynamic(value):
		return nil
	}
	return &evidence{why: u.Slug(), start: s.Uses.Start, end: s.Uses.End}
}

// publishing are the subcommands that upload, by program.
var publishing = map[string][]string{
	"npm": {"publish"}, "pnpm": {"publish"}, "yarn": {"publish", "npm publish"}, "cargo": {"publish"}, "gem": {"push"},
	"twine": {"upload"}, "uv": {"publish"}, "poetry": {"publish"}, "hatch": {"publish"}, "flit": {"publish"},
	"goreleaser": {"release"}, "gh": {"release create", "release upload"}, "helm": {"push"}, "vsce": {"publish"}, "semantic-release": {""},
}

func publishingCommand(c *shell.Command) string {
	if c.Has("--dry-run", "--snapshot", "--help") {
		return ""
	}
	for _, sub := range publishing[c.Name()] {
		if startsWith(c, strings.Fields(sub)) {
			return strings.TrimSpace(c.Name() + " " + sub)
		}
	}
	return ""
}

func startsWith(c *shell.Command, words []string) bool {
	for i, word := range words {
		if c.Arg(i+1) != word {
			return false
		}
	}
	return true
}

// mintsToken says whether a job may ask for an OIDC token, which is what trusted
// publishing and cloud roles rest on.
func mintsToken(w *workflow.Workflow, j *workflow.Job) bool {
	return w.PermissionsOf(j).Access("id-token") == "write"
}

func (e *evidence) related(p *lint.Pass) []lint.Related {
	return []lint.Related{{Span: p.Span(e.start, e.end), Message: fmt.Sprintf("%s publishes here", quote(e.why))}}
}
