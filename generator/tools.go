package generator

import "github.com/shipgen/shipgen/schema/pattern"

// Tools that a rendered workflow installs by version: the newest releases that
// were four weeks old on 2026-11-22, from the Go module index.
const (
	golangciLint = "v2.15.0" // github.com/golangci/golangci-lint/v2, 2026-10-16
	govulncheck  = "v1.9.0"  // golang.org/x/vuln, 2026-10-11
	conftest     = "v0.71.1" // github.com/open-policy-agent/conftest, 2026-10-06
	kustomize    = "v5.8.3"  // sigs.k8s.io/kustomize/kustomize/v5, 2026-10-08

	goreleaserVersion = "v2.15.4" // github.com/goreleaser/goreleaser/v2, 2026-04-21
	syft              = "v1.55.0" // github.com/anchore/syft, 2026-10-19
)

// shipgenModule is this program's own module.
const shipgenModule = "github.com/shipgen/shipgen"

// released matches a version that `go install` can fetch: a tag or the
// pseudo-version of a clean commit. A build with local changes ends in "+dirty".
var released = pattern.New(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)
