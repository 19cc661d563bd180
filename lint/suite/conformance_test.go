package suite

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// article is a repository with the flaws of the article that shipgen is about.
const article = "../../testdata/conformance/article"

// flaw is one of them: the rule that has to see it, and the line, told by a part
// of its text. A flaw that only the pedantic audience reads of says so.
type flaw struct {
	what, file, line, rule string
	pedantic               bool
}

const (
	ci      = ".github/workflows/ci.yml"
	release = ".github/workflows/release.yml"
	image   = ".github/workflows/image.yml"
	deploy  = ".github/workflows/deploy.yml"
)

var flaws = []flaw{
	// 1: go.mod
	{what: "module required twice", file: "go.mod", line: "github.com/acme/log v1.5.0", rule: "untidy-go-mod"},
	{what: "direct import marked indirect", file: "go.mod", line: "github.com/acme/store", rule: "untidy-go-mod"},
	{what: "requirement without a hash", file: "go.mod", line: "github.com/acme/log v1.4.0", rule: "missing-checksum"},
	{what: "import of no module", file: "main.go", line: "github.com/acme/mail", rule: "missing-requirement"},
	{what: "go.sum missing", file: "worker/go.mod", line: "module ", rule: "missing-go-sum"},
	{what: "dependency at master", file: "tools/go.mod", line: "acme/gen master", rule: "moving-requirement"},
	{what: "dependency at latest", file: "tools/go.mod", line: "acme/lint latest", rule: "moving-requirement"},
	{what: "pseudo-version of a branch", file: "go.mod", line: "acme/queue", rule: "untagged-requirement", pedantic: true},
	{what: "two modules without go.work", file: "go.mod", line: "pkg/money v0.0.0", rule: "missing-workspace"},
	{what: "replace to a local path in a release", file: "go.mod", line: "replace ", rule: "replace-in-release"},
	{what: "replace outside the repository", file: "go.mod", line: "replace ", rule: "local-replace"},
	{what: "toolchain below the go line", file: "go.mod", line: "toolchain", rule: "untidy-go-mod"},
	// 2: CI
	{what: "action by tag", file: deploy, line: "configure-aws-credentials@v2", rule: "unpinned-action"},
	{what: "GitHub's action by tag", file: ci, line: "actions/checkout@v3", rule: "unpinned-action"},
	{what: "no permissions", file: ci, line: "  test:", rule: "excessive-permissions"},
	{what: "no timeout", file: ci, line: "  test:", rule: "missing-timeout", pedantic: true},
	{what: "no concurrency", file: ci, line: "pull_request:", rule: "missing-concurrency", pedantic: true},
	{what: "tool at latest", file: ci, line: "staticcheck@latest", rule: "unpinned-tool"},
	{what: "download run without a checksum", file: ci, line: "install.sh | sh", rule: "unverified-script"},
	// 3: one Go version
	{what: "row for Go 1.19 beside go 1.21", file: ci, line: `"1.19"`, rule: "outdated-go"},
	{what: "unquoted 1.20", file: ci, line: "go-version: 1.20", rule: "unquoted-version"},
	{what: "image with an older Go", file: "Dockerfile", line: "golang:1.20", rule: "outdated-go"},
	{what: "Go past its end of life", file: "Dockerfile", line: "golang:1.20", rule: "eol-go"},
	// 4: tests
	{what: "tests without -race", file: ci, line: "go test -v -coverprofile", rule: "missing-race", pedantic: true},
	{what: "race with cgo off", file: ci, line: "go test -race", rule: "race-without-cgo"},
	{what: "coverage not kept", file: ci, line: "-coverprofile", rule: "coverage-not-kept"},
	// 5: secrets
	{what: "base64 in a Secret", file: "deploy/secret.yaml", line: "c2VjcmV0MTIz", rule: "literal-secret"},
	{what: "secret for a whole workflow", file: deploy, line: "DB_PASSWORD:", rule: "secret-in-env"},
	{what: "secret as plain env", file: "deploy/deployment.yaml", line: "name: DB_PASSWORD", rule: "secret-as-env", pedantic: true},
	{what: "PodSecurityPolicy", file: "deploy/policy.yaml", line: "policy/v1beta1", rule: "removed-api"},
	{what: "secret in a traced script", file: "scripts/deploy.sh", line: "DEPLOY_TOKEN", rule: "traced-secret"},
	// 7: architectures
	{what: "GOARCH without a way to run it", file: ci, line: "GOARCH=arm64", rule: "unrunnable-test"},
	// 8: releases
	{what: "tag filter *", file: release, line: "'*'", rule: "wide-tag-filter"},
	{what: "shallow clone", file: release, line: "actions/checkout", rule: "shallow-release"},
	{what: "cache in a release job", file: release, line: "actions/cache@v3", rule: "cache-in-release"},
	// 9: trunk
	{what: "deploy without environment", file: deploy, line: "  deploy:", rule: "deploy-without-environment"},
	{what: "long-lived branch", file: ci, line: "develop", rule: "long-lived-branch", pedantic: true},
	{what: "GitLab: image at latest", file: ".gitlab-ci.yml", line: "golang:latest", rule: "gitlab-unpinned-image"},
	{what: "GitLab: service without a tag", file: ".gitlab-ci.yml", line: "[postgres]", rule: "gitlab-unpinned-image"},
	{what: "GitLab: missing cache", file: ".gitlab-ci.yml", line: "go mod download", rule: "gitlab-missing-cache"},
	{what: "GitLab: deprecated only", file: ".gitlab-ci.yml", line: "only:", rule: "gitlab-deprecated-key"},
	{what: "GitLab: deploy without environment", file: ".gitlab-ci.yml", line: "deploy:", rule: "gitlab-deploy-without-environment"},
	{what: "GitLab: debug trace", file: ".gitlab-ci.yml", line: "CI_DEBUG_TRACE", rule: "gitlab-debug-trace"},
	{what: "GitLab: long-lived branch", file: ".gitlab-ci.yml", line: "- develop", rule: "gitlab-long-lived-branch", pedantic: true},
	{what: "GitLab: project without a ref", file: "web/.gitlab-ci.yml", line: "acme/ci", rule: "gitlab-unpinned-include"},
	{what: "GitLab: remote without a hash", file: "web/.gitlab-ci.yml", line: "scan.yml", rule: "gitlab-unpinned-include"},
	{what: "GitLab: download run without a checksum", file: ".gitlab-ci.yml", line: "kubectl.sh | sh", rule: "script-unverified-download"},
	// 10 to 12: rollback, versions, image
	{what: "no revision history", file: "deploy/deployment.yaml", line: "revisionHistoryLimit: 0", rule: "revision-history"},
	{what: "deployed image at latest", file: "deploy/deployment.yaml", line: "shop:latest", rule: "unpinned-manifest-image"},
	{what: "alpine:latest", file: "Dockerfile", line: "alpine:latest", rule: "unpinned-image"},
	{what: "root in /root/", file: "Dockerfile", line: "alpine:latest", rule: "root-user"},
	{what: "copy before download", file: "Dockerfile", line: "COPY . .", rule: "copy-before-download"},
	{what: "no .dockerignore", file: "Dockerfile", line: "COPY . .", rule: "missing-dockerignore"},
	{what: "no cache mount", file: "Dockerfile", line: "go build", rule: "missing-cache-mount"},
	// 13 to 15: registry, clouds, caches
	{what: "personal token for GHCR", file: image, line: "secrets.CR_PAT", rule: "personal-registry-token"},
	{what: "packages: write missing", file: image, line: "contents: read", rule: "missing-packages-write"},
	{what: "static AWS key", file: deploy, line: "secrets.AWS_SECRET_ACCESS_KEY", rule: "long-lived-cloud-key"},
	{what: "static GCP key", file: deploy, line: "secrets.GCP_SA_KEY", rule: "long-lived-cloud-key"},
	{what: "hard-coded AMI", file: "infra/main.tf", line: "ami-", rule: "hard-coded-ami"},
	{what: "wildcard OIDC subject", file: "infra/main.tf", line: "repo:acme/shop:*", rule: "wide-oidc-subject"},
	{what: "name-only OIDC subject", file: "infra/main.tf", line: "environment:production", rule: "wide-oidc-subject", pedantic: true},
	{what: "missing cache", file: ci, line: "setup-go@v3", rule: "missing-cache"},
	{what: "cache key without lock file", file: release, line: "key: go-modules", rule: "ineffective-cache"},
	// 16, 18, 25: probes, verification, updates
	{what: "one probe only", file: "deploy/deployment.yaml", line: "- name: shop", rule: "missing-readiness-probe"},
	{what: "deploy without verification", file: deploy, line: "kubectl set image", rule: "deploy-without-verification"},
	{what: "nobody updates", file: "go.mod", line: "module ", rule: "missing-updates", pedantic: true},
	// beside the rows: scripts and Compose
	{what: "script: download run without a checksum", file: "scripts/deploy.sh", line: "| bash", rule: "script-unverified-download"},
	{what: "script: tool without a version", file: "scripts/deploy.sh", line: "awscli", rule: "script-unpinned-tool"},
	{what: "Compose: image without a tag", file: "docker-compose.yml", line: "postgres", rule: "compose-unpinned-image"},
	{what: "Compose: privileged", file: "docker-compose.yml", line: "privileged", rule: "compose-privileged"},
}

