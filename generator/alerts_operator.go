package generator

import "path"

const operatorDir = monitoringDir + "/operator"

// operatorFile is what the objects of a Prometheus Operator are made from.
type operatorFile struct {
	ruleFile
	Routing routing
	Files   []string
}

// operatorJobs are a kustomize component that the overlay of the place uses. Its
// rules are those of monitoring/prometheus, which promtool can test.
// https://prometheus-operator.dev/docs/api-reference/api/
func (p *planner) operatorJobs(rules ruleFile) []Job {
	data := operatorFile{ruleFile: rules, Routing: p.routing(rules.Site), Files: []string{"prometheusrule.yaml", "servicemonitors.yaml"}}
	if len(data.Routing.Receivers) > 0 {
		data.Files = append(data.Files, "alertmanagerconfig.yaml")
	}
	dir := path.Join(operatorDir, rules.Site.Name)
	var jobs []Job
	for _, file := range append([]string{"kustomization.yaml"}, data.Files...) {
		jobs = append(jobs, Job{Template: "alerts/monitoring/operator/" + file + ".tmpl", Output: path.Join(dir, file), Data: data})
	}
	return jobs
}

// alertComponents are the operator's objects as the overlay of a place refers to
// them; there is the input with the overrides of its environment.
func alertComponents(there *Input, at place) []string {
	if a := there.Ship.Alerts; a == nil || !a.Operator || at.edge() || len(watched(at.services(there))) == 0 {
		return nil
	}
	return []string{path.Join("../../..", operatorDir, at.Name)}
}
