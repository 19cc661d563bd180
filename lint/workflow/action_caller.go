package workflow

import (
	"fmt"
	"slices"

	"github.com/shipgen/shipgen/lint"
)

// callerFaults tells what is wrong with the metadata of a local action at the
// first step that uses it: what the action's own file says in place, the auditor
// reads there too, as actionlint has it.
func callerFaults(p *lint.Pass) {
	w := view(p)
	var told []*localFile
	for _, s := range w.Steps() {
		file := localFileOf(p, s.Action())
		if file.path == "" || slices.Contains(told, file) {
			continue
		}
		told = append(told, file)
		for _, f := range faultsOf(p, file) {
			if f.own {
				continue
			}
			p.Report(lint.Finding{
				Span: at(p, s.Uses), Severity: lint.Low, Audience: lint.Auditor, Confidence: f.confidence,
				Message: fmt.Sprintf("of action %s: %s", quote(s.Uses.Text()), f.message),
				Hint:    "mend " + file.path, Aliases: f.aliases(),
			})
		}
	}
}

func faultsOf(p *lint.Pass, file *localFile) []fault {
	if file.broken != nil {
		return []fault{{message: fmt.Sprintf("%s cannot be read: %v", file.path, file.broken)}}
	}
	found := faults(p.Tree, file.path, file.action)
	if using := file.action.Runs.Get("using").Text(); using == "node12" || using == "node16" {
		found = append(found, fault{message: fmt.Sprintf("it runs on %s, which GitHub dropped", using)})
	}
	return found
}
