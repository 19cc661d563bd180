package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/near"
	"github.com/shipgen/shipgen/schema/pin"
)

// TyposquattedAction finds names that are one slip away from a known action's.
var TyposquattedAction = &lint.Rule{
	Name:  "typosquatted-action",
	Title: "Action whose name is nearly that of a well-known one",
	Doc: doc("Whoever registers `action` can publish `action/checkout`, and everybody who mistypes `actions/checkout` runs it, with the job's token.",
		"- uses: action/checkout@v4", "- uses: actions/checkout@<commit> # v6.0.2",
		"Correct the name. Compared are the owner and name with those of the most used actions; another name of the same owner is left alone, for nobody else can register it."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{"zizmor:typosquat-uses"},
	File: typosquattedAction,
}

// popular are the actions that a squatter would imitate: those used most in the
// 853 workflows of well-kept repositories behind shipgen's catalogue (2026-11),
// and before them those that zizmor compares with as well.
var (
	popular = slices.Concat(compared, strings.Fields(`
actions/attest-build-provenance actions/first-interaction amannn/action-semantic-pull-request
aquasecurity/trivy-action aws-actions/amazon-ecr-login azure/setup-helm azure/setup-kubectl coverallsapp/github-action
crazy-max/ghaction-import-gpg denoland/setup-deno docker/bake-action golangci/golangci-lint-action
helm/chart-testing-action helm/kind-action ossf/scorecard-action oven-sh/setup-bun
peter-evans/create-or-update-comment pypa/cibuildwheel reviewdog/action-setup sigstore/cosign-installer
stefanzweifel/git-auto-commit-action taiki-e/install-action
`))
	compared = strings.Fields(`
8398a7/action-slack actions/cache actions/checkout actions/configure-pages actions/create-github-app-token
actions/dependency-review-action actions/deploy-pages actions/download-artifact actions/github-script actions/labeler
actions/setup-dotnet actions/setup-go actions/setup-java actions/setup-node actions/setup-python actions/stale
actions/upload-artifact actions/upload-pages-artifact astral-sh/setup-uv aws-actions/configure-aws-credentials
azure/login codecov/codecov-action crate-ci/typos dependabot/fetch-metadata docker/build-push-action
docker/login-action docker/metadata-action docker/setup-buildx-action docker/setup-qemu-action dorny/paths-filter
dtolnay/rust-toolchain github/codeql-action google-github-actions/auth google-github-actions/setup-gcloud
goreleaser/goreleaser-action gradle/actions hashicorp/setup-terraform jamesives/github-pages-deploy-action
ncipollo/release-action peaceiris/actions-gh-pages peter-evans/create-pull-request pnpm/action-setup pre-commit/action
psf/black pypa/gh-action-pypi-publish release-drafter/release-drafter ruby/setup-ruby shivammathur/setup-php
slackapi/slack-github-action softprops/action-gh-release step-security/harden-runner swatinem/rust-cache
tj-actions/changed-files trufflesecurity/trufflehog
`)
)

func typosquattedAction(p *lint.Pass) error {
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow || ref.Err != nil || ref.Dynamic || actions.Known(ref.Name) {
			continue
		}
		if meant := imitated(strings.ToLower(ref.Name)); meant != "" {
			f := lint.Finding{
				Span:    p.Span(ref.Span.Start, ref.Span.End),
				Message: fmt.Sprintf("%s is nearly %s, but belongs to somebody else", quote(ref.Name), quote(meant)),
				Hint:    "did you mean " + meant + "?",
				Fixes:   rename(p, ref, meant),
			}
			if !slices.Contains(compared, meant) || inserted(strings.ToLower(ref.Name), meant) {
				f.Aliases = []string{}
			}
			p.Report(f)
		}
	}
	return nil
}

// rename is the fix that uses another action at the same ref.
func rename(p *lint.Pass, ref pin.Reference, name string) []lint.Fix {
	edit := lint.Edit{Span: p.Span(ref.Span.Start, ref.Span.Start+len(ref.Name)), New: []byte(name)}
	return fix("use "+name, false, edit, ref.Exact && !pin.IsCommit(ref.Ref))
}

// imitated is the popular action that a name is one slip away from, with another
// owner.
func imitated(name string) string {
	owner, _, _ := strings.Cut(name, "/")
	for _, known := range popular {
		theirs, _, _ := strings.Cut(known, "/")
		if theirs != owner && name != known && near.OneSlip(name, known) {
			return known
		}
	}
	return ""
}

// inserted says whether a name has a letter more than a known one, and not a dash
// or one that is doubled: nobody types that by mistake.
func inserted(name, known string) bool {
	i := 0
	for i < min(len(name), len(known)) && name[i] == known[i] {
		i++
	}
	return len(name) > len(known) && name[i] != '-' && (i == 0 || name[i] != name[i-1])
}
