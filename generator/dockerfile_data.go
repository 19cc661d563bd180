package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// dockerfileData is what templates/dockerfile/Dockerfile.tmpl prints.
type dockerfileData struct {
	Syntax  string // the frontend's image
	Builder string
	Base    string // "scratch" or an image

	Arguments []buildArgument // GOPROXY, GOPRIVATE: settings, never secrets
	Packages  []string        // what cgo needs and the builder lacks
	Netrc     bool            // private modules: credentials come as a build secret
	Dir       string          // the module's folder in the context, "" = the context itself
	Download  []fileMount     // what `go mod download` reads; none where go.sum lists nothing
	Mod       string          // -mod flag
	Cgo       bool            // a C compiler does not cross-compile: build on the target platform
	GOARM     bool            // a 32-bit ARM platform is asked for
	Version   string          // the variable that the linker sets
	Tags      string
	Package   string // "./cmd/api", from the module

	Certificates  bool   // the base has none
	WorkingFolder string // "" = the base's own
	Files         []copiedFile
	Ports         []int
}

type buildArgument struct{ Name, Value string }

func newDockerfile(in *Input, group []*ship.Service, found *problems) (*dockerfileData, bool) {
	service, before := group[0], len(found.list)
	base := baseOf(in, found)
	data := &dockerfileData{
		Syntax:       dockerImage(in, "docker/dockerfile:1", found),
		Builder:      builderImage(in, base.builder(in, service), found),
		Base:         "scratch",
		Arguments:    goSettings(in.Ship.Go),
		Netrc:        len(in.Ship.Go.Private) > 0,
		Cgo:          service.Build.Cgo,
		Version:      service.Build.Version,
		GOARM:        slices.ContainsFunc(in.Ship.Image.Platforms, func(p string) bool { return strings.HasPrefix(p, "linux/arm/") }),
		Package:      packagePath(in, service, found),
		Certificates: !base.certificates,
		Ports:        exposedPorts(group),
	}
	if base.image != "" {
		data.Base = dockerImage(in, base.image, found)
	}
	data.setModules(in, service, found)
	data.setFiles(in, service, found)
	data.setTags(service, base)
	if service.Build.Cgo {
		data.Packages = base.packages(data.Netrc)
	}
	return data, len(found.list) == before
}

// setModules decides where modules come from. Without a go.sum there is none to
// download, and a module that the code wants all the same fails the build.
func (d *dockerfileData) setModules(in *Input, service *ship.Service, found *problems) {
	d.Mod = "readonly"
	if dir := below(buildContext(in, service), moduleDir(in)); dir != "." {
		d.Dir = dir
	}
	if slices.Contains(in.Repo.Folders, "vendor") {
		d.Mod, d.Netrc, d.Arguments = "vendor", false, nil
		return
	}
	if files := moduleFiles(in, service, found); in.Repo.GoSum {
		d.Download = files
	}
}

// setTags adds the tag that compiles the time zone database in, where the base has none.
// https://pkg.go.dev/time/tzdata
func (d *dockerfileData) setTags(service *ship.Service, base imageBase) {
	tags := slices.Clone(service.Build.Tags)
	if !base.zones && !slices.Contains(tags, "timetzdata") {
		tags = append(tags, "timetzdata")
	}
	d.Tags = strings.Join(tags, ",")
}

func goSettings(settings ship.Go) []buildArgument {
	var out []buildArgument
	if settings.Proxy != "" {
		out = append(out, buildArgument{"GOPROXY", settings.Proxy})
	}
	if len(settings.Private) > 0 {
		out = append(out, buildArgument{"GOPRIVATE", strings.Join(settings.Private, ",")})
	}
	return out
}

// packagePath is the main package as the go command wants it in the module.
func packagePath(in *Input, service *ship.Service, found *problems) string {
	module := moduleDir(in)
	main := path.Clean(service.Build.Main)
	if main == module {
		return "."
	}
	if module != "." {
		inside, ok := strings.CutPrefix(main, module+"/")
		if !ok {
			found.add(pointer("services", service.Name, "build", "main"), "", "main %q is outside the module in %q", service.Build.Main, module)
		}
		main = inside
	}
	return "./" + main
}

func exposedPorts(group []*ship.Service) []int {
	var ports []int
	for _, service := range group {
		for _, port := range service.Ports {
			ports = append(ports, port.Number)
		}
	}
	slices.Sort(ports)
	return slices.Compact(ports)
}
