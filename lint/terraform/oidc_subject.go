package terraform

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
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
	subject = pattern.New(`["']repo:([^"'/:\s]+)(?:/([^"':\s]+))?(?::([^"'\s]*))?["']`)
	// plain is one that YAML does not quote.
	plain = pattern.New(`(?:[:\[,-]\s+|\[)repo:([^"'/:,\]\s]+)(?:/([^"':,\]\s]+))?(?::([^"',\]\s]*))?[ \t]*(?:[,\]\r\n#]|$)`)
	// audience without a subject lets every repository of GitHub in.
	audience = pattern.New(regexp.QuoteMeta(issuer) + `:aud`)
)

func oidcSubject(p *lint.Pass) error {
	switch path.Ext(p.File.Path) {
	case ".tf", ".json", ".yml", ".yaml", ".hcl":
	default:
		return nil
	}
	if isSample(p.File.Path) || strings.HasSuffix(p.File.Path, ".sts.yaml") {
		return nil
	}
	if p.File.Contains("principalSet://") {
		openPools(p)
	}
	if !p.File.Contains(issuer) {
		return nil
	}
	openProviders(p)
	yaml := path.Ext(p.File.Path) == ".yml" || path.Ext(p.File.Path) == ".yaml"
	found, byWorkflow := false, p.File.Contains("job_workflow_ref")
	for _, l := range lines(p) {
		for _, m := range subject.FindAllStringSubmatchIndex(l.text, -1) {
			found = true
			reportSubject(p, l, m, byWorkflow)
		}
		if !yaml {
			continue
		}
		for _, m := range plain.FindAllStringSubmatchIndex(l.text, -1) {
			found = true
			reportSubject(p, l, quotedAt(m), byWorkflow)
		}
	}
	if path.Ext(p.File.Path) == ".tf" {
		withoutSubject(p)
		return nil
	}
	if at := audience.FindIndex(p.File.Data); at != nil && !found && !narrowed(p.File.Data) {
		reportAudience(p, at[0], at[1])
	}
	return nil
}

// quotedAt gives a match of plain the form of one of subject: the whole of it is
// the text of the subject and a byte on each side.
func quotedAt(m []int) []int {
	end := max(m[3], m[5], m[7])
	return append([]int{m[2] - len("repo:") - 1, end + 1}, m[2:]...)
}

// topLevel are the blocks of a Terraform file, each as far as a brace at the start
// of a line.
var topLevel = pattern.New(`(?ms)^(?:resource|data|locals|module)\b.*?^\}`)

// withoutSubject looks at the roles of a file one by one.
func withoutSubject(p *lint.Pass) {
	for _, m := range topLevel.FindAllIndex(p.File.Data, -1) {
		block := p.File.Data[m[0]:m[1]]
		if at := audience.FindIndex(block); at != nil && !narrowed(block) && !subject.Match(block) {
			reportAudience(p, m[0]+at[0], m[0]+at[1])
		}
	}
}

func reportAudience(p *lint.Pass, start, end int) {
	p.Report(lint.Finding{
		Span: p.Span(start, end), Severity: lint.High, Confidence: lint.MediumConfidence,
		Message: "the audience is compared and the subject is not, so every repository of GitHub may take the role",
		Hint:    "compare " + issuer + ":sub too",
	})
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
