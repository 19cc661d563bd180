package generator

import (
	"fmt"
	"go/version"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// imageBase is what a finished image stands on, and what that asks of the build.
type imageBase struct {
	name         string
	image        string // "" = scratch
	libc         string // the Linux of the builder whose C library the base has, "" = none: no cgo
	certificates bool   // the base brings CA certificates
	zones        bool   // the base brings the time zone database
}

// imageBases are the values of image.base.
// https://github.com/GoogleContainerTools/distroless#what-images-are-available
var imageBases = []imageBase{
	{name: "distroless-static", image: "gcr.io/distroless/static-debian13:nonroot", certificates: true, zones: true},
	// glibc of Debian 12, which the bookworm builder links against.
	{name: "distroless-base", image: "gcr.io/distroless/base-debian12:nonroot", libc: "bookworm", certificates: true, zones: true},
	{name: "alpine", image: "alpine:3.24", libc: "alpine", certificates: true},
	{name: "scratch"},
}

// baseOf is image.base; schema/ship refuses one without a C library below a
// program that needs cgo.
func baseOf(in *Input, found *problems) imageBase {
	i := slices.IndexFunc(imageBases, func(b imageBase) bool { return b.name == in.Ship.Image.Base })
	if i < 0 {
		found.add("/image/base", "", "no such base: %q", in.Ship.Image.Base)
		return imageBase{}
	}
	return imageBases[i]
}

// builder is the variant of the golang image. Alpine's has neither git, which
// private modules need, nor a C compiler.
func (b imageBase) builder(in *Input, service *ship.Service) string {
	switch {
	case service.Build.Cgo && b.libc != "":
		return b.libc
	case len(in.Ship.Go.Private) > 0:
		return "bookworm"
	}
	return "alpine"
}

// packages are what cgo needs on top of the builder.
func (b imageBase) packages(private bool) []string {
	switch {
	case b.libc != "alpine":
		return nil
	case private:
		return []string{"gcc", "git", "musl-dev"}
	}
	return []string{"gcc", "musl-dev"}
}

// builderImage is the newest known patch of the Go version that go.mod asks for,
// or exactly go.mod's where that is newer still: the golang image sets
// GOTOOLCHAIN=local, so an older one refuses to build.
func builderImage(in *Input, variant string, found *problems) string {
	want := in.Repo.goWanted()
	if in.Repo.outlived() {
		want = goOldstable.String()
	}
	if !version.IsValid("go" + want) {
		found.add("/go/versionFile", "add a go line to go.mod", "no Go version to build with: go.mod says %q", want)
		return ""
	}
	minor := strings.TrimPrefix(version.Lang("go"+want), "go")
	image, err := in.Pins.Image(fmt.Sprintf("golang:%s-%s", minor, variant))
	if err == nil && version.Compare("go"+want, "go"+goOf(image)) <= 0 {
		return image
	}
	return dockerImage(in, fmt.Sprintf("golang:%s-%s", want, variant), found)
}

// goOf is the Go version in a reference such as "golang:1.26.7-alpine@sha256:…".
func goOf(image string) string {
	_, tag, _ := strings.Cut(image, ":")
	tag, _, _ = strings.Cut(tag, "@")
	tag, _, _ = strings.Cut(tag, "-")
	return tag
}

func dockerImage(in *Input, want string, found *problems) string {
	image, err := in.Pins.Image(want)
	if err != nil {
		found.add("/image", "", "no pin for the image %s: %v", want, err)
	}
	return image
}
