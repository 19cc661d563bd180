package ship

import "regexp"

var lintSpec = objectOf(
	field{key: "pins", spec: mapOf(actionGlob, maxNames, enum("hash", "ref", "any")), example: `{"actions/*": ref}`,
		doc: "How actions must be pinned, by a pattern of owner/name: hash (a commit), ref (a tag or branch will do) or any."},
	field{key: "secrets", spec: lintSecretsSpec, def: present{}, example: "{rules: [{name: acme-token, pattern: \"acme_[0-9a-f]{32}\"}]}",
		doc: "Settings of the search for leaked secrets."},
	field{key: "ignore", spec: listOf(ignoreSpec), example: "[{rule: unpinned-image, path: examples/**, reason: shown to readers only}]",
		doc: "Findings that are not reported. One that matches nothing is itself reported."},
	field{key: "baseline", spec: str(filePath), example: ".shipgen/baseline",
		doc: "The file of findings that are known and not reported, which `shipgen lint --write-baseline FILE` writes. A run that names another with `--baseline` uses that."},
)

var lintSecretsSpec = objectOf(
	field{key: "rules", spec: listOf(secretRuleSpec), example: "[{name: acme-token, pattern: \"acme_[0-9a-f]{32}\"}]",
		doc: "Kinds of secrets of your own, beside the built-in ones."},
)

var secretRuleSpec = objectOf(
	field{key: "name", spec: str(ruleName), required: true, example: "acme-token",
		doc: "The name of the kind in reports."},
	field{key: "pattern", spec: str(regex), required: true, example: "\"acme_[0-9a-f]{32}\"",
		doc: "A regular expression (RE2) for the secret; its first group, if any, is the secret alone."},
	field{key: "keywords", spec: setOf(str(some)), example: "[acme_]",
		doc: "Texts one of which is near every such secret, in any case: they make the search fast."},
)

var ignoreSpec = objectOf(
	field{key: "rule", spec: str(ruleGlob), required: true, example: "unpinned-image",
		doc: "The rule by its name; `*` stands for any letters, and alone for all rules."},
	field{key: "path", spec: str(glob), def: "**", example: "examples/**",
		doc: "The files, as a pattern: `*` within a folder, `**` across folders."},
	field{key: "reason", spec: str(some), example: "shown to readers only",
		doc: "Why, for the next reader."},
)

var (
	actionGlob = compiled(format{name: "action pattern", want: "a pattern of owner/name", pattern: `^(\*|[A-Za-z0-9*][A-Za-z0-9_.*-]*(/[A-Za-z0-9_.*-]+)+)$`,
		hint: `such as "actions/*" or "docker/login-action"`})
	ruleName = compiled(format{name: "rule name", want: "the name of a rule", pattern: `^[A-Za-z0-9][A-Za-z0-9_.:/-]*$`,
		hint: "`shipgen rules` lists the names"})
	ruleGlob = compiled(format{name: "rule pattern", want: "the name of a rule, or a pattern of names", pattern: `^[A-Za-z0-9*][A-Za-z0-9_.:/*-]*$`,
		hint: "`shipgen rules` lists the names"})
	regex = compiled(format{name: "regular expression", want: "a regular expression", pattern: `.`, judge: regexJudge,
		hint: "the syntax is RE2, without look-around and back references"})
)

func regexJudge(s string) string {
	if _, err := regexp.Compile(s); err != nil {
		return "want a regular expression of RE2"
	}
	return ""
}
