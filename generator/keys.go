package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// keys are the keys of ship.yaml that only some target can honour, as JSON
// pointers in which * stands for any name. What a key holds stands below it.
var keys = []string{
	"/services/*/kind", "/services/*/build", "/services/*/ports", "/services/*/health",
	"/services/*/livenessProbe", "/services/*/readinessProbe", "/services/*/startupProbe",
	"/services/*/env", "/services/*/config", "/services/*/secrets", "/services/*/resources",
	"/services/*/scaling", "/services/*/expose", "/services/*/migrate", "/services/*/schedule",
	"/services/*/writablePaths", "/services/*/sidecars", "/services/*/targets",
	"/services/*/gracePeriod", "/services/*/drain",
	"/image/registry", "/image/base", "/image/platforms",
	"/ci/runner", "/ci/matrix", "/ci/race", "/ci/coverage", "/ci/lint", "/ci/vuln", "/ci/steps",
	"/release", "/targets/*/kubernetes", "/targets/*/cloudRun", "/targets/*/ecs", "/targets/*/lambda",
	"/rollback", "/alerts", "/policies/podSecurity", "/policies/allowedRegistries",
	"/gitops", "/updates", "/environments/*/on", "/environments/*/approval", "/environments/*/targets",
	"/environments/*/namespace", "/environments/*/overrides", "/templates", "/patches",
}

// unrendered are the keys that are set and that no target renders: what somebody
// asked for is refused rather than ignored.
func unrendered(s *ship.Ship, targets []Target) error {
	found := newProblems(s)
	refuse := func(key string) {
		found.add(key, "remove the key, or render the files by hand and list them under unmanaged",
			"no target of this version renders %s", strings.ReplaceAll(strings.TrimPrefix(key, "/"), "/", "."))
	}
	for _, pattern := range keys {
		if covered(pattern, targets) {
			continue
		}
		for _, key := range expand(s, pattern) {
			if isSet(s, key) {
				refuse(key)
			}
		}
	}
	for _, target := range s.Targets {
		if key := pointer("targets", target.Name, target.Platform); !covered("/targets/*/"+target.Platform, targets) && !isSet(s, key) {
			refuse(key) // a platform that the table above does not know
		}
	}
	for _, service := range s.Services {
		if service.Kind == ship.KindFunction {
			found.add(pointer("services", service.Name, "kind"), "make it a service", "no target of this version renders the kind %q", service.Kind)
		}
	}
	return found.err()
}

// covered says whether some target renders a key, all of it or some part.
func covered(pattern string, targets []Target) bool {
	return slices.ContainsFunc(targets, func(target Target) bool {
		return slices.ContainsFunc(target.Keys, func(key string) bool {
			return key == pattern || strings.HasPrefix(key, pattern+"/") || strings.HasPrefix(pattern, key+"/")
		})
	})
}

// expand puts every name of the file for the * of a pattern.
func expand(s *ship.Ship, pattern string) []string {
	section, rest, found := strings.Cut(pattern, "/*/")
	if !found {
		return []string{pattern}
	}
	var names []string
	switch section {
	case "/services":
		for _, one := range s.Services {
			names = append(names, one.Name)
		}
	case "/targets":
		for _, one := range s.Targets {
			names = append(names, one.Name)
		}
	case "/environments":
		for _, one := range s.Environments {
			names = append(names, one.Name)
		}
	}
	for i, name := range names {
		names[i] = section + pointer(name) + "/" + rest
	}
	return names
}

// isSet says whether a key stands in the file: one that does not is placed at
// its parent.
func isSet(s *ship.Ship, key string) bool {
	return s.At(key) != s.At(key[:strings.LastIndexByte(key, '/')])
}
