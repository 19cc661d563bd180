package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// builtServices are the services whose image this repository builds. A command
// is released as a binary, and most platforms for functions take a program.
func builtServices(s *ship.Ship) []*ship.Service {
	return slices.DeleteFunc(slices.Clone(s.Services), func(one *ship.Service) bool {
		return one.Build.Image != "" || one.Kind == ship.KindCommand || one.Kind == ship.KindFunction && !containerized(s, one)
	})
}

// registry is where images are pushed: image.registry, else the owner's
// namespace at GitHub's registry, which wants lower case. "" = unknown.
func registry(in *Input) string {
	if r := in.Ship.Image.Registry; r != "" {
		return strings.TrimSuffix(r, "/")
	}
	owner := in.Ship.Repository.Owner
	if owner == "" {
		owner = in.Repo.Owner
	}
	if owner == "" {
		return ""
	}
	return "ghcr.io/" + strings.ToLower(owner)
}

// imageName is a service's image without tag or digest: <registry>/<name> where
// the repository builds one image, <registry>/<name>-<service> where several.
// "" = the registry is unknown.
func imageName(in *Input, service *ship.Service) string {
	if service.Build.Image != "" {
		return service.Build.Image
	}
	base := registry(in)
	if base == "" {
		return ""
	}
	name := in.Ship.Name
	if len(builtServices(in.Ship)) > 1 {
		name += "-" + service.Name
	}
	return path.Join(base, name)
}

// dockerfilePath is a service's Dockerfile from the root: its own, the one at
// its context's root where one service is built, else the one beside its main.
func dockerfilePath(in *Input, service *ship.Service) string {
	switch {
	case service.Build.Dockerfile != "":
		return path.Clean(service.Build.Dockerfile)
	case service.Build.Main != "" && len(builtServices(in.Ship)) > 1:
		return path.Join(service.Build.Main, "Dockerfile")
	}
	return path.Join(buildContext(in, service), "Dockerfile")
}

// buildContext is the folder that a service's image is built from: build.context,
// or else that of a Go service's module, and of what its go.mod takes from folders.
func buildContext(in *Input, service *ship.Service) string {
	context := path.Clean(service.Build.Context)
	if context == "." && service.Build.Main != "" {
		return moduleContext(in.of(service))
	}
	return context
}
