package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// UnquotedVersion finds versions that YAML reads as other numbers.
var UnquotedVersion = &lint.Rule{
	Name:  "unquoted-version",
	Title: "Version that YAML reads as another number",
	Doc: doc("Without quotes `1.20` is a number, and the number is 1.2: the job sets up Go 1.2, or Python 3.1 for `3.10`.",
		"with:\n  go-version: 1.20", "with:\n  go-version: '1.20'",
		"Quote it, or read the version from a file (`go-version-file: go.mod`)."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true,
	File: unquotedVersion,
}

var (
	endsInZero  = pattern.New(`^[0-9]+\.[0-9]*0$`)
	wholeNumber = pattern.New(`^[0-9]+\.0$`)
)

func unquotedVersion(p *lint.Pass) error {
	w := view(p)
	for _, j := range w.Jobs {
		if matrix := j.Matrix(); matrix != nil {
			matrix.Walk(func(n *node.Node) bool {
				for _, pair := range n.Pairs {
					if text := strings.ToLower(pair.Key.Text()); strings.Contains(text, "ruby") || strings.Contains(text, "php") {
						zeroIn(p, pair)
					}
				}
				judgeVersion(p, "a matrix", n)
				return true
			})
		}
		for _, s := range j.Steps {
			versionsIn(p, s.With)
			versionsIn(p, s.Env)
		}
		versionsIn(p, j.Env)
		versionsIn(p, j.With)
	}
	versionsIn(p, w.Env)
	defaultsIn(p, w.Inputs)
	for i := range w.On {
		defaultsIn(p, w.On[i].Inputs())
	}
	return nil
}

// defaultsIn judges the defaults of inputs, of an action or of a workflow; those
// of an input that is a number are one.
func defaultsIn(p *lint.Pass, inputs *node.Node) {
	if inputs == nil {
		return
	}
	for _, pair := range inputs.Pairs {
		if isVersion(pair.Key.Text()) && pair.Value.Get("type").Text() != "number" {
			judgeVersion(p, "the default of "+pair.Key.Text(), pair.Value.Get("default"))
		}
	}
}

// zeroIn judges 3.0 in a matrix, which elsewhere may well be a number: of Ruby and
// PHP, whose actions take 3 and 8 for the newest of these.
func zeroIn(p *lint.Pass, pair node.Pair) {
	for _, n := range oneOrMore(pair.Value) {
		if n != nil && wholeNumber.MatchString(n.Value) {
			judgeVersion(p, "matrix "+pair.Key.Text(), n)
		}
	}
}

// tools are what inputs and variables with a version are called without the word.
var tools = []string{"go", "golang", "python", "node", "nodejs", "ruby", "php", "java", "jdk", "dotnet", "rust", "terraform", "helm", "kubectl", "postgres", "redis", "tag"}

func isVersion(key string) bool {
	key = strings.ToLower(key)
	return strings.Contains(key, "version") || slices.Contains(tools, key)
}

func versionsIn(p *lint.Pass, n *node.Node) {
	if n == nil {
		return
	}
	for _, pair := range n.Pairs {
		if pair.Value != nil && pair.Value.Tag == "!!float" && isVersion(pair.Key.Text()) {
			judgeVersion(p, pair.Key.Text(), pair.Value)
		}
	}
}

// judgeVersion: 2.0 is left alone in a matrix, where it may well be a number.
func judgeVersion(p *lint.Pass, where string, n *node.Node) {
	if n == nil || n.Kind != node.Scalar || n.Alias || n.Tag != "!!float" || !endsInZero.MatchString(n.Value) || where == "a matrix" && wholeNumber.MatchString(n.Value) {
		return
	}
	read := strings.TrimSuffix(strings.TrimRight(n.Value, "0"), ".")
	edit, ok := replace(p, n, "'"+n.Value+"'")
	p.Report(lint.Finding{
		Span:    at(p, n),
		Message: fmt.Sprintf("%s in %s is a number to YAML, which is read as %s", n.Value, where, read),
		Hint:    "quote it: '" + n.Value + "'",
		Fixes:   fix("quote the version", false, edit, ok),
	})
}
