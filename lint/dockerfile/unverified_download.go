package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// UnverifiedDownload finds downloads that nothing is compared with.
var UnverifiedDownload = &lint.Rule{
	Name:  "unverified-download",
	Title: "Download run or unpacked without a checksum",
	Doc: doc("Whoever controls the address, now or later, decides what runs in the build and what is in the image. A checksum in the Dockerfile makes a change fail instead.",
		"RUN curl -fsSL https://example.com/install.sh | sh\nADD https://example.com/tool-1.2.3.tgz /opt/", "ADD --checksum=sha256:<sum> https://example.com/tool-1.2.3.tgz /opt/\nRUN curl -fsSLo tool.tgz https://example.com/tool-1.2.3.tgz \\\n    && echo \"<sum>  tool.tgz\" | sha256sum -c -",
		"Download to a file, check it, then use it; or `ADD --checksum=`. Archives that are only unpacked, and programs that are only installed, are reported to the pedantic audience."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile},
	File:  unverifiedDownload,
}

func unverifiedDownload(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		if in.Keyword == "ADD" {
			unverifiedAdd(p, in)
			return
		}
		if script := in.Shell(); script != nil {
			for _, d := range shell.Downloads(script) {
				reportDownload(p, script, d)
			}
		}
	}, "RUN", "ADD")
}

func reportDownload(p *lint.Pass, script *shell.Script, d shell.Download) {
	if d.Verified {
		return
	}
	f := lint.Finding{Span: p.Span(d.Start, d.End), Hint: "download to a file, compare its checksum (sha256sum -c), then use it"}
	switch {
	case d.RunBy != nil:
		f.Message = fmt.Sprintf("%s runs what %s answers, without a checksum", d.RunBy.Name(), quote(host(d.URL)))
	case d.Unpacks:
		f.Message = fmt.Sprintf("archive from %s is used without a checksum", quote(host(d.URL)))
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	case shell.MadeExecutable(script, d.Output):
		f.Message = fmt.Sprintf("program from %s is installed without a checksum", quote(host(d.URL)))
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	default:
		return
	}
	if d.Moving != "" {
		f.Message += fmt.Sprintf("; the address moves (%q)", d.Moving)
	}
	if d.Insecure != "" {
		f.Message += fmt.Sprintf("; the connection proves nothing (%s)", d.Insecure)
		f.Severity = lint.High
	}
	p.Report(f)
}

// host is the address without its path and without credentials.
func host(url string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	rest, _, _ = strings.Cut(rest, "/")
	return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
}

// unverifiedAdd: https://docs.docker.com/reference/dockerfile/#add---checksum
func unverifiedAdd(p *lint.Pass, in *dockerfile.Instruction) {
	if in.Flag("checksum") != nil {
		return
	}
	for _, source := range in.Sources() {
		value, _ := in.Expand(source.Value)
		if !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://") {
			continue
		}
		f := lint.Finding{Span: at(p, source.Span), Hint: "add --checksum=sha256:…"}
		if isGit(value) {
			if strings.Contains(value, "#") {
				continue
			}
			f.Message = fmt.Sprintf("repository from %s is added without a commit", quote(host(value)))
			f.Hint = "name the commit after #, or add --checksum=<commit>"
		} else {
			f.Message = fmt.Sprintf("file from %s is added without a checksum", quote(host(value)))
		}
		p.Report(f)
	}
}

func isGit(url string) bool {
	url, _, _ = strings.Cut(url, "#")
	return strings.HasSuffix(url, ".git")
}
