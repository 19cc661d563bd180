package workflow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// LongLivedCloudKey finds stored cloud keys where a token for the run would do.
var LongLivedCloudKey = &lint.Rule{
	Name:  "long-lived-cloud-key",
	Title: "Stored cloud key where OIDC would do",
	Doc: doc("A stored key works until somebody revokes it, from anywhere, and nobody sees who used it. With OpenID Connect the run asks for a token that is good for minutes, for this repository and this environment only.",
		"- uses: aws-actions/configure-aws-credentials@<commit> # v5.1.0\n  with:\n    aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n    aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n    aws-region: eu-central-1", "permissions:\n  id-token: write\nsteps:\n  - uses: aws-actions/configure-aws-credentials@<commit> # v5.1.0\n    with:\n      role-to-assume: arn:aws:iam::123456789012:role/deploy\n      aws-region: eu-central-1",
		"Trust GitHub's issuer in the cloud account, give the job `id-token: write` and name the role. https://docs.github.com/actions/concepts/security/openid-connect"),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  longLivedCloudKey,
}

// cloudKeys are the inputs that take a stored key, and what to use instead.
var cloudKeys = map[string]struct{ input, instead string }{
	"aws-actions/configure-aws-credentials": {"aws-secret-access-key", "role-to-assume"},
	"google-github-actions/auth":            {"credentials_json", "workload_identity_provider"},
	"google-github-actions/setup-gcloud":    {"service_account_key", "workload_identity_provider of google-github-actions/auth"},
	"azure/login":                           {"creds", "client-id, tenant-id and subscription-id"},
	// https://github.com/aliyun/configure-aliyun-credentials-action
	"aliyun/acr-login":       {"access-key-secret", "role-to-assume of aliyun/configure-aliyun-credentials-action"},
	"aliyun/ack-set-context": {"access-key-secret", "role-to-assume of aliyun/configure-aliyun-credentials-action"},
}

// cloudVariables are the same for environments: each cloud's own tools read them,
// or they are named for the key that gcloud is given in a file.
var cloudVariables = map[string]string{
	"AWS_SECRET_ACCESS_KEY": "aws-actions/configure-aws-credentials with role-to-assume",
	"AZURE_CREDENTIALS":     "azure/login with client-id",
	"AZURE_CLIENT_SECRET":   "azure/login with client-id",
	"ARM_CLIENT_SECRET":     "ARM_USE_OIDC: true",
	"GOOGLE_CREDENTIALS":    "google-github-actions/auth with workload_identity_provider",

	"GCP_SERVICE_ACCOUNT_KEY": "google-github-actions/auth with workload_identity_provider",
	"GCP_SA_KEY":              "google-github-actions/auth with workload_identity_provider",

	"ALIBABA_CLOUD_ACCESS_KEY_SECRET": "aliyun/configure-aliyun-credentials-action with role-to-assume",
	"ALICLOUD_SECRET_KEY":             "aliyun/configure-aliyun-credentials-action with role-to-assume",
}

func longLivedCloudKey(p *lint.Pass) error {
	w := live(p)
	environmentKeys(p, w.Env, slices.ContainsFunc(w.Jobs, func(j *workflow.Job) bool { return otherVendor(w, j) }))
	for _, j := range w.Jobs {
		environmentKeys(p, j.Env, otherVendor(w, j))
	}
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		key, ok := cloudKeys[s.Action().Key()]
		value := input(s, key.input)
		if ok && len(secretsOf(value)) > 0 && input(s, strings.TrimSuffix(strings.Fields(key.instead)[0], ",")) == nil {
			reportCloudKey(p, at(p, value), secretsOf(value)[0], "set "+key.instead+" and give the job id-token: write")
		}
		environmentKeys(p, s.Env, asksOther(w, j, s))
		registryKey(p, s)
		for _, c := range script(w, s).Commands {
			keyCommand(p, w, j, s, c)
		}
	})
}

