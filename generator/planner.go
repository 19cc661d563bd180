package generator

import "path"

// planner is what the targets that render workflows share: the input, the key
// they render, and what goes wrong on the way.
type planner struct {
	in    *Input
	key   string // JSON pointer, for what has no nearer place
	found *problems

	suffix string // of job ids, for a further module
}

func newPlanner(in *Input, key string) *planner {
	return &planner{in: in, key: key, found: newProblems(in.Ship)}
}

// uses is an action at its pinned commit.
func (p *planner) uses(action string) Uses {
	commit, version, err := p.in.Pins.Action(action)
	if err != nil {
		p.found.add(p.key, "", "no pin for the action %s: %v", action, err)
	}
	return Uses{Action: action, Commit: commit, Version: version}
}

// image is the reference to render for a wanted image.
func (p *planner) image(want string) string {
	ref, err := p.in.Pins.Image(want)
	if err != nil {
		p.found.add(p.key, "", "no pin for the image %s: %v", want, err)
	}
	return ref
}

// job is the one job of a plan, or every problem met on the way to it.
func (p *planner) job(template, output string, data any) ([]Job, error) {
	if err := p.found.err(); err != nil {
		return nil, err
	}
	return []Job{{Template: template, Output: output, Data: data}}, nil
}

// inModule is a file of the Go module, from the repository's root.
func (p *planner) inModule(file string) string { return path.Join(moduleDir(p.in), file) }

// moduleDir is the folder of the Go module, "." for the root.
func moduleDir(in *Input) string { return path.Clean(in.Repo.ModuleDir) }

// workingDirectory is where go commands run, "" for the root.
func (p *planner) workingDirectory() string {
	if dir := moduleDir(p.in); dir != "." {
		return dir
	}
	return ""
}
