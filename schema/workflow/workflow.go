// Package workflow is a typed view of GitHub workflows and actions in which
// every key and value keeps its node, and so its bytes.
package workflow

import (
	"sync"

	"github.com/shipgen/shipgen/schema/node"
)

// Workflow is a workflow or an action.yml; of an action, Action is true and
// Jobs holds one job with the composite steps.
type Workflow struct {
	Data        []byte // the file
	Root        *node.Node
	Action      bool
	Name        *node.Node
	RunName     *node.Node
	On          []Trigger
	Permissions *node.Node // as written: scalar or mapping; nil = absent
	Env         *node.Node
	Concurrency *node.Node
	Defaults    *node.Node
	Jobs        []*Job

	Runs, Inputs, Outputs *node.Node // of an action

	granted Permissions
	memory  once
}

// once is a value that is made on the first call, from any goroutine.
type once struct {
	sync.Once
	value any
}

// Remember is what make returned on the first call: what many readers ask of one
// file is then read once, and lives as long as the view. There is one such value
// per view, for one package.
func (w *Workflow) Remember(make func() any) any {
	w.memory.Do(func() { w.memory.value = make() })
	return w.memory.value
}

// Trigger is one event of `on`.
type Trigger struct {
	Name   string
	Key    *node.Node // where the event's name stands
	Config *node.Node // nil for the short forms
}

// Job is one job.
type Job struct {
	ID          string
	Key         *node.Node // the job id
	Node        *node.Node // the whole mapping
	Name        *node.Node
	Needs       []*node.Node
	If          *node.Node
	RunsOn      *node.Node
	Permissions *node.Node
	Environment *node.Node
	Concurrency *node.Node
	Env         *node.Node
	Defaults    *node.Node
	Timeout     *node.Node
	Strategy    *node.Node
	Container   *node.Node
	Services    *node.Node
	Steps       []*Step
	Uses        *node.Node // of a reusable workflow call
	With        *node.Node
	Secrets     *node.Node

	granted Permissions
	labels  []*node.Node
}

// Step is one step of a job or a composite action.
type Step struct {
	Node             *node.Node
	ID               *node.Node
	Name             *node.Node
	If               *node.Node
	Uses             *node.Node
	With             *node.Node
	Run              *node.Node
	Shell            *node.Node
	Env              *node.Node
	WorkingDirectory *node.Node
	Timeout          *node.Node
	ContinueOnError  *node.Node

	action Uses
}
