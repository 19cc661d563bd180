// Package secret finds leaked secrets: tokens of hundreds of providers, private
// keys, and passwords that are written where a name says so. One automaton goes
// over the bytes of a file once and decides where to look; only a window around
// each place is looked at.
package secret

import (
	"slices"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/lint"
)

// Rules are the package's rules, one per kind of secret, sorted by name.
var Rules = rules()

// Family is the one look at a file that serves all of Rules.
var Family = &lint.Family{Name: "leaked-secret", Kinds: []lint.Kind{lint.Text}}

func init() { Family.File = file }

// providers are all rows of the tables.
func providers() []provider {
	return slices.Concat(sourceHosts, clouds, builders, registries, models, messengers, payments, observers, applications, identities, keys, unissued)
}

// table is every kind, in the order of the tables.
var table = sync.OnceValue(func() []*kind {
	var all []*kind
	for _, p := range providers() {
		for _, k := range p.kinds {
			k.provider = &p
			all = append(all, k)
		}
	}
	return all
})

// tokens are the kinds that are found by how their values begin.
func tokens() []*kind {
	return slices.DeleteFunc(slices.Clone(table()), func(k *kind) bool { return k.shape == "" || len(k.near) > 0 })
}

// Built says whether a rule's fixtures are values built from its row of the
// tables, by this package's own tests.
func Built(rule *lint.Rule) bool {
	return slices.ContainsFunc(table(), func(k *kind) bool { return k.rule == rule && k.shape != "" })
}

func rules() []*lint.Rule {
	var all []*lint.Rule
	for _, k := range table() {
		k.rule = &lint.Rule{
			Name: "leaked-" + k.name, Title: "Leaked " + k.title, Write: k.doc,
			Theme: lint.LeakedSecret, Severity: k.severity, Confidence: k.confidence, Audience: lint.Regular,
			Kinds: []lint.Kind{lint.Text}, Aliases: k.aliases, Family: Family,
		}
		all = append(all, k.rule)
	}
	all = append(all, keyStore)
	slices.SortFunc(all, func(a, b *lint.Rule) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// doc is the page of a kind.
func (k *kind) doc() string {
	var out strings.Builder
	out.WriteString("A " + k.title + " in a repository is read by everybody who can read the repository, its forks and its history, now and later.\n\n")
	out.WriteString("Bad:\n\n```\n" + k.sketch() + "\n```\n\nGood:\n\n```\n" + k.variable() + "=${" + k.variable() + "}\n```\n\n")
	out.WriteString("Make it worthless first: " + k.revoke() + ". Then keep the new one in a secret store and give it to the program when it starts. ")
	out.WriteString("Removing it from the newest commit is not enough: history keeps it.\n\nFormat: " + k.documentation() + "\n")
	if len(k.near) > 0 {
		out.WriteString("\nValues are known by the name that they are given to: it, or the section that it stands in, names the provider.\n")
	}
	return out.String()
}

// variable is the name of an environment variable for the secret.
func (k *kind) variable() string {
	return strings.ToUpper(strings.ReplaceAll(k.name, "-", "_"))
}

// sketch is an assignment with a value that is cut short.
func (k *kind) sketch() string {
	if words := k.keywords(); len(words) > 0 && len(k.inside) == 0 && k.shape != "" {
		return k.variable() + "=" + words[0] + "…"
	}
	return k.variable() + "=…"
}
