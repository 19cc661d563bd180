package generator

import (
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

var imageTarget = Target{
	Name: "image",
	Doc: "The workflow that builds the images: a trial build for pull requests and the merge queue; for the default " +
		"branch and tags v* a push with SBOM and provenance, and an attestation of the digest. Where images are deployed, " +
		"the deploy workflow publishes them, so that what it deploys is what it has built.",
	Keys: []string{
		"/image/registry", "/image/platforms", "/repository/owner", "/repository/defaultBranch",
		"/services/*/build",
	},
	Plan: planImage,
}

const imageFile = ".github/workflows/image.yml"

func planImage(in *Input) ([]Job, error) {
	services := builtServices(in.Ship)
	if len(services) == 0 || unmanaged(in, imageFile) {
		return nil, nil
	}
	p := newPlanner(in, "/image")
	p.checkRegistry()
	w := &Workflow{
		Name: "Image",
		On:   On{PullRequest: true, MergeGroup: true},
		Concurrency: Concurrency{
			Group:  "${{ github.workflow }}-${{ github.event.pull_request.number || github.ref }}",
			Cancel: "${{ github.event_name == 'pull_request' }}",
			Why:    "A new push to a pull request makes its older run pointless.",
		},
	}
	publish := !deploysImages(in)
	if publish {
		w.On.Push = &Push{Branches: []string{branchPattern(p.defaultBranch())}, Tags: []string{tagPattern(in.Ship)}}
		w.Concurrency.Why = "One at a time per branch, so that an older build never moves its tag back; of\n" +
			"several commits that wait, only the newest is built."
	}
	for _, service := range services {
		b := p.imageBuild(service, len(services) > 1)
		trial := p.trialJob(b)
		w.Jobs = append(w.Jobs, trial)
		if publish {
			trial.If = "${{ github.event_name != 'push' }}"
			w.Jobs = append(w.Jobs, p.publishJob(b), p.attestJob(b))
		}
	}
	return p.job("image/.github/workflows/image.yml.tmpl", imageFile, w)
}

// checkRegistry refuses a registry that the job's own token cannot log in to.
func (p *planner) checkRegistry() {
	to := registry(p.in)
	host, _, _ := strings.Cut(to, "/")
	switch {
	case to == "":
		p.found.add("/image/registry", "set image.registry: ghcr.io/<owner>, or repository.owner",
			"no registry to push to: the repository's owner is unknown")
	case host != "ghcr.io":
		p.found.add("/image/registry", "supported now is ghcr.io, which needs no secret beside the job's own token",
			"no target pushes to %s yet", host)
	}
}

// imageBuild is what the jobs of one service share.
type imageBuild struct {
	suffix, label string // "-api" and " api" where there are several services
	service       *ship.Service
	image         string
	context, file string
	scope         string // of the layer cache
	emulate       bool
}

func (p *planner) imageBuild(service *ship.Service, several bool) imageBuild {
	b := imageBuild{
		service: service,
		image:   imageName(p.in, service),
		context: buildContext(p.in, service),
		file:    dockerfilePath(p.in, service),
		scope:   "image",
		emulate: p.emulated(service.Build),
	}
	if several {
		b.suffix, b.label, b.scope = "-"+service.Name, " "+service.Name, service.Name
	}
	return b
}

// emulated says whether a platform other than the runner's is built by running
// its programs. Go without cgo is cross-compiled instead.
func (p *planner) emulated(build ship.Build) bool {
	native := "linux/amd64"
	if strings.HasSuffix(p.in.Ship.CI.Runner, "-arm") {
		native = "linux/arm64"
	}
	foreign := false
	for _, platform := range p.in.Ship.Image.Platforms {
		foreign = foreign || platform != native
	}
	return foreign && (build.Main == "" || build.Cgo)
}
