package workflow

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

func expressionOf(t *testing.T, text string) *workflow.Expression {
	t.Helper()
	docs, err := node.Parse([]byte("a: ${{ "+text+" }}\n"), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return &workflow.Expressions(docs[0].Root.Get("a"))[0]
}

func TestAccesses(t *testing.T) {
	for _, c := range []struct{ text, flows, reads string }{
		{"github.HEAD_REF", "[github.head_ref]", "[github.head_ref]"},
		{"github['event'].issue.title", "[github.event.issue.title]", "[github.event.issue.title]"},
		{"secrets[matrix.name]", "[secrets.*]", "[matrix.name secrets.*]"},
		{"github.event.commits.*.message", "[github.event.commits.*.message]", "[github.event.commits.*.message]"},
		{"a.b == 'x'", "[]", "[a.b]"},
		{"!a.b", "[]", "[a.b]"},
		{"a.b && c.d", "[c.d]", "[a.b c.d]"},
		{"a.b || c.d", "[a.b c.d]", "[a.b c.d]"},
		{"a.b == 'x' && c.d || e.f", "[c.d e.f]", "[a.b c.d e.f]"},
		{"contains(a.b, c.d)", "[]", "[a.b c.d]"},
		{"format('{0}', a.b)", "[a.b]", "[a.b]"},
		{"toJSON(secrets)", "[secrets]", "[secrets]"},
		{"hashFiles(a.b)", "[]", "[a.b]"},
		{"fromJSON(a.b).c", "[a.b]", "[a.b]"},
		{"a.", "[]", "[]"},
	} {
		e := expressionOf(t, c.text)
		got := fmt.Sprint(flows(e), reads(e))
		if diff := cmp.Diff(c.flows+" "+c.reads, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestVariable(t *testing.T) {
	for text, want := range map[string]string{
		"github.event.issue.title":  "ISSUE_TITLE",
		"secrets.DEPLOY_KEY":        "DEPLOY_KEY",
		"github.head_ref":           "HEAD_REF",
		"secrets.GITHUB_TOKEN":      "TOKEN",
		"inputs.path":               "INPUT_PATH",
		"steps.a-b.outputs.c":       "A_B_C",
		"format('{0}', github.ref)": "REF",
		"github.event.inputs.a-b":   "INPUT_A_B",
		"secrets.PATH":              "VALUE_PATH",
		"needs.a.result":            "A_RESULT",
		"1 + 1":                     "VALUE",
	} {
		if diff := cmp.Diff(want, variable(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestSentence(t *testing.T) {
	for _, c := range []struct{ text, message, hint string }{
		{`Something is wrong. available values are "a"`, "something is wrong", `available values are "a"`},
		{`label "a. see b" is unknown`, `label "a. see b" is unknown`, ""},
		{`property "x" is not defined in object type {a: string; b: number}`, `property "x" is not defined`, "it has a, b"},
		{`property "x" is not defined in object type {}`, `property "x" is not defined`, ""},
	} {
		message, hint := sentence(c.text)
		if diff := cmp.Diff([]string{c.message, c.hint}, []string{message, hint}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}
