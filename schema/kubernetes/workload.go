package kubernetes

import "github.com/shipgen/shipgen/schema/node"

// ContainerKind is the list of a pod that a container is in.
type ContainerKind uint8

// The three lists (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#containers).
const (
	Regular   ContainerKind = iota // containers
	Init                           // initContainers
	Ephemeral                      // ephemeralContainers
)

// Container is one container of a pod.
type Container struct {
	Kind ContainerKind
	Name string
	Node *node.Node
}

// templates are the paths of the pod templates in the kinds that have one.
var templates = map[string][]string{
	"Deployment":            {"spec", "template"},
	"StatefulSet":           {"spec", "template"},
	"DaemonSet":             {"spec", "template"},
	"ReplicaSet":            {"spec", "template"},
	"ReplicationController": {"spec", "template"},
	"Job":                   {"spec", "template"},
	"CronJob":               {"spec", "jobTemplate", "spec", "template"},
	"PodTemplate":           {"template"},
	"Rollout":               {"spec", "template"}, // of Argo Rollouts
}

// groups are the API groups whose kinds of these names are workloads: a Job of
// another group is something else. extensions is where they once were.
var groups = map[string]bool{"": true, "apps": true, "batch": true, "extensions": true, "argoproj.io": true}

// PodTemplate is the mapping with the metadata and spec of the object's pods: of
// a Pod the object itself; nil for what makes no pods.
func (o *Object) PodTemplate() *node.Node {
	if !groups[o.Group()] {
		return nil
	}
	if o.Kind == "Pod" {
		return o.Node
	}
	path, ok := templates[o.Kind]
	if !ok {
		return nil
	}
	return o.Node.Path(path...)
}

// IsWorkload says whether the object is of a kind that makes pods.
func (o *Object) IsWorkload() bool {
	return groups[o.Group()] && (o.Kind == "Pod" || templates[o.Kind] != nil)
}

// PodSpec is the mapping of the spec of the object's pods, or nil.
func (o *Object) PodSpec() *node.Node { return o.PodTemplate().Get("spec") }

// PodLabels is the mapping of the labels of the object's pods, or nil.
func (o *Object) PodLabels() *node.Node { return o.PodTemplate().Path("metadata", "labels") }

// Containers are the object's containers in the order of the file's lists: init,
// regular, ephemeral.
func (o *Object) Containers() []Container {
	spec := o.PodSpec()
	var all []Container
	add := func(kind ContainerKind, list *node.Node) {
		if list == nil {
			return
		}
		for _, n := range list.Items {
			if n.Kind == node.Mapping {
				all = append(all, Container{Kind: kind, Name: n.Get("name").Text(), Node: n})
			}
		}
	}
	add(Init, spec.Get("initContainers"))
	add(Regular, spec.Get("containers"))
	add(Ephemeral, spec.Get("ephemeralContainers"))
	return all
}

// Image is the container's image, or nil.
func (c Container) Image() *node.Node { return c.Node.Get("image") }

// IsSidecar says whether it is an init container that runs as long as the pod
// (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/).
func (c Container) IsSidecar() bool {
	return c.Kind == Init && c.Node.Get("restartPolicy").Text() == "Always"
}
