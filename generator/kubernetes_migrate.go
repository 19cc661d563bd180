package generator

import "github.com/shipgen/shipgen/schema/ship"

// byArgoCD says whether Argo CD applies the manifests.
func byArgoCD(in *Input) bool { return in.Ship.GitOps != nil && in.Ship.GitOps.Tool == "argocd" }

// addMigration puts what has to succeed before a rollout into its place. Only
// Argo CD can hold the rollout back until a Job has ended. What else applies
// manifests has no order for that, so there each new pod runs the command before
// its program: a failure leaves the old pods in service just the same.
func (w *workload) addMigration(in *Input, service *ship.Service) {
	if service.Migrate == nil || w.Kind != "Deployment" {
		return
	}
	step := w.Pod.Containers[0]
	step.Name, step.Command = "migrate", service.Migrate.Command
	step.Args, step.Ports, step.DrainSeconds = nil, nil, 0
	step.Startup, step.Liveness, step.Readiness = nil, nil, nil
	if !byArgoCD(in) {
		w.Pod.Init = append(w.Pod.Init, step)
		return
	}
	w.annotate("argocd.argoproj.io/sync-wave", "2")
	w.Migration = w.migration(in, step)
}

// migration is the Job. Its pods have a name of their own: the Service must not
// send them requests.
func (w *workload) migration(in *Input, step container) *workload {
	m := &workload{Kind: "Job", Name: w.Name + "-migrate", Pod: w.Pod}
	m.Selector = []label{{"app.kubernetes.io/name", m.Name}, {"app.kubernetes.io/part-of", in.Ship.Name}}
	m.Labels = append([]label{{"app.kubernetes.io/component", "migration"}}, m.Selector...)
	m.Pod.Containers, m.Pod.Spread, m.Pod.RestartPolicy = []container{step}, false, "Never"
	m.hook(in)
	m.annotate("argocd.argoproj.io/sync-wave", "1")
	return m
}

// hook makes a Job run anew with each deployment: a Job cannot be changed.
// https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
// https://fluxcd.io/flux/components/kustomize/kustomizations/#force
func (w *workload) hook(in *Input) {
	switch {
	case in.Ship.GitOps == nil:
	case byArgoCD(in):
		w.annotate("argocd.argoproj.io/hook", "Sync")
		w.annotate("argocd.argoproj.io/hook-delete-policy", "BeforeHookCreation")
	default:
		w.annotate("kustomize.toolkit.fluxcd.io/force", "enabled")
	}
}

func (w *workload) annotate(name, value string) {
	w.Annotations = append(w.Annotations, label{name, value})
}
