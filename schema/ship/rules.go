package ship

// judge are the problems of a whole ship that no single key has. raw is the
// tree before what is wrong in it was left out: names that are there but wrong
// are there.
func (s *Ship) judge(raw *value) []problem {
	j := &judge{ship: s, raw: raw, c: checker{lines: s.lines}}
	for _, service := range s.Services {
		for _, rule := range serviceRules {
			rule(j, service)
		}
	}
	for _, rule := range shipRules {
		rule(j)
	}
	return j.c.problems
}

// judge collects what rules find.
type judge struct {
	ship *Ship
	raw  *value
	c    checker
}

// serviceRules look at one service, shipRules at everything else.
var (
	serviceRules = []func(*judge, *Service){
		judgeKind, judgePorts, judgeProbes, judgeExpose, judgeSecrets, judgeResources, judgeScaling, judgeStop, judgeServiceTargets,
	}
	shipRules = []func(*judge){
		judgeBase, judgeSteps, judgeTargets, judgeAlerts, judgeReceivers, judgeTemplates, judgeEnvironmentTargets,
	}
)

// fail is a problem at a key: at the value where it is a scalar, else at the key.
func (j *judge) fail(keys []string, hint, format string, args ...any) {
	at, whole := j.ship.root.nearestTo(keys)
	offset := at.at
	if whole && at.src != nil && len(at.entries) == 0 && len(at.items) == 0 {
		offset = at.start
	}
	j.c.fail(offset, hint, format, args...)
}

// names are the keys of a mapping of the file.
func (j *judge) names(key string) []string {
	var names []string
	for _, e := range j.raw.get(key).sorted() {
		names = append(names, e.key)
	}
	return names
}

// outside are the problems that stand in another part of the file than any of
// the known ones: where a key is wrong, what follows from it is noise.
func outside(raw *value, known, more []problem) []problem {
	broken := map[string]bool{}
	for _, p := range known {
		broken[part(raw, p.offset)] = true
	}
	var kept []problem
	for _, p := range more {
		if !broken[part(raw, p.offset)] {
			kept = append(kept, p)
		}
	}
	return kept
}

// part names the section that a byte stands in; each service, target and
// environment is a part of its own.
func part(raw *value, offset int) string {
	section := before(raw, offset)
	if section == nil {
		return ""
	}
	name := section.key
	switch name {
	case "services", "targets", "environments":
		if one := before(section.value, offset); one != nil {
			name += "." + one.key
		}
	}
	return name
}

// before is the last entry that begins at or before a byte.
func before(v *value, offset int) *entry {
	var last *entry
	for i := range v.entries {
		if e := &v.entries[i]; e.value.at <= offset && (last == nil || e.value.at > last.value.at) {
			last = e
		}
	}
	return last
}
