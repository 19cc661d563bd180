package workflow

import (
	"slices"

	"github.com/shipgen/shipgen/schema/node"
)

// New builds the view from a file's parsed documents. It never fails: what has
// the wrong shape is nil here and is the syntax rule's business. Only the first
// document counts: GitHub reads no other.
func New(data []byte, docs []node.Document) *Workflow {
	w := &Workflow{Data: data}
	if len(docs) == 0 || docs[0].Root == nil {
		return w
	}
	root := docs[0].Root
	w.Root = root
	w.Name = root.Get("name")
	w.Action = root.Get("runs") != nil && root.Get("jobs") == nil
	if w.Action {
		w.action()
		return w
	}
	w.RunName = root.Get("run-name")
	w.On = triggers(root.Get("on"))
	w.Permissions = root.Get("permissions")
	w.granted = ParsePermissions(w.Permissions)
	w.Env = root.Get("env")
	w.Concurrency = root.Get("concurrency")
	w.Defaults = root.Get("defaults")
	w.jobs(root.Get("jobs"))
	return w
}

func (w *Workflow) action() {
	w.Inputs, w.Outputs = w.Root.Get("inputs"), w.Root.Get("outputs")
	runs := w.Root.Pair("runs")
	w.Runs = runs.Value
	if runs.Value.Get("using").Text() != "composite" {
		return
	}
	w.Jobs = []*Job{{Key: runs.Key, Node: runs.Value, Steps: steps(runs.Value.Get("steps"))}}
}

func (w *Workflow) jobs(n *node.Node) {
	if n == nil {
		return
	}
	for _, p := range n.Pairs {
		w.Jobs = append(w.Jobs, job(p))
	}
}

func job(p node.Pair) *Job {
	get := p.Value.Get
	j := &Job{
		ID:          p.Key.Text(),
		Key:         p.Key,
		Node:        p.Value,
		Name:        get("name"),
		Needs:       list(get("needs")),
		If:          get("if"),
		RunsOn:      get("runs-on"),
		Permissions: get("permissions"),
		Environment: get("environment"),
		Concurrency: get("concurrency"),
		Env:         get("env"),
		Defaults:    get("defaults"),
		Timeout:     get("timeout-minutes"),
		Strategy:    get("strategy"),
		Container:   get("container"),
		Services:    get("services"),
		Steps:       steps(get("steps")),
		Uses:        get("uses"),
		With:        get("with"),
		Secrets:     get("secrets"),
	}
	j.granted, j.labels = ParsePermissions(j.Permissions), labels(j.RunsOn)
	return j
}

func labels(runsOn *node.Node) []*node.Node {
	if runsOn != nil && runsOn.Kind == node.Mapping {
		return list(runsOn.Get("labels"))
	}
	return list(runsOn)
}

// steps are those of a list. Those of a group that runs at the same time, which
// holds no further group, stand in its place
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps).
func steps(n *node.Node) []*Step {
	var all []*Step
	for _, item := range mappings(n) {
		if group := item.Get("parallel"); group != nil {
			for _, one := range mappings(group) {
				all = append(all, step(one))
			}
			continue
		}
		all = append(all, step(item))
	}
	return all
}

func mappings(n *node.Node) []*node.Node {
	if n == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(n.Items), func(item *node.Node) bool { return item.Kind != node.Mapping })
}

func step(n *node.Node) *Step {
	uses := n.Get("uses")
	return &Step{
		action:           ParseUses(uses),
		Node:             n,
		ID:               n.Get("id"),
		Name:             n.Get("name"),
		If:               n.Get("if"),
		Uses:             uses,
		With:             n.Get("with"),
		Run:              n.Get("run"),
		Shell:            n.Get("shell"),
		Env:              n.Get("env"),
		WorkingDirectory: n.Get("working-directory"),
		Timeout:          n.Get("timeout-minutes"),
		ContinueOnError:  n.Get("continue-on-error"),
	}
}

// list is the scalars of a value that may be one or a list of them.
func list(n *node.Node) []*node.Node {
	if n.IsNull() {
		return nil
	}
	if n.Kind == node.Scalar {
		return []*node.Node{n}
	}
	var all []*node.Node
	for _, item := range n.Items {
		if item.Kind == node.Scalar {
			all = append(all, item)
		}
	}
	return all
}
