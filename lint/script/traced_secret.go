package script

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
)

// TracedSecret finds scripts that write their secrets to the log.
var TracedSecret = &lint.Rule{
	Name:  "traced-secret",
	Title: "Secret used while the shell traces its commands",
	Doc: doc("With `set -x` the shell prints each command with its variables filled in: a password among them is in the log of every run, for everybody who may read logs. CI masks only what it knows.",
		"set -x\ncurl -H \"Authorization: Bearer $API_TOKEN\" https://api.example.com", "set +x\ncurl -H \"Authorization: Bearer $API_TOKEN\" https://api.example.com",
		"Leave `set -x` out of scripts that handle secrets, or switch it off (`set +x`) before. Read secrets from a file or standard input instead of words of a command."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  tracedSecret,
}

// secretVariable is a variable whose name says that it is one.
var secretVariable = pattern.New(`\$\{?([A-Z0-9_]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_KEY|APIKEY|PRIVATE_KEY)(?:_[A-Z0-9]+)?)\}?`)

// harmless are tails of names that speak of a secret and are none.
var harmless = pattern.New(`_(FILE|PATH|NAME|ID|URL|DIR|LENGTH|TYPE|TTL|ARN|REF)$`)

func tracedSecret(p *lint.Pass) error {
	for _, script := range scripts(p) {
		tracing := false
		for _, c := range script.Commands {
			if c.Is("set") {
				tracing = traces(c, tracing)
				continue
			}
			if name := leaks(c); tracing && name != "" {
				p.Report(lint.Finding{
					Span:    p.Span(c.Start, c.End),
					Message: fmt.Sprintf("set -x prints the value of %s with this command", name),
					Hint:    "set +x before it",
				})
				return nil // one is enough to remove set -x
			}
		}
	}
	return nil
}

// traces is whether commands are traced after a `set`.
func traces(c *shell.Command, tracing bool) bool {
	for i, word := range c.Args() {
		flag := word.Value
		switch {
		case flag == "xtrace" && i > 0:
			tracing = c.Arg(i) == "-o"
		case strings.HasPrefix(flag, "-") && !strings.HasPrefix(flag, "--") && strings.Contains(flag, "x"):
			tracing = true
		case strings.HasPrefix(flag, "+") && strings.Contains(flag, "x"):
			tracing = false
		}
	}
	return tracing
}

// leaks is the name of a secret's variable among the words of a command. A
// test whether it is set prints it too, and is written by habit: it is left alone.
func leaks(c *shell.Command) string {
	if c.Is("[", "test", "export", "unset") {
		return ""
	}
	for _, word := range c.Words {
		if m := secretVariable.FindStringSubmatch(word.Value); m != nil && !harmless.MatchString(m[1]) && !strings.Contains(word.Value, "$(") {
			return m[1]
		}
	}
	return ""
}
