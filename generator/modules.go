package generator

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// modules are the input once per Go module that a service lies in, the main one
// first: each with the Go facts of its module.
func (in *Input) modules() []*Input {
	all := []*Input{in}
	for _, module := range in.Repo.Modules {
		there := *in
		module.Owner, module.Name, module.Files, module.Sources = in.Repo.Owner, in.Repo.Name, in.Repo.Files, in.Repo.Sources
		module.further = true
		there.Repo = module
		all = append(all, &there)
	}
	return all
}

// of is the input as a service sees it, with the Go facts of the module that its
// main package lies in.
func (in *Input) of(service *ship.Service) *Input {
	if service.Build.Main == "" || len(in.Repo.Modules) == 0 {
		return in
	}
	found, main := in, path.Clean(service.Build.Main)
	for _, one := range in.modules()[1:] {
		dir := moduleDir(one)
		if isWithin(main, dir) && (!isWithin(main, moduleDir(found)) || isWithin(dir, moduleDir(found))) {
			found = one
		}
	}
	return found
}

// modulePlanners are the planner once per Go module. Those of further modules name
// their jobs after the module's folder.
func (p *planner) modulePlanners() []*planner {
	all := []*planner{p}
	for _, in := range p.in.modules()[1:] {
		there := *p
		there.in = in
		there.suffix = "-" + jobID(moduleDir(in))
		all = append(all, &there)
	}
	return all
}

// label follows a job's name where it is of a further module.
func (p *planner) label() string {
	if p.suffix == "" {
		return ""
	}
	return " " + moduleDir(p.in)
}

// jobID writes a folder with the characters that a job's id may have.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_id
func jobID(dir string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return '-'
	}, dir)
}
