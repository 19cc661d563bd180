package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// workload is one service as its manifests print it.
type workload struct {
	Kind     string // Deployment, Job, CronJob
	Name     string
	Labels   []label
	Selector []label // the part of Labels that never changes: a selector is immutable
	Ports    []workloadPort
	Pod      pod

	Replicas        int // 0: the autoscaler owns it
	Autoscaler      *ship.Scaling
	Disruption      bool // there are always two replicas, so that one may go
	ProgressSeconds int
	Schedule        string
	ConfigMap       *configMap
	Annotations     []label
	Expose          *exposure
	Migration       *workload // the Job before the rollout
}

type label struct{ Name, Value string }

type workloadPort struct {
	Name        string
	Number      int
	AppProtocol string // "" = unknown
}

// workloadKinds is which Kubernetes object runs which kind of service.
var workloadKinds = map[ship.Kind]string{
	ship.KindService: "Deployment",
	ship.KindWorker:  "Deployment",
	ship.KindJob:     "Job",
	ship.KindCronJob: "CronJob",
}

func newWorkload(in *Input, service *ship.Service, found *problems) *workload {
	w := &workload{
		Kind:     workloadKinds[service.Kind],
		Name:     service.Name,
		Selector: []label{{"app.kubernetes.io/name", service.Name}, {"app.kubernetes.io/part-of", in.Ship.Name}},
		Schedule: service.Schedule,
	}
	w.Labels = append([]label{{"app.kubernetes.io/component", componentOf(service.Kind)}}, w.Selector...)
	w.ConfigMap = newConfigMap(in, service, found)
	w.Pod = newPod(in, service, w.ConfigMap, found)
	for _, port := range service.Ports {
		w.Ports = append(w.Ports, workloadPort{port.Name, port.Number, appProtocol(port.Name)})
	}
	w.Expose = newExposure(service)
	w.scale(service)
	w.restartOnRotation(in, service)
	w.addMigration(in, service)
	w.addBundle(in, found)
	if w.Kind == "Job" {
		w.hook(in)
	}
	return w
}

// componentOf is a kind as a label value in the usual lower case.
func componentOf(kind ship.Kind) string { return strings.ToLower(string(kind)) }

// appProtocol tells proxies what a port speaks, where its name says so.
// https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
func appProtocol(port string) string {
	if slices.Contains([]string{"http", "https", "grpc"}, port) {
		return port
	}
	return ""
}

// Pace of a rollout. A pod counts as available a few seconds after it is ready,
// so that one that dies at once stops the rollout.
const (
	minReadySeconds      = 5
	startOverheadSeconds = 60 // to be scheduled and to pull the image
)

// scale sets what depends on the number of replicas. The deadline is per step,
// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds,
// so it has to outlast the slowest start of one pod.
func (w *workload) scale(service *ship.Service) {
	if w.Kind != "Deployment" {
		return
	}
	scaling := service.Scaling
	if scaling == nil {
		scaling = &ship.Scaling{MinReplicas: 1, MaxReplicas: 1}
	}
	w.Replicas = scaling.MinReplicas
	if scaling.MaxReplicas > scaling.MinReplicas {
		w.Replicas, w.Autoscaler = 0, scaling
	}
	w.Disruption = scaling.MinReplicas >= 2
	w.Pod.Spread = scaling.MaxReplicas >= 2 || scaling.MinReplicas >= 2
	w.Pod.Selector = w.Selector
	main := w.Pod.Containers[0]
	w.ProgressSeconds = minReadySeconds + startOverheadSeconds + max(main.Startup.seconds(), main.Readiness.seconds())
}

// MinReadySeconds is the same for every Deployment.
func (w *workload) MinReadySeconds() int { return minReadySeconds }
