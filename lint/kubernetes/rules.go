// Package kubernetes holds the rules about Kubernetes manifests.
package kubernetes

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{}
