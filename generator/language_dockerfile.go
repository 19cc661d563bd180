package generator

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// languageData is what templates/dockerfile/<language>.Dockerfile.tmpl prints.
type languageData struct {
	Syntax, Builder, Base string
	Uv                    string // the image that has uv, "" = pip

	Inputs  []string // manifest and lock: all that the dependencies depend on
	Install string   // the command that installs exactly what the lock says
	Cache   string   // the folder in which that keeps downloads
	Build   bool     // of node: there is a build script
	Prune   string   // of node: takes away what only the build needed
	Binary  string   // of rust

	Certificates bool // the base has none
	Ports        []int
	Command      []string
}

// languageBuilds are the values of build.language.
var languageBuilds = map[string]func(*languageBuild) *languageData{
	"node": nodeData, "python": pythonData, "rust": rustData,
}

// languageBuild is what the data of a Dockerfile is made from.
type languageBuild struct {
	in      *Input
	service *ship.Service
	sources Sources
	found   *problems
}

// fail is a problem of the build.
func (b *languageBuild) fail(hint, format string, args ...any) {
	b.found.add(pointer("services", b.service.Name, "build"), hint, format, args...)
}

func (b *languageBuild) has(file string) bool { _, ok := b.sources.Manifests[file]; return ok }

// command is what the image runs: what ship.yaml says, else what was found.
func (b *languageBuild) command(found []string) []string {
	if len(b.service.Build.Command) > 0 {
		return b.service.Build.Command
	}
	if len(found) == 0 {
		b.fail("set build.command, such as [python, -m, orders]", "nothing in %q says how the program of service %q is started",
			b.service.Build.Context, b.service.Name)
	}
	return found
}

// languageJobs are the Dockerfiles of the services in other languages than Go.
func languageJobs(in *Input, found *problems) []Job {
	var jobs []Job
	first := map[string]*ship.Service{}
	for _, service := range builtServices(in.Ship) {
		build := service.Build
		plan, ok := languageBuilds[build.Language]
		if !ok || build.Dockerfile != "" {
			continue
		}
		file := dockerfilePath(in, service)
		if other := first[file]; other != nil {
			if other.Build.Language != build.Language || !slices.Equal(other.Build.Command, build.Command) {
				found.add(pointer("services", service.Name, "build"), "give one of them a context of its own",
					"services %q and %q build %s in different ways", other.Name, service.Name, file)
			}
			continue
		}
		first[file] = service
		b := &languageBuild{in, service, in.Repo.Sources[path.Clean(build.Context)], found}
		data := plan(b)
		data.Syntax = dockerImage(in, "docker/dockerfile:1", found)
		data.Ports = exposedPorts([]*ship.Service{service})
		ignore := path.Join(path.Dir(file), ".dockerignore")
		if len(builtServices(in.Ship)) > 1 {
			ignore = file + ".dockerignore"
		}
		jobs = append(jobs,
			Job{Template: "dockerfile/" + build.Language + ".Dockerfile.tmpl", Output: file, Data: data},
			Job{Template: "dockerfile/sources.dockerignore.tmpl", Output: ignore, Data: b.ignore()})
	}
	return jobs
}

// ignore is the allow-list of the context.
func (b *languageBuild) ignore() dockerignoreData {
	data := dockerignoreData{}
	for _, entry := range b.sources.Entries {
		data.Allow = append(data.Allow, ignorePattern(entry))
	}
	return data
}
