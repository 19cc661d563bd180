package kubernetes

import (
	"net/url"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// words of a name: DB_PASSWORD, db-password, dbPassword are db and password.
var (
	separators = pattern.New(`[^A-Za-z0-9]+`)
	camel      = pattern.New(`([a-z0-9])([A-Z])`)
)

func words(name string) []string {
	return strings.Fields(strings.ToLower(separators.ReplaceAllString(camel.ReplaceAllString(name, "$1 $2"), " ")))
}

var (
	secretWords = set("password passwd passphrase pwd pass secret secrets token credential credentials apikey apitoken privatekey secretkey accesstoken authtoken clientsecret")
	// keyKinds make a secret of a key that they stand before.
	keyKinds = set("api secret private encryption signing access master auth hmac session jwt license shared account storage")
	// aboutSecrets are last words of names of what is told about a secret, or of
	// where it is: MAX_TOKEN_AGE, TOKEN_URL, SECRETS_DIR, KMS_KEY_ALIAS.
	aboutSecrets = set("file files path paths dir directory folder mount name names id ids alias arn url uri endpoint host port address ttl age expiry expires expiration lifetime timeout duration interval refresh enabled enable disabled disable required type kind length size min max limit count header prefix suffix format algorithm alg issuer audience version region store provider backend key_id ref policy rotation rotate hash hashed public pub sock socket user username email mode scope scopes namespace field claim env cookie")
	// soothing words anywhere make a name harmless.
	soothing = set("public pub kms max min num count no skip allow disable disabled enable enabled use require validate fake tokenizer tokens")
)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(words) {
		all[word] = true
	}
	return all
}

// isSecretName says whether a name is that of a secret value.
func isSecretName(name string) bool {
	parts := words(name)
	if len(parts) == 0 || aboutSecrets[parts[len(parts)-1]] {
		return false
	}
	for _, part := range parts {
		if soothing[part] {
			return false
		}
	}
	for i, part := range parts {
		if secretWords[part] || part == "key" && i > 0 && keyKinds[parts[i-1]] {
			return true
		}
	}
	return false
}

// stands says whether a value stands in for one that is yet to come, or only
// tells where it is; such are no leak.
func stands(value string) bool {
	lower := strings.ToLower(strings.TrimSpace(value))
	if lower == "" || isDynamic(value) || strings.HasPrefix(lower, "<") && strings.HasSuffix(lower, ">") || len(strings.Trim(lower, "x*.-_")) == 0 {
		return true
	}
	for _, word := range []string{"changeme", "change-me", "change_me", "change this", "replaceme", "replace-me", "replace_me", "replace_with", "replace-with", "placeholder", "your-", "your_", "<your", "todo", "fixme", "dummy", "redacted", "example", "insert", "fake", "\n...\n", "my-password", "my-secret", "my-token"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	for _, prefix := range []string{"enc[", "vault:", "ref+", "op://", "<path:", "secretref:", "awskms:", "gcpkms://", "sm://", "aws-sm://", "arn:", "projects/", "@microsoft.keyvault"} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return lower == "true" || lower == "false" || lower == "null" || lower == "none" || lower == "nil"
}

// isPlain says whether the value of a variable with a secret's name tells by its
// form that it is none: a path, an address, a small number, a list of words.
func isPlain(value string) bool {
	if strings.HasPrefix(value, "/") || strings.HasPrefix(value, "./") || strings.HasPrefix(value, "~") || strings.Contains(value, "://") && password(value) == "" {
		return true
	}
	return len(value) < 6 && strings.Trim(value, "0123456789.smhd") == ""
}

// password is the password of an address, or "".
func password(value string) string {
	if !strings.Contains(value, "://") || !strings.Contains(value, "@") {
		return ""
	}
	if u, err := url.Parse(value); err == nil && u.User != nil {
		word, _ := u.User.Password()
		return word
	}
	return ""
}

// echoes says whether a value only says its variable's name again:
// GOOGLE_API_KEY_VALUE.
func echoes(value, variable string) bool {
	return len(words(variable)) > 1 && strings.Contains(strings.ToLower(value), strings.ToLower(variable))
}
