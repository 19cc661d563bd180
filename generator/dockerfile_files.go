package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// workingFolder is what relative paths of a program with files of its own begin at.
// The bases differ in theirs (distroless's is a home folder), so it is set.
const workingFolder = "/srv"

// copiedFile is a file or folder of the context in the image.
type copiedFile struct{ From, To string }

// setFiles copies what the program reads at run time beside it.
func (d *dockerfileData) setFiles(in *Input, service *ship.Service, found *problems) {
	context := buildContext(in, service)
	for _, file := range service.Build.Files {
		at := pointer("services", service.Name, "build", "files", file.Name)
		from := path.Clean(file.Path)
		switch {
		case !isWithin(from, context):
			found.add(at, "move it below that folder", "%q lies outside %q, which the image is built from", file.Path, context)
			continue
		case strings.ContainsAny(file.Name+from, " \t\"'\\$*?[]{}#"):
			found.add(at, "rename it", "%q cannot be copied by that name", file.Path)
			continue
		}
		to := file.Name
		if !path.IsAbs(to) {
			d.WorkingFolder = workingFolder
			to = path.Join(workingFolder, to)
		}
		d.Files = append(d.Files, copiedFile{below(context, from), path.Clean(to)})
	}
}

// imageFiles are the files of a service's image, from its context.
func imageFiles(in *Input, service *ship.Service) (all []string) {
	context := buildContext(in, service)
	for _, file := range service.Build.Files {
		if from := path.Clean(file.Path); isWithin(from, context) {
			all = append(all, below(context, from))
		}
	}
	return all
}

// sameBuild says whether two services of one main are built alike.
func sameBuild(a, b ship.Build) bool {
	return a.Cgo == b.Cgo && a.Version == b.Version && slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Files, b.Files)
}
