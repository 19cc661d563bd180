package workflow

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// deepest is how many local actions may call one another; GitHub allows ten
// (https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#runs-for-composite-actions).
const deepest = 10

// nested is a step that a job runs, with the file that has it: the workflow
// itself, or a composite action of the repository.
type nested struct {
	w    *workflow.Workflow
	j    *workflow.Job
	step *workflow.Step
	via  *workflow.Step // the step of the job itself, by which it is reached
}

// allSteps are the steps of a job in the order in which they run, those of local
// composite actions in place of the steps that use them. whole is false where a
// local action is not to be seen, or is no composite one.
func allSteps(p *lint.Pass, w *workflow.Workflow, j *workflow.Job) (all []nested, whole bool) {
	whole = true
	var walk func(w *workflow.Workflow, j *workflow.Job, via *workflow.Step, depth int)
	walk = func(w *workflow.Workflow, j *workflow.Job, via *workflow.Step, depth int) {
		for _, s := range j.Steps {
			top := via
			if top == nil {
				top = s
			}
			if s.Action().Kind != workflow.Local {
				all = append(all, nested{w, j, s, top})
				continue
			}
			inner := localAction(p, s.Action())
			if inner == nil || depth == deepest {
				whole = false
				continue
			}
			walk(inner, inner.Jobs[0], top, depth+1)
		}
	}
	walk(w, j, nil, 0)
	return all, whole
}

// localAction reads a composite action of the same repository, nil for another.
func localAction(p *lint.Pass, u workflow.Uses) *workflow.Workflow {
	if w := localMetadata(p, u); w != nil && len(w.Jobs) == 1 {
		return w
	}
	return nil
}

// localMetadata reads the action.yml of an action of the same repository, nil
// where there is none to be read.
func localMetadata(p *lint.Pass, u workflow.Uses) *workflow.Workflow {
	rest, ok := strings.CutPrefix(u.Path, "./")
	if !ok {
		rest, ok = strings.CutPrefix(u.Path, "$/")
	}
	dir := path.Join(strings.TrimPrefix(root(p.File.Path), "/"), rest)
	if !ok || strings.HasPrefix(dir, "..") {
		return nil
	}
	for _, name := range []string{"action.yml", "action.yaml"} {
		file := path.Join(dir, name)
		if !p.Tree.Has(file) {
			continue
		}
		data, err := p.Tree.Read(file)
		if err != nil {
			return nil
		}
		docs, err := node.Parse(data, node.DefaultLimits)
		if err != nil {
			return nil
		}
		if w := workflow.New(data, docs); w.Action {
			return w
		}
		return nil
	}
	return nil
}

// ownSteps are the steps that stand in the job itself.
func ownSteps(w *workflow.Workflow, j *workflow.Job) []nested {
	all := make([]nested, 0, len(j.Steps))
	for _, s := range j.Steps {
		all = append(all, nested{w, j, s, s})
	}
	return all
}
