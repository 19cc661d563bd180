package workflow

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// need is a permission and the actions that ask for it.
type need struct {
	scope, access string
	by            []string
}

// needsOf is what a job needs, sorted by scope; known is false where a step could
// need something that the table does not say.
func needsOf(w *workflow.Workflow, j *workflow.Job) (all []need, known bool) {
	if sum := (scopes{}); namesToken(w.Env) || j.Uses != nil || !sum.addJob(w, j) {
		return nil, false
	}
	for _, s := range j.Steps {
		asked, _ := neededBy(s)
		for _, what := range asked {
			scope, access, _ := strings.Cut(what, ":")
			i := slices.IndexFunc(all, func(n need) bool { return n.scope == scope })
			if i < 0 {
				all, i = append(all, need{scope: scope, access: access}), len(all)
			}
			if access == "write" {
				all[i].access = access
			}
			if name := s.Action().FullName(); !slices.Contains(all[i].by, name) && (access == "write" || scope != "contents") {
				all[i].by = append(all[i].by, name)
			}
		}
	}
	slices.SortFunc(all, func(a, b need) int { return strings.Compare(a.scope, b.scope) })
	return all, true
}

// needLines is a permissions mapping that says what each of them is for.
func needLines(all []need) []string {
	if len(all) == 0 {
		return []string{"permissions: {}"}
	}
	lines := []string{"permissions:"}
	for _, n := range all {
		text := "  " + n.scope + ": " + n.access
		if len(n.by) > 0 {
			text += " # " + strings.Join(n.by, ", ")
		}
		lines = append(lines, text)
	}
	return lines
}

// permissionsFix gives a workflow without permissions what its jobs need to read,
// or nothing and each job its own where one needs to write. There is none where
// a job's needs are not known.
func permissionsFix(p *lint.Pass, w *workflow.Workflow) []lint.Fix {
	pair := w.Root.Pair("jobs")
	if pair == nil || !blockMapping(w.Root) {
		return nil
	}
	own, safe := false, w.Trigger("workflow_call") == nil
	needs := map[*workflow.Job][]need{}
	for _, j := range w.Jobs {
		if j.Permissions != nil {
			own = true
			continue
		}
		all, known := needsOf(w, j)
		if !known {
			return nil
		}
		needs[j] = all
		own = own || slices.ContainsFunc(all, func(n need) bool { return n.access == "write" })
		safe = safe && contained(w, j)
	}
	if !own {
		least, _ := leastOf(w)
		edit, ok := insertSection(p, pair.Key, least.lines()...)
		return fix("give the workflow "+least.String(), safe, edit, ok)
	}
	edit, ok := insertSection(p, pair.Key, "permissions: {}")
	edits := []lint.Edit{edit}
	for _, j := range w.Jobs {
		if len(needs[j]) > 0 && ok {
			edit, ok = jobPermissions(p, j, needs[j])
			edits = append(edits, edit)
		}
	}
	if !ok {
		return nil
	}
	return []lint.Fix{{Title: "give the workflow no permissions and each job what it needs", Safe: safe, Edits: edits}}
}

func jobPermissions(p *lint.Pass, j *workflow.Job, all []need) (lint.Edit, bool) {
	pair := j.Node.Pair("runs-on")
	if pair == nil || !blockMapping(j.Node) || reused(p, j.Node) {
		return lint.Edit{}, false
	}
	return insertBefore(p, pair.Key, needLines(all)...)
}
