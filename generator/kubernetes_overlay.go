package generator

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// overlay is the kustomization.yaml of one environment.
type overlay struct {
	Environment string
	Namespace   string
	Resources   []string
	Components  []string
	Images      []overlayImage
	Changes     []change // what the environment's overrides change
	Patches     []string // the user's own
}

// overlayImage is the image of a service, whose digest a deployment sets.
type overlayImage struct{ Name, Digest string }

// change is one strategic merge patch.
type change struct{ Kind, Name, Patch string }

// overlayJobs are deploy/overlays/<environment>, or <environment>-<target>. Its patches are the difference
// between two renders of the same templates, so an override of any key works.
func overlayJobs(in *Input, objects *objectRenders, at place, patches *userPatches, found *problems) ([]Job, error) {
	there := *in
	there.place = &at
	var err error
	if there.Ship, err = in.Ship.In(at.Environment.Name); err != nil {
		return nil, err
	}
	services := at.services(&there)
	before := objects.base
	after, err := objects.render(&there, services, found)
	if err != nil {
		return nil, err
	}
	dir := at.dir()
	data := overlay{
		Environment: at.Environment.Name,
		Namespace:   at.namespace(in),
		Resources:   []string{"namespace.yaml", "../../base"},
		Components:  slices.Concat(alertComponents(&there, at), rolloutComponents(&there, at), patches.components(dir)),
		Images:      overlayImages(&there, services),
		Changes:     changes(before, after),
		Patches:     patches.in(dir),
	}
	jobs := []Job{{Template: "kubernetes/overlay/namespace.yaml.tmpl", Output: path.Join(dir, "namespace.yaml"), Data: newNamespace(&there, at)}}
	for _, object := range after {
		if find(before, object) == nil {
			object.job.Output = path.Join(dir, object.job.Output)
			data.Resources = append(data.Resources, path.Base(object.job.Output))
			jobs = append(jobs, object.job)
		}
	}
	return append(jobs, Job{Template: "kubernetes/overlay/kustomization.yaml.tmpl", Output: path.Join(dir, "kustomization.yaml"), Data: data}), nil
}

func find(objects []rendered, like rendered) *rendered {
	for i := range objects {
		if objects[i].kind == like.kind && objects[i].name == like.name {
			return &objects[i]
		}
	}
	return nil
}

// changes are the patches that turn one render into another.
func changes(before, after []rendered) []change {
	var out []change
	for _, old := range before {
		patch := deletion(old.root)
		if now := find(after, old); now != nil {
			patch = difference(old.root, now.root)
		}
		if patch != nil {
			out = append(out, change{old.kind, old.name, printNode(patch)})
		}
	}
	return out
}

func overlayImages(in *Input, services []*ship.Service) []overlayImage {
	var out []overlayImage
	for _, service := range services {
		if service.Build.Image == "" {
			out = append(out, releasedImage(in, in.place.dir(), imageName(in, service)))
		}
	}
	slices.SortFunc(out, func(a, b overlayImage) int { return strings.Compare(a.Name, b.Name) })
	return slices.Compact(out)
}

// releasedImage has the digest that a deployment has set in a folder's
// kustomization, or that of no image.
func releasedImage(in *Input, dir, name string) overlayImage {
	return overlayImage{name, cmp.Or(in.Pins.Digest(path.Join(dir, "kustomization.yaml"), name), noDigest)}
}
