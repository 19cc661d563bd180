package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

var releaseTarget = Target{
	Name: "release",
	Doc: "The workflow that turns a version tag into a GitHub release: the tag is checked (a semantic version, annotated, on the default branch), " +
		"the code tested, archives built by GoReleaser after `.goreleaser.yaml` with checksums, software bills of materials and a changelog; " +
		"then a job that runs no code of the repository signs the checksums, attests where they were built and publishes. Without caches: " +
		"nothing that an earlier run left behind gets into a release. `scripts/check-tag.sh` checks a tag before it is pushed.",
	Keys: []string{"/release", "/repository/defaultBranch", "/services/*/build"},
	Plan: planRelease,
}

const (
	releaseFile    = ".github/workflows/release.yml"
	goreleaserFile = ".goreleaser.yaml"
	tagScript      = "check-tag.sh"
)

func planRelease(in *Input) ([]Job, error) {
	var jobs []Job
	if in.Ship.Release != nil || deploysImages(in) {
		p := newPlanner(in, "/release")
		jobs = append(jobs, scriptJob("release", tagScript, tagFacts{p.defaultBranch(), tagPattern(in.Ship)}))
	}
	if in.Ship.Release == nil || unmanaged(in, releaseFile) {
		return jobs, nil
	}
	p := newPlanner(in, "/release")
	programs := releasedPrograms(in.Ship)
	if in.Ship.Release.Binaries && len(programs) > 0 {
		jobs = append(jobs, Job{Template: "release/" + goreleaserFile + ".tmpl", Output: goreleaserFile, Data: p.goreleaser(programs)})
	}
	workflow, err := p.job("release/"+releaseFile+".tmpl", releaseFile, p.releaseWorkflow(len(programs) > 0))
	return append(jobs, workflow...), err
}

// tagFacts is what the script knows of ship.yaml.
type tagFacts struct{ Branch, Pattern string }

// releasedPrograms are the Go programs of this repository that are built for
// every system. With cgo a program has to be built where it shall run.
func releasedPrograms(s *ship.Ship) []*ship.Service {
	return slices.DeleteFunc(slices.Clone(s.Services), func(service *ship.Service) bool {
		return service.Build.Main == "" || service.Build.Cgo
	})
}

// goreleaser is the configuration of GoReleaser.
type goreleaser struct {
	Project string
	Builds  []goreleaserBuild
	SBOM    bool
}

// goreleaserBuild is one program.
type goreleaserBuild struct {
	ID, Main, Binary string
	Dir              string // of its module, "" for the root
	Version          string // variable that the linker sets
	Tags             []string
}

func (p *planner) goreleaser(programs []*ship.Service) goreleaser {
	config := goreleaser{Project: p.in.Ship.Name, SBOM: p.in.Ship.Release.SBOM}
	for _, service := range programs {
		build := goreleaserBuild{ID: service.Name, Main: "./" + mainInModule(p.in.of(service), service), Binary: service.Name, Tags: service.Build.Tags, Version: service.Build.Version}
		if dir := moduleDir(p.in.of(service)); dir != "." {
			build.Dir = dir
		}
		if len(programs) == 1 {
			build.Binary = p.in.Ship.Name
		}
		config.Builds = append(config.Builds, build)
	}
	return config
}

// mainInModule is the folder of a service's main package, from its module's.
func mainInModule(in *Input, service *ship.Service) string {
	main := path.Clean(service.Build.Main)
	if main == moduleDir(in) {
		return "."
	}
	return strings.TrimPrefix(main, moduleDir(in)+"/")
}
