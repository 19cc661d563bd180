package secret

import (
	"strings"
	"testing"
)

// spellings are how languages give a value V to a name: NAME_TOKEN, nameToken.
var spellings = []struct{ path, text string }{
	{"a.env", "NAME_TOKEN=V"},
	{"a.env", "NAME_TOKEN='V'"},
	{"a.sh", "export NAME_TOKEN=\"V\""},
	{"a.sh", "export NAME_TOKEN=V # the token"},
	{"a.sh", "cmd --name-token V"},
	{"a.sh", "cmd --name-token=V"},
	{"a.yaml", "nameToken: V"},
	{"a.yaml", "name_token: \"V\""},
	{"a.yaml", "- NAME_TOKEN=V"},
	{"a.yaml", "- name: NAME_TOKEN\n  value: V"},
	{"a.yaml", "- name: NAME_TOKEN\n  value: \"V\""},
	{"a.yaml", "name:\n  token: V"},
	{"a.yaml", "{nameToken: V, other: 1}"},
	{"a.json", "{\"nameToken\": \"V\"}"},
	{"a.json", "{\"name_token\":\"V\"}"},
	{"a.json", "{\n  \"name\": {\n    \"token\": \"V\"\n  }\n}"},
	{"a.json", "{\"name\": \"NAME_TOKEN\", \"value\": \"V\"}"},
	{"a.js", "\"{\\\"nameToken\\\": \\\"V\\\"}\""},
	{"a.toml", "name_token = \"V\""},
	{"a.ini", "[name]\ntoken = V"},
	{"a.properties", "name.token=V"},
	{"a.properties", "name.token: V"},
	{"a.xml", "<nameToken>V</nameToken>"},
	{"a.xml", "<add key=\"NameToken\" value=\"V\"/>"},
	{"a.xml", "<entry key=\"name.token\">V</entry>"},
	{"a.plist", "<key>NameToken</key>\n\t<string>V</string>"},
	{"a.go", "nameToken := \"V\""},
	{"a.go", "const nameToken string = \"V\""},
	{"a.go", "nameToken := `V`"},
	{"a.go", "os.Setenv(\"NAME_TOKEN\", \"V\")"},
	{"a.go", "Config{NameToken: \"V\"}"},
	{"a.go", "NameToken: []byte(\"V\"),"},
	{"a.go", "if nameToken == \"V\" {"},
	{"a.py", "NAME_TOKEN = 'V'"},
	{"a.py", "name_token: str = \"V\""},
	{"a.py", "f(name_token=\"V\")"},
	{"a.py", "d['name_token'] = 'V'"},
	{"a.py", "os.environ.get('NAME_TOKEN', 'V')"},
	{"a.py", "token = os.getenv(\"NAME_TOKEN\", default=\"V\")"},
	{"a.js", "const nameToken = 'V';"},
	{"a.js", "nameToken: 'V',"},
	{"a.js", "process.env.NAME_TOKEN || 'V'"},
	{"a.js", "process.env.NAME_TOKEN ?? \"V\""},
	{"a.ts", "private readonly nameToken: string = 'V';"},
	{"a.java", "private static final String NAME_TOKEN = \"V\";"},
	{"a.java", "System.setProperty(\"NAME_TOKEN\", \"V\")"},
	{"a.java", "builder.nameToken(\"V\")"},
	{"a.java", "client.setNameToken(\"V\");"},
	{"a.kt", "val nameToken: String = \"V\""},
	{"a.cs", "string nameToken = @\"V\";"},
	{"a.cs", "public string NameToken { get; set; } = \"V\";"},
	{"a.rb", "name_token = 'V'"},
	{"a.rb", "name_token ||= \"V\""},
	{"a.rb", ":name_token => 'V'"},
	{"a.rb", "ENV['NAME_TOKEN'] = 'V'"},
	{"a.php", "$name_token = 'V';"},
	{"a.php", "$nameToken .= \"V\";"},
	{"a.php", "define('NAME_TOKEN', 'V');"},
	{"a.php", "'name_token' => 'V',"},
	{"a.rs", "let name_token = \"V\";"},
	{"a.rs", "const NAME_TOKEN: &str = \"V\";"},
	{"a.swift", "let nameToken = \"V\""},
	{"a.scala", "val nameToken = \"V\""},
	{"a.c", "#define NAME_TOKEN \"V\""},
	{"a.c", "const char *name_token = \"V\";"},
	{"a.c", "char name_token[] = \"V\";"},
	{"a.cpp", "std::string name_token(\"V\");"},
	{"a.tf", "name_token = \"V\""},
	{"a.tf", "variable \"name_token\" {\n  default = \"V\"\n}"},
	{"a.ps1", "$nameToken = \"V\""},
	{"a.ps1", "$env:NAME_TOKEN = 'V'"},
	{"a.bat", "set NAME_TOKEN=V"},
	{"Dockerfile", "ENV NAME_TOKEN=V"},
	{"Dockerfile", "ENV NAME_TOKEN V"},
	{"Dockerfile", "ARG NAME_TOKEN=V"},
	{"a.md", "`NAME_TOKEN=V`"},
	{"a.lua", "local name_token = 'V'"},
	{"a.pl", "my $name_token = 'V';"},
	{"a.ex", "config :app, name_token: \"V\""},
	{"a.r", "name_token <- \"V\""},
	{"a.txt", "name token: V"},
	{"a.http", "X-Name-Token: V"},
	{"a.sh", "curl -H 'X-Name-Token: V' https://acme.dev"},
	{"a.js", "headers: { 'X-Name-Token': 'V' }"},
	{"a.txt", "https://acme.dev/hook?name_token=V&x=1"},
	{"a.conf", "name_token V"},
	{"a.vue", "data() { return { nameToken: 'V' } }"},
	{"a.sql", "SET name_token = 'V';"},
	{"a.groovy", "nameToken 'V'"},
	{"a.dart", "final String nameToken = 'V';"},
	{"a.mk", "NAME_TOKEN ::= \"V\""},
	{"a.mk", "NAME_TOKEN :::= V"},
	{"a.mk", "NAME_TOKEN ?= V"},
	{"a.xml", "<nameToken>\n  V\n</nameToken>"},
	{"a.xml", "<nameToken><![CDATA[V]]></nameToken>"},
	{"a.xml", "<!-- <nameToken>V</nameToken> -->"},
	{"a.py", "# name_token = 'V'"},
	{"a.sh", "# export NAME_TOKEN=V"},
	{"a.cs", "var nameToken = \"V\"; // set"},
	{"a.erl", "{name_token, \"V\"}"},
	{"a.clj", "(def name-token \"V\")"},
	{"a.hs", "nameToken = \"V\""},
	{"a.nix", "nameToken = \"V\";"},
	{"a.ps1", "[Environment]::SetEnvironmentVariable(\"NAME_TOKEN\", \"V\")"},
	{"a.jsonc", "\"name_token\" : \"V\","},
}

