package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// SecretInBuildArg finds passwords and tokens that go through ARG or ENV.
var SecretInBuildArg = &lint.Rule{
	Name:  "secret-in-build-arg",
	Title: "Secret in ARG or ENV",
	Doc: doc("The value of an `ENV` is in the image, that of an `ARG` in its history and its provenance: everybody who can pull the image can read it.",
		"ARG NPM_TOKEN\nRUN echo \"//registry/:_authToken=$NPM_TOKEN\" > .npmrc && npm ci", "RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci",
		"Give build secrets with `RUN --mount=type=secret`, and secrets of the running program when it starts. Only names whose last word is a secret count: `NPM_TOKEN`, not `TOKEN_FILE` or `KMS_KEY_ALIAS`."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3064", "buildkit:SecretsUsedInArgOrEnv"},
	File: secretInBuildArg,
}

func secretInBuildArg(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		for _, pair := range in.Pairs {
			if secretName(pair.Key.Value) {
				reportSecret(p, in, pair)
			}
		}
	}, "ARG", "ENV")
}

func reportSecret(p *lint.Pass, in *dockerfile.Instruction, pair dockerfile.Pair) {
	value := strings.Trim(pair.Value.Value, `"'`)
	f := lint.Finding{Span: at(p, pair.Key.Span), Hint: "use RUN --mount=type=secret for the build, and the environment of the container at run time"}
	switch {
	case !pair.Set:
		f.Message = fmt.Sprintf("%s %s takes a secret: its value stays in the history of the image", in.Keyword, pair.Key.Value)
	case value == "" && in.Keyword == "ENV", notSecret(value):
		return
	case value == "":
		f.Message = fmt.Sprintf("%s %s takes a secret: its value stays in the history of the image", in.Keyword, pair.Key.Value)
	case !dockerfile.Static(value):
		f.Message = fmt.Sprintf("%s %s is set from a variable: the secret is stored in the image", in.Keyword, pair.Key.Value)
	default:
		f.Message = fmt.Sprintf("%s %s holds a literal value of %d characters", in.Keyword, pair.Key.Value, len([]rune(value)))
		f.Severity, f.Secret = lint.High, value
	}
	p.Report(f)
}

// secretWords end the names of secrets. BuildKit and hadolint look for the same
// words anywhere in a name, which finds SSH_KEY_DIR and AWS_ACCESS_KEY_ID too.
var secretWords = []string{"password", "passwd", "pword", "secret", "token", "apikey", "credential", "credentials"}

var secretKeys = []string{"api_key", "secret_key", "private_key", "access_key", "encryption_key", "signing_key", "license_key"}

func secretName(name string) bool {
	name = strings.ToLower(name)
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' }) {
		switch word {
		case "public", "allow", "no", "disable", "enable", "min", "max", "empty", "random":
			return false
		}
	}
	for _, word := range secretWords {
		if name == word || strings.HasSuffix(name, "_"+word) || strings.HasSuffix(name, "-"+word) {
			return true
		}
	}
	for _, word := range secretKeys {
		if name == word || strings.HasSuffix(name, "_"+word) {
			return true
		}
	}
	return false
}

// notSecret knows values that are no secrets: a file that holds one, a switch.
func notSecret(value string) bool {
	if strings.HasPrefix(value, "/") || strings.HasPrefix(value, "file:") {
		return true
	}
	switch strings.ToLower(value) {
	case "true", "false", "yes", "no", "0", "1", "none", "null", "unset":
		return true
	}
	return false
}
