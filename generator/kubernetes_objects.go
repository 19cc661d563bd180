package generator

import (
	"path"

	"github.com/shipgen/shipgen/schema/ship"
)

// manifest is one object of a service: its file, and when it is wanted.
type manifest struct {
	file   string
	wanted func(*workload) bool
}

func always(*workload) bool { return true }

func isKind(kind string) func(*workload) bool {
	return func(w *workload) bool { return w.Kind == kind }
}

// manifests are the objects of a service in the order people read them; each
// has its template in templates/kubernetes/base.
var manifests = []manifest{
	{"serviceaccount.yaml", always},
	{"configmap.yaml", func(w *workload) bool { return w.ConfigMap != nil }},
	{"deployment.yaml", isKind("Deployment")},
	{"job.yaml", isKind("Job")},
	{"cronjob.yaml", isKind("CronJob")},
	{"service.yaml", func(w *workload) bool { return w.Kind == "Deployment" && len(w.Ports) > 0 }},
	{"hpa.yaml", func(w *workload) bool { return w.Autoscaler != nil }},
	{"pdb.yaml", func(w *workload) bool { return w.Disruption }},
	{"networkpolicy.yaml", always},
	{"gateway.yaml", ownGateway},
	{"httproute.yaml", routedAs(false)},
	{"grpcroute.yaml", routedAs(true)},
	{"redirect.yaml", redirects},
	{"ingress.yaml", exposedVia("ingress")},
}

// serviceJobs are the manifests of a service in a folder.
func serviceJobs(in *Input, service *ship.Service, dir string, found *problems) []Job {
	w := newWorkload(in, service, found)
	if in.rollsOut(service) {
		w.Replicas = 0 // Argo Rollouts owns it
	}
	var jobs []Job
	for _, m := range manifests {
		if m.wanted(w) {
			jobs = append(jobs, Job{Template: "kubernetes/base/" + m.file + ".tmpl", Output: m.file, Data: w})
		}
	}
	if w.Migration != nil {
		jobs = append(jobs,
			Job{Template: "kubernetes/base/job.yaml.tmpl", Output: "migrate.yaml", Data: w.Migration},
			Job{Template: "kubernetes/base/networkpolicy.yaml.tmpl", Output: "migrate-networkpolicy.yaml", Data: w.Migration})
	}
	jobs = append(jobs, secretJobs(in, service, w.Labels)...)
	for i := range jobs {
		jobs[i].Output = path.Join(dir, jobs[i].Output)
	}
	return jobs
}

// noDigest is the digest of an image that was not released yet. It is as
// strict as a real one, so nothing but a release's own image can ever run.
const noDigest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"

// deployedImage is the image reference of a service in the base: a built one
// gets its digest in each overlay, another is used as it is.
func deployedImage(in *Input, service *ship.Service, found *problems) string {
	at := pointer("services", service.Name, "build", "image")
	if service.Build.Image != "" {
		image, err := in.Pins.Image(service.Build.Image)
		if err != nil {
			found.add(at, "", "no pin for the image %s: %v", service.Build.Image, err)
		}
		return image
	}
	name := imageName(in, service)
	if name == "" {
		found.add("/image/registry", "set image.registry: ghcr.io/<owner>", "no registry for the image of service %q", service.Name)
	}
	return name + "@" + noDigest
}
