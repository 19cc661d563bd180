package kubernetes

import (
	"bytes"
	"path"

	"github.com/shipgen/shipgen/lint"
)

// forSources gives what the rules find in a manifest that is rendered from others
// to the pedantic audience: it is mended where it comes from. Leaked secrets and
// what is broken stay for everybody.
func forSources(rules []*lint.Rule) []*lint.Rule {
	for _, rule := range rules {
		look := rule.File
		if look == nil || rule.Theme == lint.LeakedSecret || rule.Theme == lint.Broken {
			continue
		}
		rule.File = func(p *lint.Pass) error {
			if rendered(p) {
				p = p.For(lint.Pedantic)
			}
			return look(p)
		}
	}
	return rules
}

// rendered says whether a file is one to install a program with: its definitions
// and its workloads in one, in a repository that has the bases.
func rendered(p *lint.Pass) bool {
	if !bytes.Contains(p.File.Data, []byte("\nkind: CustomResourceDefinition")) || !bytes.Contains(p.File.Data, []byte("\nkind: Deployment")) {
		return false
	}
	for _, folder := range []string{"config/default", "config/manager", "manifests/base", "config/native", "kustomize", "deploy/base", "deploy"} {
		if p.Tree.Has(folder+"/kustomization.yaml") && path.Dir(p.File.Path) != folder {
			return true
		}
	}
	return false
}
