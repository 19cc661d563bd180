package kubernetes

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// MovingRevision finds GitOps sources that follow whatever comes.
var MovingRevision = &lint.Rule{
	Name:  "moving-revision",
	Title: "GitOps source without a fixed revision",
	Doc: doc("`HEAD`, a branch or a range of chart versions is what the cluster runs as soon as somebody pushes it, without a change in this repository that could be reviewed or reverted.",
		"kind: Application\nspec:\n  source: {repoURL: https://github.com/acme/deploy, targetRevision: HEAD}", "kind: Application\nspec:\n  source: {repoURL: https://github.com/acme/deploy, targetRevision: v1.2.3}",
		"Name a tag or a commit; of a chart its exact version, of a base of kustomize `?ref=`. A named branch is a way to deploy that many choose: it is reported to the pedantic audience. https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/"),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest, lint.YAML},
	File:  movingRevision,
}

func movingRevision(p *lint.Pass) error {
	if isKustomization(p.File.Path) {
		return remoteBases(p)
	}
	if !p.File.Is(lint.Manifest) {
		return nil
	}
	for _, o := range objects(p) {
		switch {
		case is(o, "argoproj.io", "Application"):
			argoSources(p, o, o.Node.Get("spec"))
		case is(o, "argoproj.io", "ApplicationSet"):
			argoSources(p, o, o.Node.Path("spec", "template", "spec"))
		case is(o, "source.toolkit.fluxcd.io", "GitRepository"):
			fluxSource(p, o)
		case is(o, "source.toolkit.fluxcd.io", "OCIRepository"):
			fluxArtifact(p, o)
		case is(o, "helm.toolkit.fluxcd.io", "HelmRelease"):
			if chart := o.Node.Path("spec", "chart", "spec"); chart != nil && chart.Path("sourceRef", "kind").Text() == "HelmRepository" {
				chartVersion(p, o, chart.Get("version"), first(chart.Get("chart"), place(o)))
			}
		}
	}
	return nil
}

// argoSources: an Application has one source or several.
func argoSources(p *lint.Pass, o *kubernetes.Object, spec *node.Node) {
	for _, source := range append(items(spec.Get("sources")), spec.Get("source")) {
		if source == nil || source.Kind != node.Mapping {
			continue
		}
		revision := source.Get("targetRevision")
		if chart := source.Get("chart"); chart != nil {
			chartVersion(p, o, revision, chart)
			continue
		}
		f := lint.Finding{Span: at(p, first(revision, source.Get("repoURL"), place(o))), Hint: "name a tag or a commit"}
		switch text := revision.Text(); {
		case isDynamic(text):
			continue
		case text == "" || text == "HEAD":
			f.Message = fmt.Sprintf("%s follows HEAD: whatever is pushed is deployed", name(o))
		case isBranch(text):
			f.Message = fmt.Sprintf("%s follows the branch %s", name(o), quote(text))
			f.Severity, f.Audience = lint.Low, lint.Pedantic
		default:
			continue
		}
		p.Report(f)
	}
}

// chartVersion wants an exact version: https://helm.sh/docs/chart_best_practices/dependencies/#versions
func chartVersion(p *lint.Pass, o *kubernetes.Object, version, chart *node.Node) {
	text := version.Text()
	f := lint.Finding{Span: at(p, first(version, chart)), Hint: "name the chart's exact version"}
	switch {
	case isDynamic(text):
		return
	case strings.Trim(text, "*xX. >=") == "" || text == "latest":
		f.Message = fmt.Sprintf("%s takes the newest version of its chart, whatever it is", name(o))
		if version == nil && p.Tree.Has(path.Join(path.Dir(p.File.Path), "kustomization.yaml")) {
			f.Audience, f.Confidence = lint.Pedantic, lint.MediumConfidence // an overlay may name it
		}
	case strings.ContainsAny(text, "*^~<>| ") || strings.HasSuffix(text, ".x"):
		f.Message = fmt.Sprintf("%s takes any chart version of %s", name(o), quote(text))
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	default:
		return
	}
	p.Report(f)
}

func fluxSource(p *lint.Pass, o *kubernetes.Object) {
	ref := o.Node.Path("spec", "ref")
	if ref.Get("tag") != nil || ref.Get("commit") != nil || ref.Get("name") != nil || isDynamic(ref.Get("branch").Text()) {
		return
	}
	moving := first(ref.Get("branch"), ref.Get("semver"))
	f := lint.Finding{
		Span: at(p, first(moving, o.Node.Path("spec", "url"), place(o))), Severity: lint.Low, Audience: lint.Pedantic,
		Message: fmt.Sprintf("%s follows the branch %s", name(o), quote(ref.Get("branch").Text())), Hint: "name a tag or a commit",
	}
	switch {
	case ref.Get("semver") != nil:
		f.Message = fmt.Sprintf("%s takes any version of %s", name(o), quote(moving.Text()))
	case moving == nil:
		f.Message = fmt.Sprintf("%s follows the branch master, Flux's default", name(o))
	}
	p.Report(f)
}

// fluxArtifact: without a ref Flux takes the tag latest.
// https://fluxcd.io/flux/components/source/ocirepositories/#reference
func fluxArtifact(p *lint.Pass, o *kubernetes.Object) {
	ref := o.Node.Path("spec", "ref")
	tag := ref.Get("tag")
	if ref.Get("digest") != nil || tag != nil && tag.Text() != "latest" || o.Node.Path("spec", "url") == nil {
		return
	}
	f := lint.Finding{
		Span:    at(p, first(tag, ref.Get("semver"), o.Node.Path("spec", "url"))),
		Message: fmt.Sprintf("%s follows the tag latest: whatever is pushed is deployed", name(o)), Hint: "name a version or a digest",
	}
	if ref.Get("semver") != nil {
		f.Message = fmt.Sprintf("%s takes any version of %s", name(o), quote(ref.Get("semver").Text()))
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	}
	p.Report(f)
}

func isBranch(revision string) bool {
	switch strings.TrimPrefix(revision, "refs/heads/") {
	case "main", "master", "develop", "dev", "trunk", "staging", "production":
		return true
	}
	return strings.HasPrefix(revision, "refs/heads/")
}
