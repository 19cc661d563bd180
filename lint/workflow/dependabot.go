package workflow

import (
	"fmt"
	"strconv"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// ShortCooldown finds updates that are offered soon after their release.
var ShortCooldown = &lint.Rule{
	Name:  "short-cooldown",
	Title: "Dependabot offers releases that nobody has tried yet",
	Doc: doc("A hijacked release is usually found within days. An update that waits a week is offered after others have found it; Dependabot's own default is three days.",
		"updates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule: {interval: daily}", "updates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule: {interval: daily}\n    cooldown:\n      default-days: 7",
		"Set `cooldown.default-days` to 7 or more. Security updates do not wait for it. https://docs.github.com/code-security/dependabot/working-with-dependabot/dependabot-options-reference#cooldown-"),
	Theme: lint.UnpinnedVersion, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Dependabot}, Fixable: true, Aliases: []string{"zizmor:dependabot-cooldown"},
	File: shortCooldown,
}

// leastCooldown is in days.
const leastCooldown = 7

func shortCooldown(p *lint.Pass) error {
	return eachUpdate(p, func(entry *node.Node) {
		f := lint.Finding{Hint: fmt.Sprintf("set cooldown.default-days to %d", leastCooldown)}
		name := quote(entry.Get("package-ecosystem").Text())
		cooldown := entry.Get("cooldown")
		days := cooldown.Get("default-days")
		n, err := strconv.Atoi(days.Text())
		switch {
		case cooldown.IsNull():
			f.Span = at(p, entry.Pair("package-ecosystem").Value)
			f.Message = fmt.Sprintf("updates of %s have no cooldown, so releases are offered after Dependabot's 3 days", name)
			edit, ok := insertAfter(p, entry, "cooldown:", fmt.Sprintf("  default-days: %d", leastCooldown))
			ok = ok && cooldown == nil
			f.Fixes = fix("wait a week", false, edit, ok)
		case days == nil:
			f.Span = at(p, entry.Pair("cooldown").Key)
			f.Message = fmt.Sprintf("the cooldown of %s has no default-days", name)
			if blockMapping(cooldown) {
				edit, ok := insertBefore(p, cooldown.Pairs[0].Key, fmt.Sprintf("default-days: %d", leastCooldown))
				f.Fixes = fix("wait a week", false, edit, ok)
			}
		case err == nil && n < leastCooldown:
			f.Span = at(p, days)
			f.Message = fmt.Sprintf("updates of %s are offered after %d days, less than %d", name, n, leastCooldown)
			edit, ok := replace(p, days, strconv.Itoa(leastCooldown))
			f.Fixes = fix("wait a week", false, edit, ok)
		default:
			return
		}
		p.Report(f)
	})
}

// ExternalCodeExecution finds update jobs that run what they download.
var ExternalCodeExecution = &lint.Rule{
	Name:  "external-code-execution",
	Title: "Dependabot may run code of the dependencies",
	Doc: doc("With `insecure-external-code-execution: allow` manifests and packages run their own code while Dependabot resolves versions, beside the credentials of private registries.",
		"updates:\n  - package-ecosystem: pip\n    insecure-external-code-execution: allow", "updates:\n  - package-ecosystem: pip\n    insecure-external-code-execution: deny",
		"Remove the key, or write `deny`, which is the default. https://docs.github.com/code-security/dependabot/working-with-dependabot/dependabot-options-reference#insecure-external-code-execution--"),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dependabot}, Fixable: true, Aliases: []string{"zizmor:dependabot-execution"},
	File: externalCodeExecution,
}

func externalCodeExecution(p *lint.Pass) error {
	return eachUpdate(p, func(entry *node.Node) {
		value := entry.Get("insecure-external-code-execution")
		if value.Text() != "allow" {
			return
		}
		edit, ok := replace(p, value, "deny")
		p.Report(lint.Finding{
			Span:    at(p, value),
			Message: fmt.Sprintf("updates of %s may run code of the packages they resolve", quote(entry.Get("package-ecosystem").Text())),
			Hint:    "write deny, or remove the key",
			Fixes:   fix("deny it", false, edit, ok),
		})
	})
}

// eachUpdate calls f for every entry of a dependabot.yml that names an ecosystem.
func eachUpdate(p *lint.Pass, f func(*node.Node)) error {
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 {
		return err
	}
	updates := docs[0].Root.Get("updates")
	if updates == nil {
		return nil
	}
	for _, entry := range updates.Items {
		if entry.Get("package-ecosystem").Text() != "" {
			f(entry)
		}
	}
	return nil
}
