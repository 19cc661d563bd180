package terraform

import (
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

var (
	provider = pattern.New(`(?m)^resource\s+"google_iam_workload_identity_pool_provider"[^{\n]*\{`)
	issuerIs = pattern.New(`issuer_uri\s*=\s*"https://` + regexp.QuoteMeta(issuer))
)

// openProviders finds Google's pool providers that take every token of GitHub: of
// an issuer that everybody shares a condition must name the owner, or the owner
// compared where a role is bound may be forgotten once.
// https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
func openProviders(p *lint.Pass) {
	for _, m := range provider.FindAllIndex(p.File.Data, -1) {
		body := block(string(p.File.Data[m[1]:]))
		if !issuerIs.MatchString(body) || strings.Contains(body, "attribute_condition") {
			continue
		}
		p.Report(lint.Finding{
			Span: p.Span(m[0], m[1]-1), Severity: lint.High, Confidence: lint.MediumConfidence,
			Message: "the provider has no attribute_condition, so every repository of GitHub gets an identity in the pool",
			Hint:    "write attribute_condition = \"assertion.repository_owner_id == '<id>'\"",
		})
	}
}

// wholePool is a member of a role that is everybody in a pool.
// https://cloud.google.com/iam/docs/principal-identifiers
var wholePool = pattern.New(`"principalSet://iam\.googleapis\.com/[^"\s]*/workloadIdentityPools/[^"/\s]+/\*"|"principalSet://iam\.googleapis\.com/\$\{google_iam_workload_identity_pool\.[\w.\[\]]+\}/\*"`)

// openPools finds roles that every identity of a pool has.
func openPools(p *lint.Pass) {
	for _, l := range lines(p) {
		for _, m := range wholePool.FindAllStringIndex(l.text, -1) {
			p.Report(lint.Finding{
				Span: p.Span(l.start+m[0], l.start+m[1]), Severity: lint.High,
				Message: "every identity of the pool has the role, of whatever repository it is",
				Hint:    "name the repository: …/attribute.repository_id/<id>",
			})
		}
	}
}

// block is the text up to the brace that closes the one before it.
func block(text string) string {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[:i]
			}
		}
	}
	return text
}
