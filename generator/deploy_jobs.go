package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// deployWorkflow publishes what was pushed and takes it where it is wanted.
func (p *planner) deployWorkflow(at []place) *Workflow {
	services := builtServices(p.in.Ship)
	w := &Workflow{
		Name: "Deploy",
		On: On{
			Push:     &Push{Branches: []string{branchPattern(p.defaultBranch())}, Tags: []string{tagPattern(p.in.Ship)}},
			Dispatch: true,
			Inputs:   deployInputs(at, services, p.platformEnvironments()...),
		},
	}
	w.Jobs = append(w.Jobs, p.pushedTagJob())
	var published []string
	for _, service := range services {
		b := p.imageBuild(service, len(services) > 1)
		publish, attest := p.publishJob(b), p.attestJob(b)
		publish.Needs, publish.If = []string{"tag"}, "${{ !failure() && !cancelled() && github.event_name == 'push' }}"
		attest.If = "${{ !failure() && !cancelled() && needs." + publish.ID + ".result == 'success' && !github.event.repository.private }}"
		publish.Concurrency = Concurrency{
			Group: publish.ID + "-${{ github.ref }}", Cancel: "false",
			Why: "One at a time per branch, so that an older build never moves its tag back.",
		}
		attest.Concurrency = Concurrency{Group: attest.ID + "-${{ github.run_id }}", Cancel: "false"}
		w.Jobs = append(w.Jobs, publish, attest)
		published = append(published, publish.ID, attest.ID)
	}
	if len(published) == 0 {
		published = []string{"tag"}
	}
	w.Jobs = append(w.Jobs, p.releaseNameJob(services, published))
	for _, one := range at {
		w.Jobs = append(w.Jobs, p.deployJob(one))
	}
	w.Jobs = append(w.Jobs, p.platformJobs()...)
	return w
}

// deployInputs are what a person says who deploys by hand.
func deployInputs(at []place, services []*ship.Service, more ...string) []DispatchInput {
	inputs := []DispatchInput{
		{Name: "environment", Description: "Where to", Options: environmentNames(at, more...)},
		{Name: "version", Description: "What: a release tag, or the full commit of a build of the default branch"},
	}
	return append(inputs, serviceInput(services)...)
}

// serviceInput chooses one service or all, where there are several.
func serviceInput(services []*ship.Service) []DispatchInput {
	if len(services) < 2 {
		return nil
	}
	options := []string{everyService}
	for _, service := range services {
		options = append(options, service.Name)
	}
	return []DispatchInput{{Name: "service", Description: "All services, or one", Options: options, Default: everyService}}
}

// everyService is the choice of all services. No service has this name: a
// DNS label holds no space.
const everyService = "all services"

func environmentNames(at []place, more ...string) []string {
	var names []string
	for _, one := range at {
		names = append(names, one.Environment.Name)
	}
	names = append(names, more...)
	slices.Sort(names)
	return slices.Compact(names)
}

// releaseNameJob says which version and which digests are meant: those that
// this run has published, or those that the registry has for a version.
func (p *planner) releaseNameJob(services []*ship.Service, published []string) *WorkflowJob {
	env := []Setting{
		{Name: "PUSHED", Value: "${{ github.event_name == 'push' }}"},
		{Name: "VERSION", Value: "${{ inputs.version || github.ref_type == 'tag' && github.ref_name || github.sha }}"},
	}
	if len(services) > 1 {
		env = append(env, Setting{Name: "SERVICE", Value: "${{ inputs.service || '" + everyService + "' }}"})
	}
	var images, digests []string
	for _, service := range services {
		b := p.imageBuild(service, len(services) > 1)
		images = append(images, service.Name+"="+b.image)
		digests = append(digests, service.Name+"=${{ needs.publish"+b.suffix+".outputs.digest }}")
	}
	env = append(env,
		Setting{Name: "IMAGES", Value: quoteGitHub(strings.Join(images, "\n") + "\n")},
		Setting{Name: "DIGESTS", Value: strings.Join(digests, "\n") + "\n"})
	return &WorkflowJob{
		ID: "release", Name: "Name the release", Needs: published,
		If: notFailed, RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 10, Shell: bash,
		Why:         "What is deployed is named here once, by digest, before anybody approves it.",
		Permissions: []Permission{{"packages", "read", "look-up of digests"}},
		Concurrency: Concurrency{Group: "release-${{ github.run_id }}", Cancel: "false"},
		Outputs: []Setting{
			{Name: "version", Value: "${{ steps.release.outputs.version }}"},
			{Name: "images", Value: "${{ steps.release.outputs.images }}"},
		},
		Steps: []WorkflowStep{p.loginByHand(), {ID: "release", Name: "Find the digests", Env: env, Run: releaseCommands(len(services))}},
	}
}