// TestSpellings reads an assignment however it is spelt, and knows the provider.
func TestSpellings(t *testing.T) {
	b := newBuilder(11)
	names := map[string]string{"NAME": "DATADOG", "name": "datadog", "Name": "Datadog"}
	for _, s := range spellings {
		t.Run(s.text, func(t *testing.T) {
			text := s.text
			for from, to := range names {
				text = strings.ReplaceAll(text, from+"_", to+"_")
				text = strings.ReplaceAll(text, from+"-", to+"-")
				text = strings.ReplaceAll(text, from+"T", to+"T")
				text = strings.ReplaceAll(text, from+" t", to+" t")
				text = strings.ReplaceAll(text, from+".t", to+".t")
				text = strings.ReplaceAll(text, from+":\n", to+":\n")
				text = strings.ReplaceAll(text, from+"\": {", to+"\": {")
				text = strings.ReplaceAll(text, "["+from+"]", "["+to+"]")
			}
			value := b.text("hex", 32)
			at := strings.LastIndex(text, "V")
			if i := strings.Index(text, "V&"); i >= 0 {
				at = i
			}
			for i := range text { // the V that is no letter of a word
				if text[i] == 'V' && (i == 0 || !isAlnum(text[i-1])) && (i+1 == len(text) || !isAlnum(text[i+1])) {
					at = i
				}
			}
			text = text[:at] + value + text[at+1:] + "\n"
			if got := kindsIn("config/"+s.path, text); len(got) != 1 || got[0] != "datadog-api-key" {
				t.Errorf("found %v in %s", got, text)
			}
		})
	}
}
