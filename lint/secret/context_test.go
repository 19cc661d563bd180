package secret

import (
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

// place is a way of writing a value down: NAME is that of a variable, VALUE its
// value.
type place struct{ name, path, text string }

// settings are where tokens stand that are known by how they begin.
var settings = []place{
	{"bare", "notes.md", "use VALUE for that\n"},
	{"environment", ".env", "A_KEY=VALUE\n"},
	{"export", "run.sh", "export A_KEY=\"VALUE\"\n"},
	{"JSON", "settings.json", "{\"a\": \"VALUE\", \"b\": 1}\n"},
	{"minified JSON", "settings.json", "{\"a\":\"VALUE\",\"b\":1}\n"},
	{"YAML", "settings.yaml", "a:\n  b: VALUE\n"},
	{"code", "main.go", "const a = \"VALUE\"\n"},
	{"single quotes", "main.py", "a = 'VALUE'\n"},
	{"back quotes", "main.js", "const a = `VALUE`;\n"},
	{"header", "call.sh", "curl -H 'Authorization: Bearer VALUE' https://api.acme.dev\n"},
	{"own header", "call.http", "X-Api-Key: VALUE\n"},
	{"parameter", "main.rb", "get(\"https://api.acme.dev/v1?key=VALUE&a=1\")\n"},
	{"element", "settings.xml", "<key>VALUE</key>\n"},
	{"escape", "main.c", "char *a = \"line\\nVALUE\\n\";\n"},
	{"comment", "main.java", "// VALUE\n"},
	{"nothing", "gen", "VALUE\n"},
	{"arguments", "main.py", "connect(\"orders\", \"VALUE\")\n"},
	{"table", "notes.md", "| key | `VALUE` |\n"},
	{"test", "client_test.go", "const a = \"VALUE\"\n"},
	{"fixture", "tests/fixtures/a.yaml", "a: VALUE\n"},
	{"example", "examples/a.py", "a = 'VALUE'\n"},
}

// namedSettings are where values stand that are known by their name.
var namedSettings = []place{
	{"environment", ".env", "NAME_SECRET=VALUE\n"},
	{"export", "run.sh", "export NAME_API_KEY=\"VALUE\"\n"},
	{"JSON", "settings.json", "{\"name_token\": \"VALUE\", \"b\": 1}\n"},
	{"minified JSON", "settings.json", "{\"nameApiKey\":\"VALUE\",\"b\":1}\n"},
	{"JSON section", "settings.json", "{\n  \"name\": {\n    \"api_key\": \"VALUE\"\n  }\n}\n"},
	{"YAML", "settings.yaml", "name_api_key: VALUE\n"},
	{"YAML section", "settings.yaml", "name:\n  enabled: true\n  token: VALUE\n"},
	{"section", "settings.ini", "[name]\napi_key = VALUE\n"},
	{"Go", "main.go", "const nameToken = \"VALUE\"\n"},
	{"Python", "main.py", "name_secret = 'VALUE'\n"},
	{"JavaScript", "main.js", "const nameApiKey = 'VALUE';\n"},
	{"PHP", "main.php", "define('NAME_API_KEY', 'VALUE');\n"},
	{"PHP array", "main.php", "'name_api_key' => 'VALUE',\n"},
	{"properties", "app.properties", "name.api.key=VALUE\n"},
	{"C#", "Main.cs", "public string NameApiKey { get; set; } = \"VALUE\";\n"},
	{"element", "settings.xml", "<nameToken>VALUE</nameToken>\n"},
	{"attribute", "web.config", "<add key=\"NameApiKey\" value=\"VALUE\" />\n"},
	{"Terraform", "main.tf", "name_api_key = \"VALUE\"\n"},
	{"Makefile", "Makefile", "NAME_TOKEN := VALUE\n"},
	{"POSIX make", "Makefile", "NAME_TOKEN ::= VALUE\n"},
	{"conditional", "Makefile", "NAME_TOKEN ?= \"VALUE\"\n"},
	{"logstash", "main.conf", "\"nameToken\" => \"VALUE\"\n"},
	{"typed", "main.py", "name_token: str = \"VALUE\"\n"},
	{"var", "main.go", "var nameToken string = \"VALUE\"\n"},
	{"property", "Main.java", "System.setProperty(\"NAME_TOKEN\", \"VALUE\");\n"},
	{"escaped", "main.js", "const a = \"{\\\"name_token\\\": \\\"VALUE\\\"}\";\n"},
	{"default", "main.js", "const nameToken = process.env.NAME_TOKEN || 'VALUE';\n"},
	{"comment", "main.py", "# name_token = \"VALUE\"\n"},
	{"XML comment", "settings.xml", "<!-- <nameToken>VALUE</nameToken> -->\n"},
	{"PowerShell", "run.ps1", "$env:NAME_TOKEN = \"VALUE\"\n"},
	{"call", "main.cs", "client.NameToken(\"VALUE\");\n"},
	{"notes", "notes.txt", "nameToken = \"VALUE\"\n"},
}

// TestSettings finds a value of every kind wherever such values stand.
func TestSettings(t *testing.T) {
	for i, k := range table() {
		if k.shape == "" || k.structured || k.nearby != "" {
			continue
		}
		b := newBuilder(uint64(i) + 7)
		places, near := settings, ""
		if len(k.near) > 0 {
			places, near = namedSettings, k.near[0]
		}
		for _, p := range places {
			value := b.value(k)
			if !isAlnum(value[0]) && len(kindsOf(p.path)) > 1 { // YAML would need quotes
				continue
			}
			text := strings.ReplaceAll(respell(p.text, near), "VALUE", value)
			if hits := find(&lint.File{Path: p.path, Data: []byte(text), Kinds: kindsOf(p.path)}); !covered(hits, text, value) {
				t.Errorf("%s: %s: not found: %v: %q", k.name, p.name, names(hits), text)
			}
		}
	}
}

func kindsOf(path string) []lint.Kind {
	if strings.HasSuffix(path, ".yaml") {
		return []lint.Kind{lint.Text, lint.YAML}
	}
	return []lint.Kind{lint.Text}
}

// respell writes a provider's name where NAME, Name and name stand.
func respell(text, near string) string {
	if near == "" {
		return text
	}
	title := strings.ToUpper(near[:1]) + near[1:]
	return strings.NewReplacer("NAME", strings.ToUpper(near), "Name", title, "name", near).Replace(text)
}

// covered says whether a finding of at least medium confidence lies on a value.
func covered(hits []hit, text, value string) bool {
	start := strings.Index(text, value)
	for _, h := range hits {
		if h.start < start+len(value) && start < h.end && h.confidence >= lint.MediumConfidence {
			return true
		}
	}
	return false
}
