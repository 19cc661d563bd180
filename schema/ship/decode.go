package ship

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// decode is a tree with all defaults as a Ship. The tree has been checked, so
// that every value has its type.
func decode(file string, root *value) *Ship {
	s := &Ship{
		File:         file,
		Version:      root.int("version"),
		Name:         root.str("name"),
		Repository:   decodeRepository(root.get("repository")),
		Go:           Go{VersionFile: root.str("go", "versionFile"), Proxy: root.str("go", "proxy"), Private: root.strings("go", "private")},
		Image:        Image{Registry: root.str("image", "registry"), Base: root.str("image", "base"), Platforms: root.strings("image", "platforms")},
		CI:           decodeCI(root.get("ci")),
		Release:      decodeRelease(root.get("release")),
		Rollback:     decodeRollback(root.get("rollback")),
		Alerts:       decodeAlerts(root.get("alerts")),
		Policies:     Policies{PodSecurity: root.str("policies", "podSecurity"), AllowedRegistries: root.strings("policies", "allowedRegistries"), Engines: root.strings("policies", "engines")},
		SecretStores: decodeStores(root.get("secretStores")),
		Lint:         decodeLint(root.get("lint")),
		Unmanaged:    root.strings("unmanaged"),
		Patches:      root.strings("patches"),
	}
	for _, e := range root.get("services").sorted() {
		s.Services = append(s.Services, decodeService(e.key, e.value))
	}
	for _, e := range root.get("targets").sorted() {
		s.Targets = append(s.Targets, decodeTarget(e.key, e.value))
	}
	for _, e := range root.get("environments").sorted() {
		s.Environments = append(s.Environments, decodeEnvironment(e.key, e.value))
	}
	if root.has("gitops") {
		s.GitOps = &GitOps{Tool: root.str("gitops", "tool"), Namespace: root.str("gitops", "namespace")}
	}
	if root.has("updates") {
		s.Updates = &Updates{Tool: root.str("updates", "tool"), Cooldown: root.duration("updates", "cooldown")}
	}
	for _, v := range root.list("templates") {
		s.Templates = append(s.Templates, Template{Template: v.str("template"), Output: v.str("output")})
	}
	return s
}

func decodeRepository(v *value) Repository {
	return Repository{Owner: v.str("owner"), Name: v.str("name"), OwnerID: v.int("ownerId"), ID: v.int("id"), DefaultBranch: v.str("defaultBranch")}
}

func decodeCI(v *value) CI {
	ci := CI{
		Runner:   v.str("runner"),
		Matrix:   Matrix{Go: v.strings("matrix", "go"), OS: v.strings("matrix", "os"), Arch: v.strings("matrix", "arch")},
		Race:     v.bool("race"),
		Coverage: Coverage{Min: v.number("coverage", "min")},
		Lint:     v.bool("lint"),
		Vuln:     v.bool("vuln"),
	}
	for _, e := range v.get("steps").sorted() {
		ci.Steps = append(ci.Steps, decodeChanges(e.key, e.value)...)
	}
	return ci
}

// decodeChanges are the changes to one step: what comes before it, in its place
// and after it.
func decodeChanges(id string, v *value) []Step {
	var steps []Step
	for _, step := range v.list("before") {
		steps = append(steps, decodeStep(id, "before", step))
	}
	if step := v.get("replace"); step != nil {
		steps = append(steps, decodeStep(id, "replace", step))
	}
	if v.bool("remove") {
		steps = append(steps, Step{ID: id, Action: "remove"})
	}
	for _, step := range v.list("after") {
		steps = append(steps, decodeStep(id, "after", step))
	}
	return steps
}

func decodeStep(id, action string, v *value) Step {
	return Step{ID: id, Action: action, Name: v.str("name"), If: v.str("if"), Run: v.str("run"), Uses: v.str("uses"),
		With: decodeVars(v.get("with")), Env: decodeVars(v.get("env"))}
}

func decodeVars(v *value) []EnvVar {
	var vars []EnvVar
	for _, e := range v.sorted() {
		vars = append(vars, EnvVar{e.key, e.value.text})
	}
	return vars
}

func decodeRelease(v *value) *Release {
	if v == nil {
		return nil
	}
	return &Release{Tags: v.str("tags"), Binaries: v.bool("binaries"), SBOM: v.bool("sbom"), Provenance: v.bool("provenance"), Sign: v.str("sign")}
}

func decodeTarget(name string, v *value) *Target {
	t := &Target{Name: name, Options: map[string]string{}}
	for _, platform := range v.entries {
		t.Platform = platform.key
		for _, e := range platform.value.entries {
			t.Options[e.key] = e.value.text
			if e.value.kind == node.Sequence {
				t.Options[e.key] = strings.Join(platform.value.strings(e.key), ",")
			}
		}
	}
	return t
}

func decodeRollback(v *value) *Rollback {
	if v == nil {
		return nil
	}
	return &Rollback{ErrorRate: v.percent("errorRate"), Window: v.duration("window"), Timeout: v.duration("timeout"),
		Watch: v.duration("watch"), Query: v.str("query"), Tool: v.str("tool"), Prometheus: v.str("prometheus")}
}

func decodeAlerts(v *value) *Alerts {
	if v == nil {
		return nil
	}
	a := &Alerts{ErrorRate: decodeAlert(v.get("errorRate")), LatencyP99: decodeAlert(v.get("latencyP99")), CPU: decodeAlert(v.get("cpu")),
		Availability: v.number("slo", "availability"), Runbooks: v.str("runbooks"), Operator: v.bool("operator"), Labels: decodeVars(v.get("labels")),
		Health: HealthAlert{Failures: v.int("health", "failures"), Interval: v.duration("health", "interval")}}
	m := v.get("metrics")
	a.Metrics = Metrics{Path: m.str("path"), Requests: m.str("requests"), Status: m.str("status"), Failed: m.str("failed"),
		Latency: m.str("latency"), CPU: m.str("cpu"), Health: m.str("health")}
	for _, r := range v.list("receivers") {
		a.Receivers = append(a.Receivers, Receiver{Name: r.str("name"), Type: r.str("type"), Address: r.str("address"), Severity: r.str("severity"),
			From: r.str("from"), Smarthost: r.str("smarthost"), Username: r.str("username"), Password: r.str("password"), Token: r.str("token"), Numbers: r.strings("numbers")})
	}
	return a
}

func decodeAlert(v *value) *Alert {
	if v == nil {
		return nil
	}
	return &Alert{Above: v.str("above"), For: v.duration("for")}
}

func decodeEnvironment(name string, v *value) *Environment {
	e := &Environment{Name: name, On: v.str("on"), Approval: v.strings("approval"), Targets: v.strings("targets"), Namespace: v.str("namespace")}
	e.overrides = v.get("overrides")
	return e
}

func decodeLint(v *value) Lint {
	l := Lint{Baseline: v.str("baseline")}
	for _, e := range v.get("pins").sorted() {
		l.Pins = append(l.Pins, PinPolicy{e.key, e.value.text})
	}
	for _, rule := range v.list("secrets", "rules") {
		l.SecretRules = append(l.SecretRules, SecretRule{Name: rule.str("name"), Pattern: rule.str("pattern"), Keywords: rule.strings("keywords")})
	}
	for _, ignore := range v.list("ignore") {
		l.Ignore = append(l.Ignore, LintIgnore{Rule: ignore.str("rule"), Path: ignore.str("path"), Reason: ignore.str("reason")})
	}
	return l
}
