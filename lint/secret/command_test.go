package secret

import (
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

// TestArguments reads passwords that no name announces, from where they stand.
func TestArguments(t *testing.T) {
	pass := newBuilder(8).text("b62", 6) + "!" + newBuilder(9).text("b62", 7)
	for _, c := range []struct{ path, text string }{
		{"run.sh", "sshpass -p PASS ssh root@db.acme.dev"},
		{"run.sh", "mysql -uroot -pPASS shop"},
		{"run.sh", "mysqldump -h db -u root -pPASS shop > dump.sql"},
		{"run.sh", "redis-cli -h cache -a PASS ping"},
		{"run.sh", "htpasswd -bc .htpasswd alice PASS"},
		{"run.sh", "htpasswd -nb alice PASS"},
		{"run.bat", `net use Z: \\files.acme.dev\share PASS /user:acme\alice`},
		{"run.sh", "docker login -u robot -p PASS registry.acme.dev"},
		{"run.sh", "ldapsearch -x -D cn=admin,dc=acme -w PASS"},
		{"run.sh", "smbclient //files/share -U alice%PASS"},
		{"run.sh", "rabbitmqctl add_user alice PASS"},
		{"run.sh", "unzip -P PASS backup.zip"},
		{"run.sh", "curl -u alice:PASS https://api.acme.dev"},
		{"run.sh", "curl -ualice:PASS https://api.acme.dev"},
		{"run.sh", "curl --user ':PASS' https://api.acme.dev"},
		{"run.sh", "curl \\\n  -X POST \\\n  -u \"alice:PASS\" \\\n  https://api.acme.dev"},
		{"settings.xml", "<server>\n  <password>\n    PASS\n  </password>\n</server>"},
		{"settings.xml", "<password><![CDATA[PASS]]></password>"},
		{"run.sh", "openssl rsa -in a.pem -passin pass:PASS"},
		{"users.sql", "CREATE USER 'alice'@'%' IDENTIFIED BY 'PASS';"},
		{"Main.java", `client.login(new UsernamePasswordToken("alice", "PASS"));`},
		{"main.go", `req.SetBasicAuth("alice", "PASS")`},
		{"main.py", "requests.get(url, auth=('alice', 'PASS'))"},
		{"main.py", `url = "https://api.acme.dev/v1/items?limit=100&order=descending&fields=id,name,price,stock,vendor,created,updated&access_token=PASS&page=2"`},
		{"page.ipynb", `"next": "https://api.acme.dev/v1\u0026access_token=PASS\u0026limit=25"`},
	} {
		text := strings.Replace(c.text, "PASS", pass, 1)
		hits := find(&lint.File{Path: c.path, Data: []byte(text + "\n"), Kinds: []lint.Kind{lint.Text}})
		if len(hits) != 1 || hits[0].secret != pass || hits[0].confidence < lint.MediumConfidence {
			t.Errorf("%s: %s: found %v", c.path, c.text, names(hits))
		}
	}
}

// TestTokenAsUser reads tokens that stand alone where a user's name would.
func TestTokenAsUser(t *testing.T) {
	token := newBuilder(4).text("b62", 30)
	for text, want := range map[string]bool{
		"https://TOKEN@git.acme.dev/orders.git":                       true,
		"curl -u TOKEN: https://api.acme.dev":                         true,
		"https://" + strings.Repeat("0a1b9c8d", 4) + "@o1.acme.dev/2": false, // a DSN of Sentry is public
		"ssh://git-deployment-user-of-acme@git.acme.dev/orders":       false,
	} {
		hits := find(textFile("run.sh", []byte(strings.Replace(text, "TOKEN", token, 1)+"\n")))
		if got := len(hits) == 1 && hits[0].secret == token; got != want {
			t.Errorf("%s: found %v", text, names(hits))
		}
	}
}

// TestDoubtful finds a token with a wrong checksum, and says in tests that it is
// hardly one.
func TestDoubtful(t *testing.T) {
	for _, name := range []string{"github-personal-token", "npm-token", "grafana-service-token", "age-key"} {
		value := newBuilder(6).value(kindNamed(name))
		wrong := value[:len(value)-1] + "2"
		if wrong == value {
			wrong = value[:len(value)-1] + "3"
		}
		for path, want := range map[string]lint.Confidence{"config/app.env": lint.MediumConfidence, "tests/app.env": lint.LowConfidence} {
			hits := find(textFile(path, []byte("value "+wrong+"\n")))
			if len(hits) != 1 || hits[0].kind.name != name || hits[0].confidence != want {
				t.Errorf("%s in %s: found %v", name, path, names(hits))
			}
		}
	}
}

// TestWeak tells passwords that somebody set from words for them, which are no
// finding that a person sees.
func TestWeak(t *testing.T) {
	for text, want := range map[string]bool{
		`password: "Admin_123"`:                    true,
		`password = "pygmalion"`:                   true,
		`MYSQL_PASSWORD: "Password12!"`:            true,
		`db = "mysql://root:whale4hello@db/shop"`:  true,
		`password: "changeme123"`:                  false,
		`password: "your_password1"`:               false,
		`password: "confirmPassword"`:              false,
		`password: "DB_PASSWORD"`:                  false,
		`methods = ["password", "passkey"]`:        false,
		`<input id="password" name="password" />`:  false,
		`raw = password.encode("utf-8")`:           false,
		`db = "mysql://DB_USER:DB_PASS@host/shop"`: false,
	} {
		hits := find(&lint.File{Path: "app/settings.py", Data: []byte(text + "\n"), Kinds: []lint.Kind{lint.Text}})
		shown := len(hits) > 0 && hits[0].audience != lint.Auditor
		if shown != want || shown && hits[0].confidence != lint.LowConfidence {
			t.Errorf("%s: found %v", text, names(hits))
		}
	}
}
