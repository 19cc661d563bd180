package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// readKeys need no target: the identity, what lint reads, and the short forms
// that the parser expands into keys which have one.
var readKeys = Target{Keys: []string{
	"/version", "/name", "/repository", "/go", "/lint", "/unmanaged", "/templates", "/services/*/port", "/services/*/health",
}}

// unrendered are the keys that are set and that no target renders: what somebody
// asked for is refused rather than ignored.
func unrendered(s *ship.Ship, targets []Target) error {
	found := newProblems(s)
	targets = append(slices.Clone(targets), readKeys)
	refused := ""
	for _, key := range ship.Keys() {
		pattern := "/" + strings.ReplaceAll(key.Path, ".", "/")
		if refused != "" && strings.HasPrefix(pattern, refused) || covered(pattern, targets) {
			continue
		}
		refused = pattern + "/" // one problem for a whole section
		for _, at := range expand(s, pattern) {
			if isSet(s, at) {
				found.add(at, "remove the key, and write the files for it by hand until a version renders them",
					"no target of this version renders %s", strings.ReplaceAll(at[1:], "/", "."))
			}
		}
	}
	for _, service := range s.Services {
		if service.Kind == ship.KindFunction && !runs(s, service) {
			found.add(pointer("services", service.Name, "kind"), "add a target such as lambda, cloudFunctions, functionCompute or knative, or make it a service",
				"service %q is a function, and no target runs one", service.Name)
		}
	}
	return found.err()
}

// covered says whether a target renders a key, all of it or some part below it.
func covered(pattern string, targets []Target) bool {
	return slices.ContainsFunc(targets, func(target Target) bool {
		return slices.ContainsFunc(target.Keys, func(key string) bool {
			return key == pattern || strings.HasPrefix(key, pattern+"/") || strings.HasPrefix(pattern, key+"/")
		})
	})
}

// expand puts every name of the file for the first * of a pattern, and adds the
// same key in the overrides of each environment. A second * names what lies
// within one key; the key itself is judged then.
func expand(s *ship.Ship, pattern string) []string {
	keys := []string{pattern}
	if section, rest, found := strings.Cut(pattern, "/*"); found {
		keys = nil
		for _, name := range names(s, section) {
			below, _, _ := strings.Cut(rest, "/*")
			keys = append(keys, section+pointer(name)+below)
		}
	}
	section, _, _ := strings.Cut(pattern[1:], "/")
	if slices.Contains([]string{"services", "image", "rollback", "alerts", "policies"}, section) {
		for _, key := range slices.Clone(keys) {
			for _, environment := range s.Environments {
				keys = append(keys, pointer("environments", environment.Name, "overrides")+key)
			}
		}
	}
	return keys
}

func names(s *ship.Ship, section string) []string {
	var list []string
	switch section {
	case "/services":
		for _, one := range s.Services {
			list = append(list, one.Name)
		}
	case "/targets":
		for _, one := range s.Targets {
			list = append(list, one.Name)
		}
	case "/environments":
		for _, one := range s.Environments {
			list = append(list, one.Name)
		}
	}
	return list
}

// isSet says whether a key stands in the file. One that does not is placed at its
// parent; the first key of the file stands where the file does, so sections are
// asked for what they hold.
func isSet(s *ship.Ship, key string) bool {
	held := map[string]bool{
		"/release": s.Release != nil, "/rollback": s.Rollback != nil, "/alerts": s.Alerts != nil, "/gitops": s.GitOps != nil,
		"/updates": s.Updates != nil, "/templates": len(s.Templates) > 0, "/patches": len(s.Patches) > 0,
	}
	return held[key] || s.At(key) != s.At(key[:strings.LastIndexByte(key, '/')])
}
