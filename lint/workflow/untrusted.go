package workflow

import (
	"slices"

	"github.com/shipgen/shipgen/schema/workflow"
)

// untrusted is a context that holds text which a stranger chooses.
type untrusted struct {
	path   string   // "*" stands for one part
	events []string // that fill it; none = any
}

var (
	pullRequests = []string{"pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment", "merge_group"}
	issues       = []string{"issues", "issue_comment"}
	pushes       = []string{"push"}
	runs         = []string{"workflow_run"}
)

// untrustedContexts: GitHub's page on script injection and the payloads of its
// webhooks (https://docs.github.com/actions/concepts/security/script-injections,
// https://docs.github.com/webhooks/webhook-events-and-payloads). Numbers, hashes
// and login names cannot hold anything that a shell reads.
var untrustedContexts = []untrusted{
	{"github.head_ref", pullRequests},
	{"github.event.pull_request.title", pullRequests},
	{"github.event.pull_request.body", pullRequests},
	{"github.event.pull_request.head.ref", pullRequests},
	{"github.event.pull_request.head.label", pullRequests},
	{"github.event.pull_request.head.repo.default_branch", pullRequests},
	{"github.event.pull_request.head.repo.description", pullRequests},
	{"github.event.pull_request.head.repo.homepage", pullRequests},
	{"github.event.pull_request.milestone.title", nil},
	{"github.event.issue.title", issues},
	{"github.event.issue.body", issues},
	{"github.event.comment.body", nil},
	{"github.event.review.body", nil},
	{"github.event.review_comment.body", nil},
	{"github.event.discussion.title", nil},
	{"github.event.discussion.body", nil},
	{"github.event.pages.*.page_name", nil},
	{"github.event.pages.*.title", nil},
	{"github.event.commits.*.message", pushes},
	{"github.event.commits.*.author.email", pushes},
	{"github.event.commits.*.author.name", pushes},
	{"github.event.head_commit.message", pushes},
	{"github.event.head_commit.author.email", pushes},
	{"github.event.head_commit.author.name", pushes},
	{"github.event.head_commit.committer.email", pushes},
	{"github.event.head_commit.committer.name", pushes},
	{"github.event.workflow_run.head_branch", runs},
	{"github.event.workflow_run.display_title", runs},
	{"github.event.workflow_run.head_commit.message", runs},
	{"github.event.workflow_run.head_commit.author.email", runs},
	{"github.event.workflow_run.head_commit.author.name", runs},
	{"github.event.workflow_run.head_repository.description", runs},
	{"github.event.workflow_run.pull_requests.*.head.ref", runs},
	{"github.event.changes.title.from", nil},
	{"github.event.changes.body.from", nil},
	{"github.event.fork.forkee.name", nil},
	{"github.event.client_payload", nil},
}

// untrustedPaths are the parts of each context's path.
var untrustedPaths = func() [][]string {
	var all []string
	for _, u := range untrustedContexts {
		all = append(all, u.path)
	}
	return splitPaths(all...)
}()

// strangersText says whether an access reads text that a stranger chooses in a
// run of the workflow; a path that stops above such a text holds it too.
func strangersText(w *workflow.Workflow, a access) bool {
	for i, path := range untrustedPaths {
		if overlaps(a, path) && mayHappen(w, untrustedContexts[i].events) {
			return true
		}
	}
	return false
}

func overlaps(a access, path []string) bool {
	for i := range min(len(a), len(path)) {
		if a[i] != path[i] && path[i] != "*" && a[i] != "*" {
			return false
		}
	}
	// Below client_payload everything is the sender's; elsewhere the path is text.
	return len(a) <= len(path) && len(a) > 1 || path[len(path)-1] == "client_payload" && len(a) > len(path)
}

// mayHappen says whether one of the events starts the workflow; one that is
// called, and an action, run on their callers' events.
func mayHappen(w *workflow.Workflow, events []string) bool {
	if len(events) == 0 || w.Action || w.IsReusable() {
		return true
	}
	return slices.ContainsFunc(events, func(name string) bool { return w.Trigger(name) != nil })
}
