package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// platform is a place to run services that takes no Kubernetes manifests.
type platform struct {
	kinds []ship.Kind // of services that it runs
	// plan gives the files of one site, and for a platform that a workflow
	// deploys to, the steps that do it.
	plan func(*planner, *platformSite) platformPlan
}

// platformPlan is what one site needs.
type platformPlan struct {
	Files       []Job
	Steps       []WorkflowStep // none: something else takes the files there
	Permissions []Permission
	Scripts     []string // of templates/platforms/scripts
}

// platformSite is one target in one environment.
type platformSite struct {
	Environment *ship.Environment
	Target      *ship.Target
	Services    []*ship.Service
	in          *Input // with the overrides of the environment
}

// platforms are the platforms by their key in ship.yaml.
func platforms() map[string]platform {
	return map[string]platform{
		"cloudRun":        {[]ship.Kind{ship.KindService}, planCloudRun},
		"cloudFunctions":  {[]ship.Kind{ship.KindFunction}, planCloudFunctions},
		"ecs":             {[]ship.Kind{ship.KindService, ship.KindWorker}, planECS},
		"functionCompute": {[]ship.Kind{ship.KindFunction}, planFunctionCompute},
		"knative":         {[]ship.Kind{ship.KindService, ship.KindFunction}, planKnative},
		"lambda":          {[]ship.Kind{ship.KindFunction}, planLambda},
		"vm":              {[]ship.Kind{ship.KindService, ship.KindWorker}, planVM},
	}
}

var platformsTarget = Target{
	Name: "platforms",
	Doc: "What runs services elsewhere than on a cluster of Kubernetes, in `deploy/<target>/<environment>`: task definition and service " +
		"settings for ECS, a service for Cloud Run and Knative, a SAM template for Lambda, a systemd unit for a machine; and the scripts " +
		"which take a release there, ask whether it is healthy and go back if it is not. The deploy workflow calls them with the " +
		"short-lived credentials of OIDC; a person can, too. With `pipeline`, the cloud builds and deploys itself: CodePipeline and CodeBuild " +
		"for ECS, from a CloudFormation template and two buildspecs, Cloud Build for Cloud Run, from a `cloudbuild.yaml`; no image is built twice for a version.",
	Keys: []string{
		"/targets/*/cloudRun", "/targets/*/cloudFunctions", "/targets/*/ecs", "/targets/*/functionCompute", "/targets/*/knative",
		"/targets/*/lambda", "/targets/*/vm", "/services/*/targets", "/services/*/args", "/services/*/env", "/services/*/secrets", "/services/*/ports",
		"/services/*/scaling", "/services/*/resources", "/environments/*/targets", "/environments/*/overrides",
	},
	Plan: planPlatforms,
}

func planPlatforms(in *Input) ([]Job, error) {
	p := newPlanner(in, "/targets")
	var jobs []Job
	var scripts []string
	for _, site := range p.platformSites() {
		plan := platforms()[site.Target.Platform].plan(p, site)
		jobs = append(jobs, plan.Files...)
		scripts = append(scripts, plan.Scripts...)
	}
	for _, at := range deployPlaces(in) {
		if at.Target != nil && at.Target.Platform == "ack" && !at.fromGit() {
			scripts = append(scripts, alibabaScripts...)
		}
	}
	slices.Sort(scripts)
	for _, script := range slices.Compact(scripts) {
		jobs = append(jobs, scriptJob("platforms", script, in.Ship.Name))
	}
	return jobs, p.found.err()
}

// platformSites are the targets on such platforms, by environment.
func (p *planner) platformSites() []*platformSite {
	var sites []*platformSite
	if !slices.ContainsFunc(p.in.Ship.Targets, func(t *ship.Target) bool { return platforms()[t.Platform].plan != nil }) {
		return nil // before the overrides of every environment are merged
	}
	for _, environment := range p.in.Ship.Environments {
		there := *p.in
		var err error
		if there.Ship, err = p.in.Ship.In(environment.Name); err != nil {
			continue // the parser has judged every environment
		}
		for _, target := range there.Ship.Targets {
			known, ok := platforms()[target.Platform]
			if !ok || len(environment.Targets) > 0 && !slices.Contains(environment.Targets, target.Name) {
				continue
			}
			site := &platformSite{Environment: environment, Target: target, in: &there}
			site.Services = p.servicesFor(site, known)
			if len(site.Services) == 0 {
				p.found.add(pointer("targets", target.Name, target.Platform), "add a service of kind "+kindNames(known.kinds),
					"target %q has no service that %s runs", target.Name, target.Platform)
				continue
			}
			sites = append(sites, site)
		}
	}
	return sites
}

