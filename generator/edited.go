package generator

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/workflow"
)

// EditedPins reads back the pins that a bot moved in rendered files (path to
// content), so that the next render keeps them and no drift is reported.
func EditedPins(files map[string][]byte, locked PinSet) PinSet {
	var refs []pin.Reference
	for _, name := range slices.Sorted(maps.Keys(files)) {
		refs = append(refs, references(name, files[name])...)
	}
	return Moved(locked, refs)
}

// references are a rendered file's; one that no longer parses has none.
func references(name string, data []byte) []pin.Reference {
	base := path.Base(name)
	switch {
	case strings.HasPrefix(name, ".github/workflows/"):
		docs, err := node.Parse(data, node.DefaultLimits)
		if err != nil {
			return nil
		}
		return pin.Workflow(data, workflow.New(data, docs))
	case base == "Dockerfile":
		file, err := dockerfile.Parse(data)
		if err != nil {
			return nil
		}
		return pin.Dockerfile(data, file)
	}
	return nil
}
