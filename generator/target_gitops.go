package generator

import (
	"fmt"
	"path"
	"strings"
)

// gitopsTarget renders what a controller in the cluster follows.
var gitopsTarget = Target{
	Name: "gitops",
	Doc: "What Argo CD or Flux needs to apply the overlays, `deploy/gitops/<tool>`. Each environment follows a branch of its own, " +
		"`environments/<overlay>`, on which every commit is a deployment: manifests and image digests move together, and a revert takes both back. " +
		"Argo CD gets an AppProject with just this repository and these namespaces, and an Application per environment, an ApplicationSet where it " +
		"has several clusters, which Argo CD knows by the names of the targets; Flux a GitRepository and a Kustomization per overlay. " +
		"What vanishes from Git is pruned, what is changed by hand is put back.",
	Keys: []string{"/gitops", "/targets/*/kubernetes/auth", "/targets/*/kubernetes/server"},
	Plan: planGitOps,
}

const gitopsDir = "deploy/gitops"

// gitopsData is what the templates of templates/gitops print.
type gitopsData struct {
	Name, Environment string
	Controller        string // its namespace
	Repository        string // URL
	Places            []gitopsPlace
}

// gitopsPlace is one overlay as its controller sees it.
type gitopsPlace struct {
	Name, Path, Branch, Namespace string
	Server, Cluster               string // of the API server: its URL, or else the name that Argo CD knows it by
}

func planGitOps(in *Input) ([]Job, error) {
	if in.Ship.GitOps == nil {
		return nil, nil
	}
	found := newProblems(in.Ship)
	all := gitopsData{Name: in.Ship.Name, Controller: in.Ship.GitOps.Namespace, Repository: repositoryURL(in, found)}
	var byEnvironment []gitopsData
	for _, environment := range in.Ship.Environments {
		one := all
		one.Environment, one.Places = environment.Name, nil
		for _, at := range places(in, environment) {
			if at.fromGit() {
				one.Places = append(one.Places, newGitOpsPlace(in, at))
			}
		}
		if len(one.Places) > 0 {
			byEnvironment = append(byEnvironment, one)
			all.Places = append(all.Places, one.Places...)
		}
	}
	switch {
	case len(kubernetesServices(in.Ship, nil)) == 0 || len(all.Places) == 0:
		found.add("/gitops", "remove it, or set `auth: gitops` on a cluster", "gitops has no overlay to apply")
	case in.Ship.GitOps.Tool == "flux":
		return fluxJobs(all), found.err()
	}
	return argoJobs(all, byEnvironment), found.err()
}

// fromGit says whether a controller in the cluster applies the overlay.
func (p place) fromGit() bool {
	return p.Target == nil || p.Target.Options["auth"] == "gitops" || p.Target.Platform == "edge"
}

// repositoryURL is where the controller finds the repository.
func repositoryURL(in *Input, found *problems) string {
	owner, name := in.Ship.Repository.Owner, in.Ship.Repository.Name
	if owner == "" {
		owner, name = in.Repo.Owner, in.Repo.Name
	}
	if owner == "" || name == "" {
		found.add("/repository", "set repository: owner/name", "gitops needs to know the repository")
	}
	return fmt.Sprintf("https://github.com/%s/%s.git", owner, name)
}

func newGitOpsPlace(in *Input, at place) gitopsPlace {
	p := gitopsPlace{Name: at.Name, Path: at.dir(), Branch: at.branch(), Namespace: at.namespace(in)}
	switch {
	case at.Target != nil && at.Target.Options["server"] != "":
		p.Server = at.Target.Options["server"]
	case len(kubernetesTargets(in.Ship, nil, nil)) > 1:
		p.Cluster = at.Target.Name
	default:
		p.Server = "https://kubernetes.default.svc" // Argo CD's own cluster
	}
	return p
}

func argoJobs(all gitopsData, byEnvironment []gitopsData) []Job {
	const from, to = "gitops/deploy/gitops/argocd/", gitopsDir + "/argocd/"
	jobs := []Job{{Template: from + "project.yaml.tmpl", Output: to + "project.yaml", Data: all}}
	for _, one := range byEnvironment {
		kind := "application"
		if len(one.Places) > 1 {
			kind = "applicationset"
		}
		jobs = append(jobs, Job{Template: from + kind + ".yaml.tmpl", Output: to + one.Environment + ".yaml", Data: one})
	}
	return jobs
}

// fluxJobs are a folder per overlay: a Flux applies what is for its own cluster.
func fluxJobs(all gitopsData) []Job {
	var jobs []Job
	for _, at := range all.Places {
		one := all
		one.Places = []gitopsPlace{at}
		for _, file := range []string{"gitrepository.yaml", "sync.yaml"} {
			jobs = append(jobs, Job{Template: "gitops/deploy/gitops/flux/" + file + ".tmpl", Output: path.Join(gitopsDir, "flux", at.Name, file), Data: one})
		}
	}
	return jobs
}

// At is the one place of an Application or of a Flux folder.
func (d gitopsData) At() gitopsPlace { return d.Places[0] }

// Object is the name of a place's objects in the controller's namespace, which
// other applications share.
func (d gitopsData) Object(suffix string) string {
	return strings.TrimSuffix(d.Name+"-"+suffix, "-")
}