// TestConformance lints the article's repository: each flaw is reported at its
// line, to the audience that it is for.
func TestConformance(t *testing.T) {
	tree := readTree(t, article)
	report, err := lint.Run(context.Background(), tree, lint.Options{Rules: Rules(), Audience: lint.Pedantic, Debug: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range report.Errors {
		t.Errorf("%s: rule %s: %s", broken.File, broken.Rule, broken.Message)
	}
	for _, flaw := range flaws {
		line := lineOf(string(tree[flaw.file]), flaw.line)
		if line == 0 {
			t.Errorf("%s: %s has no line with %q", flaw.what, flaw.file, flaw.line)
			continue
		}
		if found := findingAt(report, flaw, line); found == nil {
			t.Errorf("%s:%d: %s is not reported by %s", flaw.file, line, flaw.what, flaw.rule)
		} else if (found.Audience == lint.Pedantic) != flaw.pedantic {
			t.Errorf("%s:%d: %s is for audience %v", flaw.file, line, flaw.what, found.Audience)
		}
	}
}

func readTree(t *testing.T, dir string) repo.Memory {
	tree := repo.Memory{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		tree[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// lineOf is the first line, counted from 1, that holds a text, 0 if none does.
func lineOf(data, text string) int {
	for i, line := range strings.Split(data, "\n") {
		if strings.Contains(line, text) {
			return i + 1
		}
	}
	return 0
}

func findingAt(report *lint.Report, f flaw, line int) *lint.Finding {
	for i := range report.Findings {
		found := &report.Findings[i]
		if found.Rule == f.rule && found.Span.File == f.file && report.Lines[f.file].Position(found.Span.Start).Line == line {
			return found
		}
	}
	return nil
}
