package workflow

import (
	"errors"
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

// localFile is the action.yml of an action of the same repository.
type localFile struct {
	path   string             // "" = there is none to be read
	action *workflow.Workflow // nil where it is no action
	broken error              // why it is not
}

var noFile localFile

// localMetadata is the action.yml of an action of the same repository, nil where
// there is none to be read.
func localMetadata(p *lint.Pass, u workflow.Uses) *workflow.Workflow {
	return localFileOf(p, u).action
}

// localFileOf reads the action.yml once for all steps and rules that look at it.
func localFileOf(p *lint.Pass, u workflow.Uses) *localFile {
	if u.Kind != workflow.Local {
		return &noFile
	}
	known := factsOf(view(p)).locals
	if known[u.Path] == nil {
		known[u.Path] = readLocal(p, u.Path)
	}
	return known[u.Path]
}

func readLocal(p *lint.Pass, uses string) *localFile {
	rest, ok := strings.CutPrefix(uses, "./")
	if !ok {
		rest, ok = strings.CutPrefix(uses, "$/")
	}
	dir := path.Join(strings.TrimPrefix(root(p.File.Path), "/"), rest)
	if !ok || strings.HasPrefix(dir, "..") {
		return &noFile
	}
	for _, name := range []string{"action.yml", "action.yaml"} {
		file := path.Join(dir, name)
		if !p.Tree.Has(file) {
			continue
		}
		data, err := p.Tree.Read(file)
		if err != nil {
			return &noFile
		}
		return parseLocal(file, data)
	}
	return &noFile
}

func parseLocal(file string, data []byte) *localFile {
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		return &localFile{path: file, broken: err}
	}
	w := workflow.New(data, docs)
	if !w.Action {
		return &localFile{path: file, broken: errors.New("it has no runs")}
	}
	return &localFile{path: file, action: w}
}

// ownSteps are the steps that stand in the job itself.
func ownSteps(w *workflow.Workflow, j *workflow.Job) []nested {
	all := make([]nested, 0, len(j.Steps))
	for _, s := range j.Steps {
		all = append(all, nested{w, j, s, s})
	}
	return all
}
