package kubernetes_test

import (
	"context"
	"testing"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/kubernetes"
	"github.com/shipgen/shipgen/schema/repo"
)

const (
	definition = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.acme.dev}\n"
	operator   = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: operator}\nspec:\n  selector: {matchLabels: {app: operator}}\n" +
		"  template:\n    metadata: {labels: {app: operator}}\n    spec:\n      terminationGracePeriodSeconds: 0\n      containers: [{name: operator, image: 'acme/operator:latest'}]\n"
)

// TestRendered: what is wrong in a manifest that is put together from others is
// said to everybody once, where it comes from.
func TestRendered(t *testing.T) {
	tree := repo.Memory{
		"config/default/kustomization.yaml": []byte("resources: [../manager]\n"),
		"config/manager/deployment.yaml":    []byte(operator),
		"dist/install.yaml":                 []byte(definition + "---\n" + operator),
		"deploy/other/install.yaml":         []byte(operator),
		"config/manager/kustomization.yaml": []byte("resources: [deployment.yaml]\n"),
		"manifests/dashboard.yaml":          []byte("# This is an auto-generated file. DO NOT EDIT\n" + operator),
	}
	report, err := lint.Run(context.Background(), tree, lint.Options{Rules: kubernetes.Rules, Audience: lint.Auditor})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]lint.Audience{
		"config/manager/deployment.yaml": lint.Regular, "deploy/other/install.yaml": lint.Regular, "dist/install.yaml": lint.Pedantic,
		"manifests/dashboard.yaml": lint.Pedantic,
	}
	seen := 0
	for _, found := range report.Findings {
		if found.Rule == "grace-period" || found.Rule == "unpinned-manifest-image" {
			seen++
			if found.Audience != want[found.Span.File] {
				t.Errorf("%s: %s is for audience %v, want %v", found.Span.File, found.Rule, found.Audience, want[found.Span.File])
			}
		}
	}
	if seen != 8 {
		t.Errorf("%d findings, want 8", seen)
	}
}
