package kubernetes

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// kustomization is what a kustomization.yaml says about other files.
type kustomization struct {
	dir        string
	resources  map[string]bool // paths, from the tree's base
	patches    map[string]bool
	images     []kustomizeImage
	fixedNames lint.Span // disableNameSuffixHash, where something is generated
}

// kustomizeImage is an entry of images:.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/
type kustomizeImage struct {
	name, newName, tag, digest string
	place                      lint.Span
}

// built is an image that a tool builds and names when it deploys: skaffold's
// artifacts. https://skaffold.dev/docs/references/yaml/#build-artifacts
type built struct{ name string }

var kustomizations = &lint.Collector{
	Name:  "kustomizations",
	Kinds: []lint.Kind{lint.YAML},
	File:  collectKustomizations,
}

func collectKustomizations(p *lint.Pass) error {
	kustomize := isKustomization(p.File.Path)
	if !kustomize && !strings.HasPrefix(path.Base(p.File.Path), "skaffold") {
		return nil
	}
	docs, err := p.File.Documents()
	if err != nil {
		return err
	}
	for _, doc := range docs {
		if kustomize {
			p.Export(readKustomization(p, doc.Root))
			continue
		}
		for _, artifact := range items(doc.Root.Path("build", "artifacts")) {
			p.Export(built{artifact.Get("image").Text()})
		}
	}
	return nil
}

func readKustomization(p *lint.Pass, root *node.Node) *kustomization {
	k := &kustomization{dir: path.Dir(p.File.Path), resources: map[string]bool{}, patches: map[string]bool{}}
	for _, field := range []string{"resources", "bases", "components"} {
		for _, n := range items(root.Get(field)) {
			k.resources[path.Join(k.dir, n.Text())] = true
		}
	}
	for _, field := range []string{"patches", "patchesStrategicMerge", "patchesJson6902", "configurations", "transformers", "generators"} {
		for _, n := range items(root.Get(field)) {
			k.addPatch(n)
		}
	}
	if off := root.Path("generatorOptions", "disableNameSuffixHash"); isTrue(off) && len(items(root.Get("configMapGenerator")))+len(items(root.Get("secretGenerator"))) > 0 {
		k.fixedNames = at(p, off)
	}
	for _, n := range items(root.Get("images")) {
		k.images = append(k.images, readImage(p, n))
	}
	return k
}

// addPatch: a patch is a file, or written in place.
func (k *kustomization) addPatch(n *node.Node) {
	file, text := n.Get("path").Text(), n.Get("patch").Text()
	if n.Kind == node.Scalar {
		file, text = n.Value, n.Value
	}
	if file != "" && !strings.Contains(text, "\n") {
		k.patches[path.Join(k.dir, file)] = true
	}
}

func readImage(p *lint.Pass, n *node.Node) kustomizeImage {
	i := kustomizeImage{
		name: n.Get("name").Text(), newName: n.Get("newName").Text(),
		tag: n.Get("newTag").Text(), digest: n.Get("digest").Text(),
	}
	if where := first(n.Get("newTag"), n.Get("name"), n); where != nil {
		i.place = at(p, where)
	}
	return i
}

// image is the reference that an entry makes, as far as it says.
func (i kustomizeImage) image() string {
	image := i.name
	if i.newName != "" {
		image = i.newName
	}
	if i.tag != "" {
		image += ":" + i.tag
	}
	if i.digest != "" {
		image += "@" + i.digest
	}
	return image
}
