package terraform

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// OIDCSubject finds cloud roles that more workflows may take than are meant.
var OIDCSubject = &lint.Rule{
	Name:  "wide-oidc-subject",
	Title: "Cloud role that too many workflows may take",
	Doc: doc("GitHub's token says in its subject which repository and environment a job is of, and the cloud trusts whoever matches. `repo:acme/*` is every repository of the owner, `repo:acme/api:*` every branch and pull request of one. A name alone can be taken over by somebody else once it is free; repositories created since 2026-07-15 have a subject with ids, which a policy of names refuses.",
		"condition {\n  test     = \"StringLike\"\n  variable = \"token.actions.githubusercontent.com:sub\"\n  values   = [\"repo:acme/api:*\"]\n}", "condition {\n  test     = \"StringEquals\"\n  variable = \"token.actions.githubusercontent.com:sub\"\n  values   = [\"repo:acme@1234/api@5678:environment:production\"]\n}",
		"Name the environment, with StringEquals, and the ids of owner and repository. Names without ids are reported to the pedantic audience: older repositories have no others yet. https://docs.github.com/actions/reference/security/oidc"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Text},
	File:  oidcSubject,
}

const issuer = "token.actions.githubusercontent.com"

var (
	// subject is repo:owner/name:rest, each part as it may be in a pattern.
	subject = regexp.MustCompile(`["']repo:([^"'/:\s]+)(?:/([^"':\s]+))?(?::([^"'\s]*))?["']`)
	// audience without a subject lets every repository of GitHub in.
	audience = regexp.MustCompile(regexp.QuoteMeta(issuer) + `:aud`)
)

func oidcSubject(p *lint.Pass) error {
	switch path.Ext(p.File.Path) {
	case ".tf", ".json", ".yml", ".yaml", ".hcl":
	default:
		return nil
	}
	if isSample(p.File.Path) || strings.HasSuffix(p.File.Path, ".sts.yaml") || !bytes.Contains(p.File.Data, []byte(issuer)) {
		return nil
	}
	openProviders(p)
	found, byWorkflow := false, bytes.Contains(p.File.Data, []byte("job_workflow_ref"))
	for _, l := range lines(p) {
		for _, m := range subject.FindAllStringSubmatchIndex(l.text, -1) {
			found = true
			reportSubject(p, l, m, byWorkflow)
		}
	}
	if at := audience.FindIndex(p.File.Data); at != nil && !found && !narrowed(p.File.Data) {
		p.Report(lint.Finding{
			Span: p.Span(at[0], at[1]), Severity: lint.High, Confidence: lint.MediumConfidence,
			Message: "the audience is compared and the subject is not, so every repository of GitHub may take the role",
			Hint:    "compare " + issuer + ":sub too",
		})
	}
	return nil
}

// narrowed says whether any other claim decides.
func narrowed(data []byte) bool {
	for _, claim := range []string{":sub", ":repository", ":job_workflow_ref", ":environment", "attribute_condition"} {
		if bytes.Contains(data, []byte(claim)) {
			return true
		}
	}
	return false
}

// reportSubject judges one subject; where the workflow is compared too, it is that
// which decides who may take the role.
func reportSubject(p *lint.Pass, l line, m []int, byWorkflow bool) {
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return l.text[m[2*i]:m[2*i+1]]
	}
	owner, name, rest := part(1), part(2), part(3)
	if strings.Contains(owner+name, "%") || rest == "" && !strings.Contains(owner+name, "*") {
		return // a part that something else completes: a whole subject has three
	}
	if byWorkflow {
		return
	}
	f := lint.Finding{Span: p.Span(l.start+m[0]+1, l.start+m[1]-1), Hint: "name the environment: repo:owner@id/name@id:environment:production"}
	switch {
	case strings.Contains(owner+name, "*"):
		f.Message, f.Severity = fmt.Sprintf("subject %s lets more than one repository take the role", quote(part(0)[1:len(part(0))-1])), lint.High
	case rest == "*":
		f.Message = fmt.Sprintf("subject %s lets every branch, tag and pull request take the role", quote(part(0)[1:len(part(0))-1]))
	case !strings.Contains(owner, "@") && !strings.Contains(owner+name, "$"):
		f.Message = fmt.Sprintf("subject %s names the repository without its ids", quote(part(0)[1:len(part(0))-1]))
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	default:
		return
	}
	p.Report(f)
}