// servicesFor are the services of a site. One that names the target and cannot
// run there is refused; one that names none goes where its kind can run.
func (p *planner) servicesFor(site *platformSite, known platform) []*ship.Service {
	var out []*ship.Service
	for _, service := range site.in.Ship.Services {
		named := slices.Contains(service.Targets, site.Target.Name)
		switch {
		case len(service.Targets) > 0 && !named:
		case slices.Contains(known.kinds, service.Kind):
			out = append(out, service)
		case named:
			p.found.add(pointer("services", service.Name, "targets"), site.Target.Platform+" runs "+kindNames(known.kinds),
				"service %q of kind %s cannot run on target %q", service.Name, service.Kind, site.Target.Name)
		}
	}
	return out
}

func kindNames(kinds []ship.Kind) string {
	var names []string
	for _, kind := range kinds {
		names = append(names, string(kind))
	}
	return strings.Join(names, " or ")
}

// name is the site's in workflows and resources.
func (s *platformSite) name() string { return s.Environment.Name + "-" + s.Target.Name }

// dir is the folder of its files.
func (s *platformSite) dir() string { return path.Join("deploy", s.Target.Name, s.Environment.Name) }

// option is a key of the target.
func (s *platformSite) option(key string) string { return s.Target.Options[key] }

// resource is the name of a service there: the target's key, or made of the names.
func (s *platformSite) resource(key string, service *ship.Service) string {
	name := s.in.Ship.Name + "-" + service.Name
	if given := s.option(key); given != "" {
		name = given
		if len(s.Services) > 1 {
			name += "-" + service.Name
		}
	}
	return name + "-" + s.Environment.Name
}

// file is one rendered file of the site.
func (s *platformSite) file(template, name string, data any) Job {
	return Job{Template: path.Join("platforms", template), Output: path.Join(s.dir(), name), Data: data}
}

// platformJobs are the jobs of the deploy workflow, after the job "release".
func (p *planner) platformJobs() []*WorkflowJob {
	var jobs []*WorkflowJob
	for _, site := range p.platformSites() {
		plan := platforms()[site.Target.Platform].plan(p, site)
		if len(plan.Steps) > 0 {
			jobs = append(jobs, p.platformJob(site, plan))
		}
	}
	return jobs
}

func (p *planner) platformJob(site *platformSite, plan platformPlan) *WorkflowJob {
	return &WorkflowJob{
		ID: "deploy-" + site.name(), Name: "Deploy to " + site.name(), Needs: []string{"release"}, If: deployCondition(site.Environment),
		RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 45, Shell: bash, Environment: site.Environment.Name,
		Permissions: append([]Permission{readContents}, plan.Permissions...),
		Concurrency: Concurrency{
			Group: "deploy-" + site.name(), Cancel: "false",
			Why: "One at a time, and none is ever cut off half-way; of those that wait, the newest.",
		},
		Env: []Setting{
			{Name: "VERSION", Value: "${{ needs.release.outputs.version }}"},
			{Name: "IMAGES", Value: "${{ needs.release.outputs.images }}"},
		},
		Steps: append([]WorkflowStep{p.checkoutReleased()}, plan.Steps...),
	}
}

// platformEnvironments are the environments that those jobs deploy to.
func (p *planner) platformEnvironments() []string {
	var names []string
	for _, site := range p.platformSites() {
		if len(platforms()[site.Target.Platform].plan(p, site).Steps) > 0 {
			names = append(names, site.Environment.Name)
		}
	}
	return names
}

// deploys says whether there is anything that the deploy workflow takes a release to.
func deploys(in *Input) bool {
	return len(deployPlaces(in)) > 0 || len(newPlanner(in, "/targets").platformEnvironments()) > 0
}

// containerized says whether a function is run as a container somewhere.
func containerized(s *ship.Ship, function *ship.Service) bool {
	return slices.ContainsFunc(s.Targets, func(t *ship.Target) bool {
		return t.Platform == "knative" && (len(function.Targets) == 0 || slices.Contains(function.Targets, t.Name))
	})
}

// runs says whether some target of a service runs its kind.
func runs(s *ship.Ship, service *ship.Service) bool {
	return slices.ContainsFunc(s.Targets, func(t *ship.Target) bool {
		return slices.Contains(platforms()[t.Platform].kinds, service.Kind) &&
			(len(service.Targets) == 0 || slices.Contains(service.Targets, t.Name))
	})
}
