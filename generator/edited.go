package generator

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/workflow"
)

// EditedPins reads back the pins that a bot moved in rendered files (path to
// content), so that the next render keeps them and no drift is reported.
func EditedPins(files map[string][]byte, locked PinSet) PinSet {
	var refs []pin.Reference
	digests := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		refs = append(refs, References(name, files[name])...)
		if path.Base(name) == "kustomization.yaml" {
			maps.Copy(digests, deployed(name, files[name]))
		}
	}
	moved := Moved(locked, refs)
	if len(digests) > 0 {
		moved.Digests = digests
	}
	return moved
}

// deployed are the digests of a kustomization's images. `kustomize edit set
// image` changes them with each deployment; a value of another form is an edit.
func deployed(name string, data []byte) map[string]string {
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil || len(docs) != 1 {
		return nil
	}
	digests := map[string]string{}
	images := docs[0].Root.Get("images")
	if images == nil {
		return digests
	}
	for _, image := range images.Items {
		if digest := image.Get("digest").Text(); sha256Digest.MatchString(digest) && digest != noDigest {
			digests[digestKey(name, image.Get("name").Text())] = digest
		}
	}
	return digests
}

var sha256Digest = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

// References are what a file of a repository fetches at run time, by the kind
// that its path and content give it: workflows and actions, Dockerfiles, Compose
// files and manifests. A file that does not parse, or is none of these, has none.
func References(name string, data []byte) []pin.Reference {
	base := path.Base(name)
	yaml := strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".yaml")
	switch {
	case base == "Dockerfile" || strings.HasPrefix(base, "Dockerfile.") && !strings.HasSuffix(base, ".dockerignore"):
		file, err := dockerfile.Parse(data)
		if err != nil {
			return nil
		}
		return pin.Dockerfile(data, file)
	case !yaml || strings.HasPrefix(name, ".shipgen/"):
		return nil
	}
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil || len(docs) == 0 {
		return nil
	}
	switch {
	case strings.Contains("/"+name, "/.github/workflows/"), base == "action.yml", base == "action.yaml":
		return pin.Workflow(data, workflow.New(data, docs))
	case strings.HasPrefix(base, "docker-compose") || strings.HasPrefix(base, "compose"):
		return pin.Compose(data, docs[0].Root)
	}
	return pin.Kubernetes(data, kubernetes.Objects(docs))
}
