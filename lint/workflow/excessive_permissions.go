package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// ExcessivePermissions finds tokens that may do more than the job needs.
var ExcessivePermissions = &lint.Rule{
	Name:  "excessive-permissions",
	Title: "Job's token may do more than it needs",
	Doc: doc("Every step of a job, every action and every dependency that a build runs, can use the job's token. Without `permissions` it has the repository's default, which in repositories and organisations from before 2023 may write everything.",
		"on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04", "on: push\npermissions: {}\njobs:\n  test:\n    permissions:\n      contents: read\n    runs-on: ubuntu-24.04",
		"Set `permissions: {}` for the workflow and what each job needs on the job. Permissions to write that are set for all of several jobs are reported too; `read-all` to the pedantic audience. The hint names the least set where every step is one that shipgen knows."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Aliases: []string{"zizmor:excessive-permissions"}, Fixable: true,
	File: excessivePermissions,
}

func excessivePermissions(p *lint.Pass) error {
	w := view(p)
	if w.Action || len(w.Jobs) == 0 {
		return nil
	}
	missingPermissions(p, w)
	defaultPermissions(p, w)
	inheritedPermissions(p, w)
	widePermissions(p, w, nil, workflow.ParsePermissions(w.Permissions))
	for _, j := range live(p).Jobs {
		widePermissions(p, w, j, workflow.ParsePermissions(j.Permissions))
	}
	return nil
}

// missingPermissions reports once per workflow, at the first job that has none.
func missingPermissions(p *lint.Pass, w *workflow.Workflow) {
	if w.Permissions != nil {
		return
	}
	var first *workflow.Job
	var names []string
	for _, j := range live(p).Jobs {
		if j.Permissions == nil {
			names = append(names, j.ID)
			if first == nil {
				first = j
			}
		}
	}
	if first == nil {
		return
	}
	f := lint.Finding{
		Span: jobPlace(p, first), Aliases: withoutPermissions(w),
		Message: fmt.Sprintf("no permissions are set for %s, so its token has the repository's default, which may write", jobNames(names)),
		Hint:    "set permissions: {} for the workflow, and on each job what it needs",
	}
	if w.OnlyOn("workflow_call") {
		f.Severity, f.Audience = lint.Low, lint.Pedantic
		f.Message = fmt.Sprintf("no permissions are set for %s, so its token has those of the caller", jobNames(names))
	}
	if need, known := leastOf(w); known {
		f.Hint = need.String() + " is enough"
	}
	f.Fixes = permissionsFix(p, w)
	p.Report(f)
}

// defaultPermissions names every further place where the default holds: the
// workflow itself, whose next job will get it, and each job but the first.
func defaultPermissions(p *lint.Pass, w *workflow.Workflow) {
	if w.Permissions != nil {
		return
	}
	f := lint.Finding{
		Span: p.Span(w.Root.Start, w.Root.Start), Severity: lint.Info, Audience: lint.Auditor,
		Message: "no permissions are set for the workflow, so a job that is added gets the repository's default",
		Hint:    "set permissions: {} for the workflow", Aliases: []string{"zizmor:excessive-permissions", "scorecard:Token-Permissions"},
	}
	if pair := w.Root.Pair("jobs"); pair != nil && blockMapping(w.Root) && !slices.ContainsFunc(w.Jobs, func(j *workflow.Job) bool { return j.Permissions == nil }) {
		edit, ok := insertSection(p, pair.Key, "permissions: {}")
		f.Fixes = fix("give the workflow no permissions of its own", true, edit, ok) // no job has them
	}
	p.Report(f)
	f.Aliases = withoutPermissions(w)
	first := true
	for _, j := range live(p).Jobs {
		if j.Permissions != nil {
			continue
		}
		if !first {
			f.Span, f.Message = jobPlace(p, j), fmt.Sprintf("no permissions are set for job %s either", quote(j.ID))
			f.Hint = "set permissions on the job"
			p.Report(f)
		}
		first = false
	}
}

func jobNames(names []string) string {
	const most = 3
	if len(names) == 1 {
		return "job " + quote(names[0])
	}
	if len(names) > most {
		return fmt.Sprintf("%d jobs (%s, …)", len(names), strings.Join(names[:most], ", "))
	}
	return "jobs " + strings.Join(names, ", ")
}

// widePermissions judges what is written; j is nil for the workflow.
func widePermissions(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, perms workflow.Permissions) {
	where := "all jobs"
	if j != nil {
		where = "job " + quote(j.ID)
	}
	f := lint.Finding{Span: at(p, perms.Node), Hint: "name the scopes that are needed"}
	switch perms.Form {
	case workflow.WriteAll:
		f.Message, f.Severity = fmt.Sprintf("the token of %s may write everything (write-all)", where), lint.High
		f.Aliases = wideAliases(w, j, "ghalint:deny_write_all_permission", "scorecard:Token-Permissions")
		p.Report(f)
	case workflow.ReadAll:
		f.Message = fmt.Sprintf("the token of %s may read everything (read-all)", where)
		f.Severity, f.Audience = lint.Low, lint.Pedantic
		f.Aliases = wideAliases(w, j, "ghalint:deny_read_all_permission")
		p.Report(f)
	case workflow.Scoped:
		if j == nil {
			sharedWrites(p, w, perms)
		} else {
			jobWrites(p, w, j, perms)
		}
	}
}

// sharedWrites reports permissions to write that every job gets which does not
// set its own.
func sharedWrites(p *lint.Pass, w *workflow.Workflow, perms workflow.Permissions) {
	inheriting := 0
	for _, j := range w.Jobs {
		if j.Permissions == nil {
			inheriting++
		}
	}
	for _, s := range perms.Writes() {
		f := lint.Finding{
			Span: p.Span(s.Key.Start, s.Value.End), Aliases: []string{"zizmor:excessive-permissions"},
			Message: fmt.Sprintf("%s: write is given to the whole workflow, %d jobs", s.Scope, inheriting),
			Hint:    "give it to the job that needs it",
		}
		switch inheriting {
		case 0:
			f.Severity, f.Audience = lint.Low, lint.Pedantic
			f.Message = fmt.Sprintf("%s: write is set for the workflow, and each of its jobs sets its own permissions", s.Scope)
			f.Hint = "drop it, so that a job that is added does not get it"
		case 1:
			f.Severity, f.Audience = lint.Low, lint.Pedantic
			f.Message = fmt.Sprintf("%s: write is set for the workflow, not for the job that needs it", s.Scope)
		}
		if weighty[s.Scope] {
			f.Aliases = append(f.Aliases, "scorecard:Token-Permissions")
		}
		p.Report(f)
	}
}
