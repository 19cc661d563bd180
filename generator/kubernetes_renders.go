package generator

import (
	"fmt"
	"reflect"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
)

// rendered is one object of a render.
type rendered struct {
	job        Job // Output is the file's name in an overlay
	kind, name string
	root       *node.Node
}

// objectRenders are the objects of services as they are in the base and in the
// overlays. Most overlays change few of them: what has the same data is rendered
// and parsed once.
type objectRenders struct {
	renderer *renderer
	base     []rendered
	known    map[string][]rendered // by Job.Output, the versions so far
}

func newObjectRenders(in *Input, services []*ship.Service, found *problems) (*objectRenders, error) {
	r, err := newRenderer(templates.FS)
	if err != nil {
		return nil, err
	}
	o := &objectRenders{renderer: r, known: map[string][]rendered{}}
	o.base, err = o.render(in, services, found)
	return o, err
}

// render is what the services are in one place, in the order of their jobs' outputs.
func (o *objectRenders) render(in *Input, services []*ship.Service, found *problems) ([]rendered, error) {
	var out []rendered
	for _, service := range services {
		jobs := serviceJobs(in, service, ".", found)
		if err := found.err(); err != nil {
			return nil, err
		}
		for _, job := range byOutput(jobs) {
			job.Output = service.Name + "-" + job.Output
			object, err := o.object(job)
			if err != nil {
				return nil, err
			}
			out = append(out, object)
		}
	}
	return out, nil
}

// object renders a job, or finds the render of one that has the same data.
func (o *objectRenders) object(job Job) (rendered, error) {
	for _, one := range o.known[job.Output] {
		if one.job.Template == job.Template && reflect.DeepEqual(one.job.Data, job.Data) {
			return one, nil
		}
	}
	data, err := o.renderer.text(job)
	if err != nil {
		return rendered{}, err
	}
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil || len(docs) != 1 {
		return rendered{}, fmt.Errorf("%s: %d documents, %v", job.Output, len(docs), err)
	}
	root := docs[0].Root
	one := rendered{job: job, kind: root.Get("kind").Text(), name: root.Path("metadata", "name").Text(), root: root}
	o.known[job.Output] = append(o.known[job.Output], one)
	return one, nil
}
