package secret

import "github.com/shipgen/shipgen/lint"

// Secrets of no provider: what they are follows from where they stand.
var (
	privateKey = &kind{
		name: "private-key", title: "private key", severity: lint.High, confidence: lint.HighConfidence, structured: true, rank: 2,
		aliases: []string{"gitleaks:private-key"},
	}
	encryptedKey = &kind{
		name: "encrypted-private-key", title: "private key under a passphrase", severity: lint.Low, confidence: lint.MediumConfidence, structured: true, rank: 2,
	}
	jsonWebToken = &kind{
		name: "jwt", title: "JSON Web Token", severity: lint.Medium, confidence: lint.MediumConfidence, structured: true, rank: -2,
		aliases: []string{"gitleaks:jwt", "gitleaks:jwt-base64"},
	}
	urlPassword = &kind{
		name: "url-password", title: "password in a URL", severity: lint.High, confidence: lint.MediumConfidence, rank: -2,
	}
	authorization = &kind{
		name: "authorization-header", title: "credentials in an Authorization header", severity: lint.High, confidence: lint.MediumConfidence, rank: -3,
		aliases: []string{"gitleaks:curl-auth-header"},
	}
	password = &kind{
		name: "password", title: "password", severity: lint.High, confidence: lint.MediumConfidence, rank: -4,
		aliases: []string{"gitleaks:generic-api-key", "gitleaks:hashicorp-tf-password", "gitleaks:nuget-config-password"},
	}
	namedSecret = &kind{
		name: "named-secret", title: "secret", severity: lint.High, confidence: lint.MediumConfidence, rank: -4,
		aliases: []string{"gitleaks:generic-api-key"},
	}
	shellPassword = &kind{
		name: "shell-password", title: "password on a command line", severity: lint.High, confidence: lint.MediumConfidence, rank: -3,
		aliases: []string{"gitleaks:curl-auth-user"},
	}
	registryAuth = &kind{
		name: "registry-auth", title: "credentials of a container registry", severity: lint.High, confidence: lint.HighConfidence, rank: -1,
	}
)

// unissued are the kinds that nobody issues.
var unissued = []provider{
	{"PEM", "https://www.rfc-editor.org/rfc/rfc7468", "make another key and replace the public half or the certificate", []*kind{privateKey, encryptedKey}},
	{"JWT", "https://www.rfc-editor.org/rfc/rfc7519", "revoke the session, or rotate the signing key", []*kind{jsonWebToken}},
	{"URL", "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1", "change the password", []*kind{urlPassword}},
	{"HTTP", "https://www.rfc-editor.org/rfc/rfc9110#field.authorization", "change the credentials", []*kind{authorization}},
	{"configuration", "https://cwe.mitre.org/data/definitions/798.html", "change it", []*kind{password, namedSecret, shellPassword}},
	{"container registry", "https://docs.docker.com/reference/cli/docker/login/#credential-stores", "change the password or revoke the token", []*kind{registryAuth}},
}
