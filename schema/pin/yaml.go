package pin

import (
	"strings"

	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// reader collects the references of one YAML file.
type reader struct {
	data []byte
	refs []Reference
}

// Workflow reads a workflow's or action's references: uses of steps and jobs,
// job containers and services, and the image of a Docker action. They come in
// order of position, also those that are malformed (see Reference.Err).
func Workflow(data []byte, w *workflow.Workflow) []Reference {
	if w == nil {
		return nil
	}
	r := &reader{data: data}
	for _, job := range w.Jobs {
		r.uses(job.Uses)
		r.container(job.Container, "container")
		if job.Services != nil {
			for _, p := range job.Services.Pairs {
				r.container(p.Value, "services")
			}
		}
		for _, step := range job.Steps {
			r.uses(step.Uses)
		}
	}
	if w.Action {
		r.dockerAction(w.Root.Path("runs", "image"))
	}
	return inOrder(r.refs)
}

// Kubernetes reads the images of every object: of containers of all sorts,
// wherever a pod template stands, and of image volumes.
func Kubernetes(data []byte, objects []*kubernetes.Object) []Reference {
	r := &reader{data: data}
	for _, o := range objects {
		r.pods(o.Node)
	}
	return inOrder(r.refs)
}

func (r *reader) pods(n *node.Node) {
	if n == nil {
		return
	}
	for _, p := range n.Pairs {
		switch p.Key.Value {
		case "containers", "initContainers", "ephemeralContainers":
			for _, c := range p.Value.Items {
				r.image(c.Get("image"), p.Key.Value)
			}
		case "volumes":
			for _, v := range p.Value.Items {
				r.image(v.Path("image", "reference"), p.Key.Value)
			}
		}
		r.pods(p.Value)
	}
	for _, item := range n.Items {
		r.pods(item)
	}
}

// Compose reads the images that a Compose file pulls. Where a service is built,
// its image is the name of the result and no reference.
// https://docs.docker.com/reference/compose-file/build/#using-build-and-image
func Compose(data []byte, root *node.Node) []Reference {
	r := &reader{data: data}
	services := root.Get("services")
	if services == nil {
		return nil
	}
	for _, p := range services.Pairs {
		if p.Value.Get("build").IsNull() {
			r.image(p.Value.Get("image"), "services")
		}
	}
	return inOrder(r.refs)
}

// GitLab reads the images of a .gitlab-ci.yml: image and services, at the top,
// under default and in jobs, as text or as mapping with a name.
// https://docs.gitlab.com/ci/yaml/#image
func GitLab(data []byte, root *node.Node) []Reference {
	if root == nil {
		return nil
	}
	r := &reader{data: data}
	for _, n := range append([]*node.Node{root}, values(root)...) {
		r.imageOf(n.Get("image"), "name", "image")
		if services := n.Get("services"); services != nil {
			for _, s := range services.Items {
				r.imageOf(s, "name", "services")
			}
		}
	}
	return inOrder(r.refs)
}

func values(n *node.Node) []*node.Node {
	var found []*node.Node
	for _, p := range n.Pairs {
		found = append(found, p.Value)
	}
	return found
}

// imageOf reads an image that is written alone or under a key of a mapping.
func (r *reader) imageOf(n *node.Node, key, place string) {
	if n != nil && n.Kind == node.Mapping {
		n = n.Get(key)
	}
	r.image(n, place)
}

func (r *reader) image(n *node.Node, place string) {
	if n.Text() != "" {
		ref, err := ParseImage(n.Value)
		r.add(n, ref, err, place)
	}
}

const dockerScheme = "docker://"

// container reads the image of a job's container or of a service, before which
// the runner takes docker:// off.
func (r *reader) container(n *node.Node, place string) {
	if n != nil && n.Kind == node.Mapping {
		n = n.Get("image")
	}
	if image, ok := strings.CutPrefix(n.Text(), dockerScheme); ok {
		ref, err := ParseImage(image)
		ref.Text = n.Value
		r.add(n, ref, err, place)
		return
	}
	r.image(n, place)
}

// dockerAction reads runs.image: a Dockerfile of the action, or docker://image,
// whose scheme has no case.
// https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#runsimage
func (r *reader) dockerAction(n *node.Node) {
	text := n.Text()
	if len(text) > len(dockerScheme) && strings.EqualFold(text[:len(dockerScheme)], dockerScheme) {
		ref, err := ParseUses(dockerScheme + text[len(dockerScheme):])
		ref.Text = text
		r.add(n, ref, err, "image")
	}
}

func (r *reader) uses(n *node.Node) {
	if n.Text() != "" {
		ref, err := ParseUses(n.Value)
		r.add(n, ref, err, "uses")
	}
}

func (r *reader) add(n *node.Node, ref Reference, err error, place string) {
	ref.Err, ref.Place = err, place
	ref.Span = Span{n.Start, n.End}
	inner := ref.Span
	if c := r.data[n.Start]; c == '"' || c == '\'' {
		inner = Span{n.Start + 1, n.End - 1}
	}
	if !n.Alias && !inner.Empty() && string(r.data[inner.Start:inner.End]) == n.Value {
		ref.Span, ref.Exact = inner, true
		if l := behind(r.data, n.End); !l.comment.Empty() {
			ref.Comment, ref.CommentSpan = version(r.data, l.comment)
		}
	}
	r.refs = append(r.refs, ref)
}
