package generator

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// place is where an overlay is applied: an environment in one cluster.
type place struct {
	Environment *ship.Environment
	Target      *ship.Target // nil: the one cluster, which ship.yaml does not name
	Name        string       // "production", or "production-eu" where the environment has several clusters
}

// dir is the folder of the overlay.
func (p place) dir() string { return path.Join(overlaysDir, p.Name) }

// places are the overlays of an environment, none where it has no cluster.
func places(in *Input, environment *ship.Environment) []place {
	targets := kubernetesTargets(in.Ship, environment, nil)
	switch {
	case len(in.Ship.Targets) == 0:
		return []place{{Environment: environment, Name: environment.Name}}
	case len(targets) == 1:
		return []place{{environment, targets[0], environment.Name}}
	}
	var out []place
	for _, target := range targets {
		out = append(out, place{environment, target, environment.Name + "-" + target.Name})
	}
	return out
}

// allPlaces are the overlays of all environments.
func allPlaces(in *Input) []place {
	var out []place
	for _, environment := range in.Ship.Environments {
		out = append(out, places(in, environment)...)
	}
	return out
}

// checkPlaces refuses two overlays in one folder: "a" with the cluster "b-c" and
// "a-b" with the cluster "c".
func checkPlaces(in *Input, found *problems) {
	first := map[string]string{}
	for _, p := range allPlaces(in) {
		if other, ok := first[p.Name]; ok {
			found.add(pointer("environments", p.Environment.Name), "rename one of the environments or targets",
				"environments %q and %q both make the overlay %q", other, p.Environment.Name, p.Name)
			continue
		}
		first[p.Name] = p.Environment.Name
	}
}

// namespace is the place's own: the cluster's, else the environment's, else one
// made of the names.
func (p place) namespace(in *Input) string {
	switch {
	case p.Target != nil && p.Target.Options["namespace"] != "":
		return p.Target.Options["namespace"]
	case p.Environment.Namespace != "":
		return p.Environment.Namespace
	}
	return in.Ship.Name + "-" + p.Environment.Name
}

// services are those that run at the place.
func (p place) services(in *Input) []*ship.Service {
	return slices.DeleteFunc(kubernetesServices(in.Ship, p.Environment), func(service *ship.Service) bool {
		return p.Target != nil && len(service.Targets) > 0 && !slices.Contains(service.Targets, p.Target.Name)
	})
}

// edgePlacement keeps the pods of an edge overlay on its KubeEdge nodes.
type edgePlacement struct {
	Group string
	Arch  string
	// OfflineSeconds is how long a pod stays bound to a node that the cloud no
	// longer hears. The edge goes on running it meanwhile, so moving it early
	// would leave two.
	OfflineSeconds int
}

// edge is the placement of the place that a manifest is rendered for, nil where
// that is no edge.
func (in *Input) edge() *edgePlacement {
	if in.place == nil || in.place.Target == nil || in.place.Target.Platform != "edge" {
		return nil
	}
	options := in.place.Target.Options
	return &edgePlacement{
		Group:          options["nodeGroup"],
		Arch:           options["arch"],
		OfflineSeconds: in.place.Target.Duration("offlineTolerance").Seconds(),
	}
}

// addBundle brings the files of an edge target's bundle into the service's own
// container before it starts. The image is named by digest in Git, so what runs
// at the edge changes by a commit alone, and goes back by its revert.
func (w *workload) addBundle(in *Input, found *problems) {
	if in.edge() == nil || in.place.Target.Options["bundle"] == "" || w.Kind != "Deployment" {
		return
	}
	p, options := &w.Pod, in.place.Target.Options
	image, err := in.Pins.Image(options["bundle"])
	if err != nil {
		found.add(pointer("targets", in.place.Target.Name, "edge", "bundle"), "", "no pin for the image %s: %v", options["bundle"], err)
	}
	main := &p.Containers[0]
	dir := mount{Volume: "bundle", Path: options["bundlePath"]}
	p.Volumes = append(p.Volumes, volume{Name: dir.Volume, Size: bundleSize})
	p.Init = append(p.Init, container{
		Name: "bundle", Image: image, Command: []string{"cp", "-R", "/bundle/.", dir.Path},
		Resources: bundleResources, Mounts: []mount{dir},
	})
	dir.ReadOnly = true
	main.Mounts = append(main.Mounts, dir)
}

// What copying a bundle takes.
const bundleSize = "2Gi"

var bundleResources = ship.Resources{
	Requests: ship.ResourceList{CPU: "50m", Memory: "64Mi", EphemeralStorage: bundleSize},
	Limits:   ship.ResourceList{Memory: "64Mi", EphemeralStorage: bundleSize},
}
