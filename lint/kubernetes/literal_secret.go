package kubernetes

import (
	"encoding/base64"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// LiteralSecret finds Secret objects whose values are in the repository.
var LiteralSecret = &lint.Rule{
	Name:  "literal-secret",
	Title: "Secret object with its values in the repository",
	Doc: doc("Base64 is a spelling, no encryption: whoever can read the repository, now or at any later time, can read the Secret. Every clone and fork keeps it.",
		"kind: Secret\ndata:\n  password: <base64 of the password>", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec:\n  refreshInterval: 1h\n  secretStoreRef: {name: vault}\n  data: [{secretKey: password, remoteRef: {key: db, property: password}}]",
		"Rotate the values: they have leaked. Keep them in a secret store and bring them with an ExternalSecret, or encrypt the file with SOPS or as a SealedSecret. Certificates, public names and placeholders are not reported."),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  literalSecret,
}

func literalSecret(p *lint.Pass) error {
	for _, o := range objects(p) {
		if !is(o, "", "Secret") || o.Node.Get("sops") != nil {
			continue
		}
		for _, field := range []string{"data", "stringData"} {
			if values := o.Node.Get(field); values != nil {
				for _, pair := range values.Pairs {
					reportValue(p, o, field, pair)
				}
			}
		}
	}
	return nil
}

func reportValue(p *lint.Pass, o *kubernetes.Object, field string, pair node.Pair) {
	text, how := pair.Value.Text(), "in plain text"
	if field == "data" {
		decoded, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
		if err != nil || stands(text) {
			return
		}
		text, how = string(decoded), "in base64, which is no encryption"
	}
	if stands(text) || isPublic(pair.Key.Text(), text) {
		return
	}
	f := lint.Finding{
		Span: at(p, pair.Value), Secret: text,
		Message: fmt.Sprintf("%s holds the value of %s, %d bytes %s", name(o), quote(pair.Key.Text()), len(text), how),
		Hint:    "rotate it; use an ExternalSecret, SOPS or a SealedSecret",
	}
	switch {
	case isShown(p.File.Path):
		f.Confidence = lint.LowConfidence
	case isConfig(pair.Key.Text(), text):
		if f.Confidence = lint.MediumConfidence; !setsSecret(text) {
			f.Confidence = lint.LowConfidence // what else is secret in it, its own rules find
		}
	case !isSecretName(pair.Key.Text()) && password(text) == "" && !strings.Contains(text, "PRIVATE KEY"):
		f.Severity, f.Confidence = lint.Medium, lint.MediumConfidence
	}
	p.Report(f)
}

// publicKeys are keys of Secrets that hold what anybody may know.
var publicKeys = set("username user login host hostname server port dbname database name type project namespace email region bucket endpoint repo org organization address ca.crt tls.crt cert.pem ca.pem ca-cert.pem sshPublicKey known_hosts application-id client-id client_id insecure enablelfs")

// isPublic says whether a value is no secret by its key or its form.
func isPublic(key, value string) bool {
	lower := strings.ToLower(key)
	if publicKeys[lower] || strings.HasSuffix(lower, ".pub") || strings.HasSuffix(lower, ".crt") {
		return true
	}
	if parts := words(key); len(parts) > 0 && aboutSecrets[parts[len(parts)-1]] && !strings.Contains(value, "PRIVATE KEY") && password(value) == "" {
		return true // an id, a name or a place is no secret, but an address may hold one
	}
	if strings.Contains(value, "://") && !strings.ContainsAny(value, " \n") && password(value) == "" {
		return strings.HasSuffix(lower, "url") || strings.HasSuffix(lower, "uri") || strings.HasSuffix(lower, "endpoint")
	}
	return strings.HasPrefix(strings.TrimSpace(value), "-----BEGIN CERTIFICATE") && !strings.Contains(value, "PRIVATE KEY")
}

// isConfig says whether a value is a whole file of settings.
func isConfig(key, value string) bool {
	switch path.Ext(key) {
	case ".yaml", ".yml", ".json", ".toml", ".ini", ".conf", ".cfg", ".properties", ".xml", ".tmpl":
		return !strings.HasPrefix(key, ".dockerconfig")
	}
	return strings.Count(strings.TrimSpace(value), "\n") > 2 && !strings.Contains(value, "PRIVATE KEY")
}

// setting is a line of most formats of settings.
var setting = pattern.New(`(?m)^[ \t-]*["']?([A-Za-z_][\w.-]*)["']?[ \t]*[:=][ \t]*["']?([^\s"'#,;]{8,})["']?[ \t]*[,;]?[ \t]*\r?$`)

// setsSecret says whether a file of settings sets one that is a secret by name.
func setsSecret(text string) bool {
	for _, m := range setting.FindAllStringSubmatch(text, -1) {
		if name, value := m[1], m[2]; isSecretName(name) && !stands(value) && !isPublic(name, value) && strings.ContainsAny(value, "0123456789") {
			return true
		}
	}
	return false
}

// isShown says whether a file shows readers how something is written.
func isShown(name string) bool {
	for _, dir := range strings.Split(path.Dir(name), "/") {
		switch strings.TrimLeft(strings.ToLower(dir), "._") {
		case "docs", "doc", "documentation", "website", "examples", "example", "samples", "sample", "demo", "demos":
			return true
		}
	}
	return false
}
