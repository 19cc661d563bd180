package lint

// projects runs the project rules over the facts of all files, in order of path
// and, within a file, of collector and export.
func (e *engine) projects(results []*result) *result {
	all := &result{}
	for _, rule := range e.opts.Rules {
		if rule.Project == nil {
			continue
		}
		pass := &ProjectPass{
			Rule: rule, Tree: e.tree, Config: &e.opts.Config,
			facts:  factsFor(rule, results),
			report: func(found Finding) { all.findings = append(all.findings, found) },
		}
		guard(e, all, rule.Name, "", rule.Project, pass)
	}
	return all
}

func factsFor(rule *Rule, results []*result) []any {
	var facts []any
	for _, res := range results {
		for _, c := range rule.Needs {
			for _, fact := range res.facts {
				if fact.from == c {
					facts = append(facts, fact.value)
				}
			}
		}
	}
	return facts
}

// elsewhere settles findings that were not made in their own file's pass:
// project rules', and those of file rules about a file other than the one they
// saw. Each such file is read once more, unless it is known to suppress nothing.
func (e *engine) elsewhere(all *result, results map[string]*result) {
	byFile := map[string][]Finding{}
	var order []string
	for _, found := range all.findings {
		if byFile[found.Span.File] == nil {
			order = append(order, found.Span.File)
		}
		byFile[found.Span.File] = append(byFile[found.Span.File], found)
	}
	for _, path := range order {
		res := results[path]
		if res == nil { // a file that does not exist, or is outside what is linted
			res = &result{path: path}
			results[path] = res
		}
		e.late(res, byFile[path])
	}
	all.findings = nil
}

func (e *engine) late(res *result, findings []Finding) {
	rules, size := &suppressors{}, int(res.size)
	switch {
	case !res.settled:
		f := e.reopen(res.path)
		rules, size = e.suppressors(f, res.ignores), len(f.Data)
	case len(res.ignores)+len(res.foreign) > 0:
		rules = &suppressors{file: e.reopen(res.path), own: res.ignores, foreign: res.foreign}
	}
	for _, found := range distinct(findings) {
		found.Span = clamp(found.Span, size)
		if e.keep(res, rules, found) {
			res.findings = append(res.findings, found)
		}
	}
}

// reopen is a file for its comments and lines; an empty one where there is none
// to read, whose findings then stand at its first line.
func (e *engine) reopen(path string) *File {
	f := &File{Path: path}
	if data, err := e.tree.Read(path); err == nil && len(data) <= MaxFileSize {
		f.Data, f.Kinds = data, e.classify(path, data)
	}
	return f
}
