package script

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
)

// UnverifiedDownload finds programs that a script fetches and runs in one go.
var UnverifiedDownload = &lint.Rule{
	Name:  "script-unverified-download",
	Title: "Script that runs a download without a checksum",
	Doc: doc("Whoever controls the address, now or later, runs code where the script runs: on developers' machines with their keys, in CI with its token.",
		"curl -sSfL https://example.com/install.sh | sh", "curl -sSfLo install.sh https://example.com/v1.2.3/install.sh\necho \"<sum>  install.sh\" | sha256sum --check\nsh install.sh",
		"Download to a file, compare its checksum, then run it. An address that holds a full commit is taken as fixed. Archives that are unpacked and programs that are installed without a check, and scripts of tests, are for the pedantic audience."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  unverifiedDownload,
}

var commitInURL = pattern.New(`[/=@][0-9a-f]{40}(?:[/?&.]|$)`)

func unverifiedDownload(p *lint.Pass) error {
	for _, script := range scripts(p) {
		for _, d := range shell.Downloads(script) {
			if d.Verified || commitInURL.MatchString(d.URL) || local(d.URL) {
				continue
			}
			f := lint.Finding{Span: p.Span(d.Start, d.End), Hint: "download to a file, compare its checksum (sha256sum --check), then use it"}
			switch {
			case d.RunBy != nil && !dataOnly(d.RunBy):
				f.Message = fmt.Sprintf("%s runs what %s answers, without a checksum", d.RunBy.Name(), quote(host(d.URL)))
			case d.Unpacks && d.Static:
				f.Message = fmt.Sprintf("archive from %s is used without a checksum", quote(host(d.URL)))
				f.Severity, f.Audience = lint.Low, lint.Pedantic
			case d.Static && shell.MadeExecutable(script, d.Output):
				f.Message = fmt.Sprintf("program from %s is installed without a checksum", quote(host(d.URL)))
				f.Severity, f.Audience = lint.Low, lint.Pedantic
			default:
				continue
			}
			if forTests(p.File.Path) {
				f.Audience = lint.Pedantic
			}
			if d.Insecure != "" {
				f.Message += fmt.Sprintf("; the connection proves nothing (%s)", d.Insecure)
				f.Severity = lint.High
			}
			p.Report(f)
		}
	}
	return nil
}

// local says whether an address is of the machine itself, or not known at all.
func local(url string) bool {
	for _, prefix := range []string{"http://localhost", "https://localhost", "http://127.0.0.1", "https://127.0.0.1", "$", "http://$", "https://$"} {
		if strings.HasPrefix(url, prefix) {
			return true
		}
	}
	return false
}

// dataOnly: `python3 -m json.tool` and `python -c "…"` only read their input.
func dataOnly(c *shell.Command) bool {
	return !strings.HasSuffix(c.Name(), "sh") && c.Has("-m", "-c", "-e", "-n", "-p", "-ne", "-pe")
}