// pushedTagJob lets no tag through that is no release.
func (p *planner) pushedTagJob() *WorkflowJob {
	job := p.tagJob()
	job.If = "${{ github.event_name == 'push' && github.ref_type == 'tag' }}"
	job.Concurrency = Concurrency{Group: "tag-${{ github.ref }}", Cancel: "false"}
	return job
}

// notFailed runs a job although one that it needs was skipped, as those are that
// publish when a person deploys by hand.
const notFailed = "${{ !failure() && !cancelled() }}"

func (p *planner) loginByHand() WorkflowStep {
	login := p.login()
	login.If = "${{ github.event_name == 'workflow_dispatch' }}"
	return login
}

// releaseCommands find the digest of each image. The tags are those of the
// metadata step: a version without its v, or sha-<commit>.
func releaseCommands(services int) string {
	skip := ""
	if services == 0 { // nothing but functions, which have no image
		return "printf 'version=%s\\nimages=\\n' \"$VERSION\" | tee -a \"$GITHUB_OUTPUT\"\n"
	}
	if services > 1 {
		skip = `  if [ "$SERVICE" != "` + everyService + `" ] && [ "$SERVICE" != "$service" ]; then
    continue
  fi
`
	}
	return `tag=${VERSION#v}
if [[ $VERSION =~ ^[0-9a-f]{40}$ ]]; then
  tag=sha-$VERSION
elif ! [[ $tag =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "::error::$VERSION is neither a version such as v1.2.3 nor a full commit"
  exit 1
fi
images=""
while IFS='=' read -r service image; do
` + skip + `  if [ "$PUSHED" = true ]; then
    digest=$(sed -n "s/^$service=//p" <<< "$DIGESTS")
  else
    digest=$(docker buildx imagetools inspect "$image:$tag" --format '{{.Manifest.Digest}}')
  fi
  if ! [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]]; then
    echo "::error::$image has no digest for $VERSION"
    exit 1
  fi
  images+="$service=$image@$digest "
done <<< "${IMAGES%$'\n'}"
{
  printf 'version=%s\n' "$VERSION"
  printf 'images=%s\n' "${images% }"
} | tee -a "$GITHUB_OUTPUT"
`
}

// deployJob takes the release to one place.
func (p *planner) deployJob(at place) *WorkflowJob {
	job := &WorkflowJob{
		ID: "deploy-" + at.Name, Name: "Deploy to " + at.Name, Needs: []string{"release"}, If: deployCondition(at.Environment),
		RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 45, Shell: bash,
		Environment: at.Environment.Name, EnvironmentURL: environmentURL(p.in, at),
		Concurrency: Concurrency{
			Group: "deploy-" + at.Name, Cancel: "false",
			Why: "One at a time, and none is ever cut off half-way; of those that wait, the newest.",
		},
		Env: []Setting{
			{Name: "PLACE", Value: at.Name},
			{Name: "VERSION", Value: "${{ needs.release.outputs.version }}"},
			{Name: "IMAGES", Value: "${{ needs.release.outputs.images }}"},
		},
	}
	if at.fromGit() {
		p.pulledDeployment(job, at)
	} else {
		p.appliedDeployment(job, at)
	}
	return job
}

// deployCondition is when a job for an environment runs.
func deployCondition(e *ship.Environment) string {
	byHand := "inputs.environment == '" + e.Name + "'"
	switch e.On {
	case "push":
		return "${{ !failure() && !cancelled() && (" + byHand + " || github.event_name == 'push' && github.ref_type == 'branch') }}"
	case "tag":
		return "${{ !failure() && !cancelled() && (" + byHand + " || github.event_name == 'push' && github.ref_type == 'tag') }}"
	}
	return "${{ !failure() && !cancelled() && " + byHand + " }}"
}

// environmentURL is where people reach the first service that is exposed, "" for none.
func environmentURL(in *Input, at place) string {
	for _, service := range at.released(in) {
		if e := service.Expose; e != nil && e.Host != "" {
			scheme := "http://"
			if e.TLS {
				scheme = "https://"
			}
			return quoteGitHub(scheme + e.Host + e.Path)
		}
	}
	return ""
}

// checkoutReleased checks out what the version was built from: manifests and images
// that belong together.
func (p *planner) checkoutReleased() WorkflowStep {
	step := p.checkout()
	step.With = append(step.With, Setting{Name: "ref", Value: "${{ needs.release.outputs.version }}"})
	return step
}
