package workflow

import (
	"iter"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// Steps goes over every step of every job in file order.
func (w *Workflow) Steps() iter.Seq2[*Job, *Step] {
	return func(yield func(*Job, *Step) bool) {
		for _, j := range w.Jobs {
			for _, s := range j.Steps {
				if !yield(j, s) {
					return
				}
			}
		}
	}
}

// WithJobs is the workflow with other jobs, such as some of its own. What was
// remembered of the one is not known of the other.
func (w *Workflow) WithJobs(jobs []*Job) *Workflow {
	return &Workflow{
		Data: w.Data, Root: w.Root, Action: w.Action, Name: w.Name, RunName: w.RunName, On: w.On,
		Permissions: w.Permissions, granted: w.granted, Env: w.Env, Concurrency: w.Concurrency, Defaults: w.Defaults,
		Jobs: jobs, Runs: w.Runs, Inputs: w.Inputs, Outputs: w.Outputs,
	}
}

// Job is the job of that id, or nil.
func (w *Workflow) Job(id string) *Job {
	for _, j := range w.Jobs {
		if j.ID == id {
			return j
		}
	}
	return nil
}

// StepByID is the step of that id, or nil.
func (j *Job) StepByID(id string) *Step {
	for _, s := range j.Steps {
		if id != "" && s.ID.Text() == id {
			return s
		}
	}
	return nil
}

// InheritsSecrets says whether a called workflow is given every secret.
func (j *Job) InheritsSecrets() bool { return j.Secrets.Text() == "inherit" }

// Labels are the runner labels of `runs-on` in its three forms: one, a list, a
// mapping with labels.
func (j *Job) Labels() []*node.Node { return j.labels }

// IsWindows says whether a label names a Windows runner; known is false where
// the labels are expressions or private names, which tell nothing.
func (j *Job) IsWindows() (windows, known bool) {
	for _, label := range j.Labels() {
		name := strings.ToLower(label.Value)
		switch {
		case name == "windows" || strings.HasPrefix(name, "windows-"):
			return true, true
		case name == "linux", name == "macos", strings.HasPrefix(name, "ubuntu-"), strings.HasPrefix(name, "macos-"):
			known = true
		}
	}
	return false, known
}

// Matrix is the mapping of `strategy.matrix`.
func (j *Job) Matrix() *node.Node { return j.Strategy.Get("matrix") }

// EnvironmentName is the name of the deployment environment in both forms.
func (j *Job) EnvironmentName() *node.Node {
	if j.Environment != nil && j.Environment.Kind == node.Mapping {
		return j.Environment.Get("name")
	}
	return j.Environment
}

// Images are the images of the job's container and services.
func (j *Job) Images() []*node.Node {
	var all []*node.Node
	add := func(n *node.Node) {
		if n != nil && n.Kind == node.Mapping {
			n = n.Get("image")
		}
		if n.Text() != "" {
			all = append(all, n)
		}
	}
	add(j.Container)
	if j.Services != nil {
		for _, p := range j.Services.Pairs {
			add(p.Value)
		}
	}
	return all
}
