package report

import (
	"bytes"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

// TestSkipped names what was not looked at, so that silence is no false all-clear;
// of binary files nobody expects it.
func TestSkipped(t *testing.T) {
	r := &lint.Report{Files: 1, Bytes: 9, Skipped: []lint.Skipped{{File: "dump.sql", Reason: "more bytes than that"}, {File: "logo.png", Reason: lint.Binary}}}
	var out bytes.Buffer
	if err := writeText(&out, r, Options{}); err != nil {
		t.Fatal(err)
	}
	want := "dump.sql: not looked at: more bytes than that\n0 findings in 1 file, 9 bytes scanned, 0 suppressed, 2 files skipped\n"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
