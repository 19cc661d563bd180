package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnverifiedScript finds programs that are fetched and run in one go.
var UnverifiedScript = &lint.Rule{
	Name:  "unverified-script",
	Title: "Downloaded script run without a checksum",
	Doc: doc("Whoever controls the address, now or later, runs code in the job, beside its token and its secrets. Codecov's uploader was changed that way in 2021 and sent the environment of its users away for two months.",
		"- run: curl -sSfL https://example.com/install.sh | sh", "- run: |\n    curl -sSfLo install.sh https://example.com/v1.2.3/install.sh\n    echo \"<sum>  install.sh\" | sha256sum --check\n    sh install.sh",
		"Download to a file, compare its checksum, then run it; or use an action pinned by commit. An address that holds a full commit is taken as fixed."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"poutine:unverified_script_exec", "scorecard:Pinned-Dependencies"},
	File: unverifiedScript,
}

var commitInURL = pattern.New(`[/=@][0-9a-f]{40}(?:[/?&.]|$)`)

func unverifiedScript(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		remotePrograms(p, w, j, s)
		for _, d := range shell.Downloads(script(w, s)) {
			if d.Verified || commitInURL.MatchString(d.URL) || d.RunBy != nil && dataOnly(d.RunBy) {
				continue
			}
			if d.RunBy == nil {
				madeExecutable(p, w, s, d)
				continue
			}
			f := lint.Finding{
				Span:    p.Span(d.Start, d.End),
				Message: fmt.Sprintf("%s runs what %s answers, without a checksum", d.RunBy.Name(), quote(host(d.URL))),
				Hint:    "download to a file, compare its checksum (sha256sum --check), then run it",
			}
			if d.Moving != "" {
				f.Message += fmt.Sprintf("; the address moves (%q)", d.Moving)
			}
			if d.Insecure != "" {
				f.Message += fmt.Sprintf("; the connection proves nothing (%s)", d.Insecure)
				f.Severity = lint.High
			}
			if ownProject(p, d.URL) {
				f.Severity, f.Audience = lint.Info, lint.Auditor // it is what the job tries out
			}
			p.Report(f)
		}
	})
}

// madeExecutable reports a program that the command after its download makes
// executable, for the auditor: what runs it is not to be seen.
func madeExecutable(p *lint.Pass, w *workflow.Workflow, s *workflow.Step, d shell.Download) {
	if d.Output == "" || d.Unpacks {
		return
	}
	for _, c := range script(w, s).Commands {
		if c.Is("chmod") && c.Start > d.End && c.Has(d.Output) && line(p, c.Start) == line(p, d.Command.Start) {
			p.Report(lint.Finding{
				Span: p.Span(d.Start, d.End), Severity: lint.Low, Audience: lint.Auditor, Confidence: lint.LowConfidence, Aliases: []string{"poutine:unverified_script_exec"},
				Message: fmt.Sprintf("%s is made executable as %s answers it, without a checksum", quote(d.Output), quote(host(d.URL))),
				Hint:    "compare its checksum (sha256sum --check) before it is made executable",
			})
		}
	}
}

var moduleName = pattern.New(`(?m)^module\s+"?[\w.-]+/[\w.-]+/([\w.-]{4,})`)

// ownProject says whether an address speaks of the module that the repository
// is: of its own installation script.
func ownProject(p *lint.Pass, url string) bool {
	file := path.Join(strings.TrimPrefix(root(p.File.Path), "/"), "go.mod")
	if !p.Tree.Has(file) {
		return false
	}
	data, err := p.Tree.Read(file)
	m := moduleName.FindSubmatch(data)
	return err == nil && m != nil && strings.Contains(url, string(m[1]))
}

// dataOnly: `python3 -m json.tool` and `python -c "…"` only read their input.
func dataOnly(c *shell.Command) bool {
	return !strings.HasSuffix(c.Name(), "sh") && c.Has("-m", "-c", "-e", "-n", "-p", "-ne", "-pe")
}

// host is the address without its path and without credentials.
func host(url string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	rest, _, _ = strings.Cut(rest, "/")
	return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
}
