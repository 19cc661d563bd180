package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// movingDownloads reports tools and manifests that come from an address of
// whatever was released last; what is run at once is for unverified-script.
func movingDownloads(p *lint.Pass, w *workflow.Workflow, s *workflow.Step) {
	if !strings.Contains(s.Run.Text(), "://") {
		return
	}
	read := script(w, s)
	if strings.Contains(s.Run.Text(), "/latest/") {
		for _, d := range shell.Downloads(read) {
			tool := d.Unpacks || strings.Contains(d.URL, "/releases/latest/download/") || shell.MadeExecutable(read, d.Output)
			if d.Moving == "latest" && d.RunBy == nil && tool {
				reportMoving(p, p.Span(d.Start, d.End), d.Command.Name()+" fetches", d.URL, d.Moving)
			}
		}
	}
	for _, c := range read.Commands {
		if url, part, ok := shell.MovingManifest(c); ok {
			reportMoving(p, p.Span(url.Start, url.End), "kubectl applies", url.Value, part)
		}
	}
}

func reportMoving(p *lint.Pass, span lint.Span, does, url, part string) {
	if ownProject(p, url) {
		return // it is what the job tries out
	}
	p.Report(lint.Finding{
		Span: span, Severity: lint.Low,
		Message: fmt.Sprintf("%s what %s answers, and the address moves (%q)", does, quote(host(url)), part),
		Hint:    "name the version in the address, and compare its checksum",
	})
}
