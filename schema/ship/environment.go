package ship

import "fmt"

// In is the ship as it is in one environment: its overrides merged (maps by
// key, lists and scalars replaced, null removes) and defaults applied anew. Of
// keys that exclude one another, such as those of build, the override's
// replaces the base's. Every caller gets the same ship, which is not to be
// changed. The error is an Errors; its positions are those of the
// overrides.
func (s *Ship) In(environment string) (*Ship, error) {
	names := make([]string, 0, len(s.Environments))
	for _, e := range s.Environments {
		if e.Name != environment {
			names = append(names, e.Name)
			continue
		}
		if e.merged != nil {
			return e.merged, nil
		}
		merged, problems := s.in(e)
		if len(problems) > 0 {
			return nil, resolve(s.File, s.lines, problems)
		}
		return merged, nil
	}
	return nil, Errors{s.Errorf("/environments", meant(environment, names), "there is no environment %s", quote(environment))}
}

func (s *Ship) in(e *Environment) (*Ship, []problem) {
	root := s.root
	if e.overrides != nil {
		root = merge(rootSpec, s.root, e.overrides)
		root.start, root.at = s.root.start, s.root.at
	}
	c := &checker{lines: s.lines}
	root = c.check(rootSpec, root, nil)
	merged := decode(s.File, withDefaults(rootSpec, root))
	merged.root, merged.lines = root, s.lines
	problems := c.problems
	if len(problems) == 0 {
		problems = merged.judge(root)
	}
	for i := range problems {
		problems[i].message += fmt.Sprintf(" in environment %s", e.Name)
	}
	return merged, problems
}

// judgeEnvironments are the problems that overrides bring.
func (s *Ship) judgeEnvironments() []problem {
	var problems []problem
	for _, e := range s.Environments {
		if e.overrides == nil {
			e.merged = s
			continue
		}
		if unknown := s.judgeOverridden(e); len(unknown) > 0 {
			problems = append(problems, unknown...)
			continue
		}
		merged, found := s.in(e)
		if len(found) == 0 {
			e.merged = merged
		}
		problems = append(problems, found...)
	}
	return problems
}

// judgeOverridden refuses overrides of services that are not there: merged, a
// misspelt name would make a further service.
func (s *Ship) judgeOverridden(e *Environment) []problem {
	var problems []problem
	var names []string
	for _, service := range s.Services {
		names = append(names, service.Name)
	}
	for _, over := range e.overrides.get("services").sorted() {
		if s.root.get("services", over.key) != nil {
			continue
		}
		hint := "there are no services"
		if len(names) > 0 {
			hint = meant(over.key, names)
		}
		problems = append(problems, problem{over.value.at,
			fmt.Sprintf("environments.%s.overrides.services has no service %s to override", e.Name, quote(over.key)), hint})
	}
	return problems
}
