package generator

import "github.com/shipgen/shipgen/schema/ship"

// dockerfileTarget renders an image build per Go service.
var dockerfileTarget = Target{
	Name: "dockerfile",
	Doc: "A `Dockerfile` per Go service and the `.dockerignore` of its context, an allow-list. The build cross-compiles, " +
		"mounts caches and sources instead of copying them, and leaves one static binary, `/app`, on the base of `image.base`, " +
		"run as 65532. One service: at the module's root; several: beside each main, the module's root as context. " +
		"A service in Node.js, Python or Rust has its Dockerfile in its context, made from manifest and lock: exact installs, caches, the same user. " +
		"`build.dockerfile` and `build.image` are used as they are.",
	Keys: []string{
		"/services/*/build/main", "/services/*/build/language", "/services/*/build/command", "/services/*/build/cgo", "/services/*/build/tags", "/services/*/build/version", "/services/*/build/files",
		"/services/*/build/context", "/services/*/build/dockerfile", "/services/*/ports", "/image/base", "/go/proxy", "/go/private",
	},
	Plan: planDockerfiles,
}

func planDockerfiles(in *Input) ([]Job, error) {
	found := newProblems(in.Ship)
	var jobs []Job
	for _, group := range dockerfileGroups(in, found) {
		jobs = append(jobs, dockerfileJobs(in, group, found)...)
	}
	jobs = append(jobs, languageJobs(in, found)...)
	checkImageOverrides(in, found)
	return jobs, found.err()
}

// dockerfileGroups are the services to render a Dockerfile for, those with one
// main together, since they share the file.
func dockerfileGroups(in *Input, found *problems) [][]*ship.Service {
	var groups [][]*ship.Service
	at := map[string]int{}
	for _, service := range builtServices(in.Ship) {
		if service.Build.Main == "" {
			continue // the user's own Dockerfile, or another language
		}
		file := dockerfilePath(in, service)
		i, ok := at[file]
		if !ok {
			at[file] = len(groups)
			groups = append(groups, []*ship.Service{service})
			continue
		}
		first := groups[i][0]
		if !sameBuild(first.Build, service.Build) {
			found.add(pointer("services", service.Name, "build"), "give one of them a main of its own",
				"services %q and %q build %s with different options into one Dockerfile", first.Name, service.Name, service.Build.Main)
		}
		groups[i] = append(groups[i], service)
	}
	return groups
}

// dockerfileJobs are a Dockerfile and the ignore file that BuildKit reads for it.
// https://docs.docker.com/build/concepts/context/#filename-and-location
func dockerfileJobs(in *Input, group []*ship.Service, found *problems) []Job {
	service := group[0]
	in = in.of(service)
	data, ok := newDockerfile(in, group, found)
	if !ok {
		return nil
	}
	file := dockerfilePath(in, service)
	ignore := file + ".dockerignore"
	if len(builtServices(in.Ship)) == 1 {
		ignore = file[:len(file)-len("Dockerfile")] + ".dockerignore"
	}
	return []Job{
		{Template: "dockerfile/Dockerfile.tmpl", Output: file, Data: data},
		{Template: "dockerfile/dockerignore.tmpl", Output: ignore, Data: newDockerignore(in, buildContext(in, service), imageFiles(in, service))},
	}
}

// checkImageOverrides refuses a base image per environment: one image is built
// and promoted through all of them.
func checkImageOverrides(in *Input, found *problems) {
	for _, environment := range in.Ship.Environments {
		there, err := in.Ship.In(environment.Name)
		if err == nil && there.Image.Base != in.Ship.Image.Base {
			found.add(pointer("environments", environment.Name, "overrides", "image", "base"), "set image.base for all environments",
				"the image is built once for all environments, so its base cannot be %q here and %q elsewhere", there.Image.Base, in.Ship.Image.Base)
		}
	}
}
