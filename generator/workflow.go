package generator

// Workflow is a GitHub workflow as plain data; partials/workflow.tmpl prints it.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
type Workflow struct {
	Name        string
	On          On
	Concurrency Concurrency
	Env         []Setting
	Jobs        []*WorkflowJob
}

// On are the events that start a workflow.
type On struct {
	Push        *Push
	PullRequest bool // against any branch
	MergeGroup  bool // the merge queue waits for ever for a workflow that does not listen to it
	Dispatch    bool // by hand
	Inputs      []DispatchInput
}

// DispatchInput is what a person gives who starts a workflow by hand.
type DispatchInput struct {
	Name, Description string
	Options           []string // to choose from; none: a text
	Default           string
	Optional          bool
}

// Push are the branches and tags whose pushes start a workflow.
type Push struct{ Branches, Tags []string }

// Concurrency lets one run of a group at a time; without a group there is none.
type Concurrency struct {
	Group  string
	Cancel string // when to cancel the older run: an expression, "true" or "false"
	Why    string
}

// Setting is one entry of env, with or outputs. Value is a string, an int or a
// bool; what GitHub evaluates is written as an expression by the target.
type Setting struct {
	Name  string
	Value any
	Why   string // a comment above the entry; "" for none
}

// Permission is one scope of the job's token and why it is needed.
type Permission struct{ Scope, Access, Why string }

// Dimension is one axis of a matrix.
type Dimension struct {
	Name   string
	Values []string
}

// WorkflowJob is one job of a workflow.
type WorkflowJob struct {
	ID               string
	Name             string
	Why              string // a comment above the job
	RunsOn           string
	Needs            []string
	If               string
	Permissions      []Permission
	Environment      string
	EnvironmentURL   string // shown beside the deployment; "" for none
	Concurrency      Concurrency
	TimeoutMinutes   int // GitHub's default is 360
	Matrix           []Dimension
	Env              []Setting
	Outputs          []Setting
	Shell            string // of every run step; "" = GitHub's default for the system
	WorkingDirectory string // of every run step; "" = the root
	Steps            []WorkflowStep
}

// WorkflowStep is one step: Uses with With, or Run. IDs are stable, so that
// ci.steps can name them.
type WorkflowStep struct {
	ID               string
	Name             string
	Why              string // a comment above the step
	If               string
	Uses             Uses
	With             []Setting
	Env              []Setting
	WorkingDirectory string
	Run              string
}

// Uses is a pinned action.
type Uses struct {
	Action  string // "actions/checkout"
	Commit  string // 40 hexadecimal digits
	Version string // the tag of that commit, for the comment; "" for none
}

// Ref is the value of `uses:`, "" where there is no action.
func (u Uses) Ref() string {
	if u.Action == "" {
		return ""
	}
	return u.Action + "@" + u.Commit
}
