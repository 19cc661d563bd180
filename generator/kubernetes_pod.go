package generator

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// pod is a pod template; partials/kubernetes-pod.tmpl prints it.
type pod struct {
	ServiceAccount string
	GraceSeconds   int
	RestartPolicy  string // "" = Always
	Spread         bool
	Selector       []label // whose replicas are spread
	Init           []container
	Containers     []container
	Volumes        []volume
}

// container is one container; partials/kubernetes-container.tmpl prints it.
type container struct {
	Name, Image  string
	Always       bool // a native sidecar: an init container that keeps running
	Command      []string
	Ports        []ship.Port
	Env          []envEntry
	Resources    ship.Resources
	Startup      *probe
	Liveness     *probe
	Readiness    *probe
	DrainSeconds int
	Mounts       []mount
}

// envEntry is a variable with a value or from a key of a Secret.
type envEntry struct{ Name, Value, Secret, Key string }

func newPod(in *Input, service *ship.Service, config *configMap, found *problems) pod {
	p := pod{
		ServiceAccount: service.Name,
		GraceSeconds:   graceSeconds(service, found),
		Containers:     []container{newContainer(in, service, found)},
	}
	if service.Kind == ship.KindJob || service.Kind == ship.KindCronJob {
		p.RestartPolicy = "Never" // each retry is a new pod, so the logs of the failed one stay
	}
	main := &p.Containers[0]
	p.mountWritable(main, service)
	p.mountConfig(main, config)
	p.mountSecrets(main, service, found)
	for _, sidecar := range service.Sidecars {
		p.addSidecar(in, service, sidecar, found)
	}
	return p
}

func newContainer(in *Input, service *ship.Service, found *problems) container {
	c := container{
		Name:      service.Name,
		Image:     deployedImage(in, service, found),
		Ports:     service.Ports,
		Resources: service.Resources,
		Env:       plainEnv(service.Env),
	}
	if service.Kind == ship.KindService || service.Kind == ship.KindWorker {
		c.Startup = newProbe(service, "startupProbe", service.Startup, found)
		c.Liveness = newProbe(service, "livenessProbe", service.Liveness, found)
		c.Readiness = newProbe(service, "readinessProbe", service.Readiness, found)
	}
	if len(service.Ports) > 0 {
		c.DrainSeconds = service.Drain.Seconds()
	}
	if limit := goMemoryLimit(service, found); limit != "" {
		c.Env = append(c.Env, envEntry{Name: "GOMEMLIMIT", Value: limit})
	}
	slices.SortStableFunc(c.Env, func(a, b envEntry) int { return strings.Compare(a.Name, b.Name) })
	return c
}

func plainEnv(vars []ship.EnvVar) []envEntry {
	var out []envEntry
	for _, v := range vars {
		out = append(out, envEntry{Name: v.Name, Value: v.Value})
	}
	return out
}

// graceSeconds is the time from the end of a pod's life being decided to its
// kill. The preStop sleep counts into it, so what is left after the drain is
// the program's time to stop.
// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
func graceSeconds(service *ship.Service, found *problems) int {
	grace, drain := service.GracePeriod.Seconds(), service.Drain.Seconds()
	if grace == 0 {
		grace = 30 + drain
	}
	if grace <= drain {
		found.add(pointer("services", service.Name, "gracePeriod"), "make it "+strconv.Itoa(drain+10)+"s or more",
			"the grace period of %d s leaves nothing to stop in after a drain of %d s", grace, drain)
	}
	return grace
}

// addSidecar adds a further container. In a job a plain one would keep the pod
// alive for ever, so there it has to be native.
// https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
func (p *pod) addSidecar(in *Input, service *ship.Service, sidecar ship.Sidecar, found *problems) {
	at := pointer("services", service.Name, "sidecars", sidecar.Name)
	image, err := in.Pins.Image(sidecar.Image)
	if err != nil {
		found.add(at+"/image", "", "no pin for the image %s: %v", sidecar.Image, err)
	}
	c := container{
		Name: sidecar.Name, Image: image, Always: sidecar.Native, Command: sidecar.Command, Ports: sidecar.Ports,
		Env: plainEnv(sidecar.Env), Resources: sidecar.Resources,
	}
	switch {
	case sidecar.Native:
		p.Init = append(p.Init, c)
	case p.RestartPolicy != "":
		found.add(at, "set native: true", "sidecar %q would keep the job %q from ending", sidecar.Name, service.Name)
	default:
		p.Containers = append(p.Containers, c)
	}
}
