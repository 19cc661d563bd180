package workflow

import "github.com/shipgen/shipgen/schema/node"

// ShellOf is the shell that runs a step: its own, its job's or the workflow's
// default, else the runner's: pwsh on Windows, bash elsewhere
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell).
// written is where it is written, nil for the runner's. The shell is "" where
// the runner is not known, and in an action, which must write it.
func (w *Workflow) ShellOf(j *Job, s *Step) (shell string, written *node.Node) {
	if n := first(s.Shell, j.Defaults.Path("run", "shell"), w.Defaults.Path("run", "shell")); n != nil {
		return n.Text(), n
	}
	windows, known := j.IsWindows()
	switch {
	case windows:
		return "pwsh", nil
	case known:
		return "bash", nil
	}
	return "", nil
}

// WorkingDirectoryOf is where a step runs: its own directory, its job's or the
// workflow's default, else nil: the workspace.
func (w *Workflow) WorkingDirectoryOf(j *Job, s *Step) *node.Node {
	return first(s.WorkingDirectory,
		j.Defaults.Path("run", "working-directory"), w.Defaults.Path("run", "working-directory"))
}

// EnvOf is the value of an environment variable as a step sees it; nil where no
// env sets it. A nil step or job asks for the wider scope alone.
func (w *Workflow) EnvOf(j *Job, s *Step, name string) *node.Node {
	var own, job *node.Node
	if s != nil {
		own = s.Env.Get(name)
	}
	if j != nil {
		job = j.Env.Get(name)
	}
	return first(own, job, w.Env.Get(name))
}

func first(nodes ...*node.Node) *node.Node {
	for _, n := range nodes {
		if n != nil {
			return n
		}
	}
	return nil
}