// environmentKeys looks at an env of a workflow, a job or a step; other says that
// AWS's keys are for the storage of another vendor, which knows no OIDC.
func environmentKeys(p *lint.Pass, env *node.Node, other bool) {
	if env == nil {
		return
	}
	for _, pair := range env.Pairs {
		if other && strings.HasPrefix(pair.Key.Text(), "AWS_") {
			continue
		}
		if instead := cloudVariables[pair.Key.Text()]; instead != "" && len(secretsOf(pair.Value)) > 0 {
			reportCloudKey(p, at(p, pair.Value), secretsOf(pair.Value)[0], "use "+instead)
		}
	}
}

func asksOther(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) bool {
	return w.EnvOf(j, s, "AWS_ENDPOINT_URL") != nil || strings.Contains(s.Run.Text(), "endpoint-url")
}

func otherVendor(w *workflow.Workflow, j *workflow.Job) bool {
	return slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool { return asksOther(w, j, s) })
}

func reportCloudKey(p *lint.Pass, span lint.Span, secret, hint string) {
	p.Report(cloudKey(span, secret, hint))
}

func cloudKey(span lint.Span, secret, hint string) lint.Finding {
	return lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("stored cloud key %s is used where a token for this run would do", quote(strings.ToUpper(secret))),
		Hint:    hint,
	}
}

// registryKey: the registries of clouds take the tokens of a role
// (https://github.com/docker/login-action#aws-elastic-container-registry-ecr).
func registryKey(p *lint.Pass, s *workflow.Step) {
	if !s.Action().Is("docker/login-action") {
		return
	}
	password, instead := input(s, "password"), ""
	switch {
	case strings.Contains(input(s, "registry").Text(), ".dkr.ecr."):
		instead = "aws-actions/configure-aws-credentials with role-to-assume and aws-actions/amazon-ecr-login"
	case strings.HasPrefix(input(s, "username").Text(), "_json_key"):
		instead = "google-github-actions/auth with workload_identity_provider, and its access token as password of oauth2accesstoken"
	}
	if secrets := secretsOf(password); instead != "" && len(secrets) > 0 {
		f := cloudKey(at(p, password), secrets[0], "use "+instead)
		f.Audience = lint.Pedantic // the registry may be somebody else's, who gave the key
		p.Report(f)
	}
}

// keyCommand looks at the commands by which the tools of clouds are told a key.
func keyCommand(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, c *shell.Command) {
	instead, key := "", c
	switch {
	case c.Is("az") && c.Arg(1) == "login" && c.Has("--service-principal"):
		instead, key = "azure/login with client-id", passwordOf(c)
	case c.Is("aws") && c.Arg(1) == "configure" && c.Has("aws_secret_access_key"):
		instead = "aws-actions/configure-aws-credentials with role-to-assume"
	}
	if instead == "" || key == nil {
		return
	}
	if secret := cmp.Or(secretIn(w, j, s, key), pastedSecret(s.Run, key)); secret != "" {
		reportCloudKey(p, p.Span(c.Start, c.End), secret, "use "+instead)
	}
}

// passwordOf is az with the word of -p alone; nil where there is none, or it is a
// variable of which environmentKeys speaks
// (https://learn.microsoft.com/cli/azure/reference-index#az-login).
func passwordOf(c *shell.Command) *shell.Command {
	for i, word := range c.Words {
		_, joined := strings.CutPrefix(word.Value, "--password=")
		if !joined && (word.Value == "-p" || word.Value == "--password") && i+1 < len(c.Words) {
			word, joined = c.Words[i+1], true
		}
		if !joined {
			continue
		}
		if cloudVariables[strings.Trim(strings.TrimPrefix(word.Value, "--password="), "${}")] != "" {
			return nil
		}
		only := *c
		only.Words, only.Start, only.End = []shell.Word{c.Words[0], word}, word.Start, word.End
		return &only
	}
	return nil
}
