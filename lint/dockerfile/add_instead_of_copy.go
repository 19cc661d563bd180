package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/pattern"
)

// AddInsteadOfCopy finds ADD where COPY does the same.
var AddInsteadOfCopy = &lint.Rule{
	Name:  "add-instead-of-copy",
	Title: "ADD of plain files",
	Doc: doc("`ADD` downloads addresses and unpacks archives. Where it only copies, a file that one day has an archive's name is unpacked by surprise, and the reader has to think about which of the three is meant.",
		"ADD app.conf /etc/", "COPY app.conf /etc/",
		"Write `COPY`."),
	Theme: lint.Unreliable, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Dockerfile}, Fixable: true, Aliases: []string{"hadolint:DL3020"},
	File: addInsteadOfCopy,
}

// special is what ADD treats differently from COPY, going by the name.
// https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives
var special = pattern.New(`(?i)://|^git@|\.(tar|tgz|gz|bz2|tbz2?|xz|txz|zst|zip)$|[*?\[$]`)

func addInsteadOfCopy(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		if len(in.Sources()) == 0 || len(in.Heredocs) > 0 || in.Flag("checksum") != nil || in.Flag("keep-git-dir") != nil || in.Flag("unpack") != nil {
			return
		}
		for _, s := range in.Sources() {
			if special.MatchString(s.Value) {
				return
			}
		}
		keyword := "COPY"
		if written := string(p.File.Data[in.KeywordSpan.Start:in.KeywordSpan.End]); written == strings.ToLower(written) {
			keyword = "copy"
		}
		p.Report(lint.Finding{
			Span:    at(p, in.KeywordSpan),
			Message: fmt.Sprintf("ADD only copies %s here", quote(in.Sources()[0].Value)),
			Hint:    "write COPY",
			Fixes:   []lint.Fix{{Title: "write COPY", Safe: true, Edits: []lint.Edit{{Span: at(p, in.KeywordSpan), New: []byte(keyword)}}}},
		})
	}, "ADD")
}
