package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// pod is a pod template; partials/kubernetes-pod.tmpl prints it.
type pod struct {
	ServiceAccount string
	GraceSeconds   int
	RestartPolicy  string // "" = Always
	LowPorts       bool   // it listens below 1024
	Spread         bool
	Selector       []label // whose replicas are spread
	Edge           *edgePlacement
	Init           []container
	Containers     []container
	Volumes        []volume
}

// container is one container; partials/kubernetes-container.tmpl prints it.
type container struct {
	Name, Image  string
	Always       bool     // a native sidecar: an init container that keeps running
	Command      []string // instead of the image's entry point
	Args         []string // after it
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
		GraceSeconds:   service.GracePeriod.Seconds(), // the drain counts into it
		Containers:     []container{newContainer(in, service, found)},
		LowPorts:       lowPorts(service),
	}
	if service.Kind == ship.KindJob || service.Kind == ship.KindCronJob {
		p.RestartPolicy = "Never" // each retry is a new pod, so the logs of the failed one stay
	}
	main := &p.Containers[0]
	p.mountWritable(main, service, found)
	p.mountConfig(main, config)
	p.mountSecrets(in, main, service, found)
	for _, sidecar := range service.Sidecars {
		p.addSidecar(in, service, sidecar, found)
	}
	p.Edge = in.edge()
	return p
}

func newContainer(in *Input, service *ship.Service, found *problems) container {
	c := container{
		Name:      service.Name,
		Image:     deployedImage(in, service, found),
		Args:      service.Args,
		Ports:     service.Ports,
		Resources: service.Resources,
		Env:       plainEnv(service.Env),
	}
	if workloadKinds[service.Kind] == "Deployment" {
		c.Startup = newProbe(service, service.Startup)
		c.Liveness = newProbe(service, service.Liveness)
		c.Readiness = newProbe(service, service.Readiness)
		c.DrainSeconds = service.Drain.Seconds()
	}
	if limit := goMemoryLimit(service, found); limit != "" {
		c.Env = append(c.Env, envEntry{Name: "GOMEMLIMIT", Value: limit})
	}
	if cores := goProcessors(in.Repo, service); cores != "" && !slices.ContainsFunc(c.Env, func(e envEntry) bool { return e.Name == "GOMAXPROCS" }) {
		c.Env = append(c.Env, envEntry{Name: "GOMAXPROCS", Value: cores})
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
	if sidecar.Name == service.Name {
		found.add(at, "give it another name", "the sidecar %q has the name of its service's own container", sidecar.Name)
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
