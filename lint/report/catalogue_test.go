package report

import (
	"bytes"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

func TestCatalogue(t *testing.T) {
	facts := &lint.Collector{Name: "facts", Kinds: []lint.Kind{lint.GoMod, lint.Workflow}}
	all := []*lint.Rule{
		{Name: "one", Title: "One", Theme: lint.Broken, Severity: lint.High, Confidence: lint.LowConfidence,
			Audience: lint.Auditor, Kinds: []lint.Kind{lint.Workflow}, Needs: []*lint.Collector{facts}, Fixable: true},
		{Name: "two", Aliases: []string{"zizmor:two"}},
	}
	var out bytes.Buffer
	if err := WriteCatalogue(&out, all); err != nil {
		t.Fatal(err)
	}
	golden(t, "catalogue.golden", out.String())
}
