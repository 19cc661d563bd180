package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/schema/workflow"
)

// privileged are the events that run with the repository's secrets and a token
// that may write, although a stranger can cause them
// (https://docs.github.com/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout).
var privileged = []string{
	"pull_request_target", "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment",
	"fork", "watch", "gollum", "pull_request_comment",
}

// privilegedEvent is the first such event of a workflow, or nil.
func privilegedEvent(w *workflow.Workflow) *workflow.Trigger {
	for _, name := range privileged {
		if t := w.Trigger(name); t != nil {
			return t
		}
	}
	return nil
}

// runsForeignCode says whether a workflow is started by what a stranger did but
// runs in the trusted branch's name: a cache that it writes or reads is shared.
func runsForeignCode(w *workflow.Workflow) bool {
	return w.Trigger("pull_request_target") != nil || w.Trigger("workflow_run") != nil
}

// releaseOnly says whether every run of a workflow is one for a tag or release.
func releaseOnly(w *workflow.Workflow) bool {
	for _, t := range w.On {
		switch t.Name {
		case "release":
		case "push":
			if len(t.Filter("tags")) == 0 || len(t.Filter("branches")) > 0 || len(t.Filter("branches-ignore")) > 0 {
				return false
			}
		case "workflow_dispatch":
		default:
			return false
		}
	}
	return w.Trigger("release") != nil || w.Trigger("push") != nil
}

// mayRelease says whether some run of a workflow may be one for a tag or release,
// going by its events, its name and its file.
func mayRelease(w *workflow.Workflow, file string) bool {
	if w.Trigger("release") != nil || len(w.Trigger("push").Filter("tags")) > 0 {
		return true
	}
	name := strings.ToLower(file[strings.LastIndexByte(file, '/')+1:] + " " + w.Name.Text())
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r < 'a' || r > 'z' }) {
		for _, stem := range []string{"release", "publish", "deploy"} {
			if strings.Contains(word, stem) && word != "releaser" {
				return true
			}
		}
	}
	return false
}
