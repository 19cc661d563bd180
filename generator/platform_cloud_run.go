package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// cloudRunService is a service on Cloud Run, whose API is that of Knative Serving.
// https://cloud.google.com/run/docs/reference/yaml/v1
type cloudRunService struct {
	platformService
	RunAs, Ingress string
	Concurrency    string
	CPULimit       string
	MemoryLimit    string
}

func planCloudRun(p *planner, site *platformSite) platformPlan {
	p.checkBuilt(site)
	plan := platformPlan{
		Permissions: []Permission{{"packages", "read", "copy of the images"}, identityToken("Google Cloud")},
		Scripts:     []string{"copy-images.sh", "cloud-run-deploy.sh"},
	}
	if platforms := site.in.Ship.Image.Platforms; byGitHub(site.Target) && len(platforms) > 0 && !slices.Contains(platforms, "linux/amd64") {
		p.found.add("/image/platforms", "add linux/amd64", "target %q runs linux/amd64 alone, and the images are for others", site.Target.Name)
	}
	for _, service := range site.Services {
		plan.Files = append(plan.Files, site.file("cloud-run/service.yaml.tmpl", service.Name+".yaml", p.cloudRunService(site, service)))
	}
	if !byGitHub(site.Target) {
		build := p.cloudBuild(site)
		return platformPlan{Files: append(plan.Files, build.Files...), Scripts: build.Scripts}
	}
	plan.Steps = []WorkflowStep{
		p.login(),
		p.googleLogin(site.Target.Name, site.Target.Platform, site.Target.Options),
		p.gcloud(),
		{
			ID: "registry", Name: "Log in to Artifact Registry",
			Env: []Setting{{Name: "HOST", Value: quoteGitHub(site.option("region") + "-docker.pkg.dev")}},
			Run: "gcloud auth configure-docker \"$HOST\" --quiet\n",
		},
		copyStep(quoteGitHub(artifactRegistry(site))),
		{
			ID: "deploy", Name: "Deploy, ask, and shift the traffic",
			Env: append(googlePlace(site),
				Setting{Name: "DIR", Value: site.dir()},
				Setting{Name: "SHARES", Value: strings.ReplaceAll(site.shares(), ",", " "), Why: "Percent of the traffic that the new revision gets, step by step."},
				Setting{Name: "COPIED", Value: "${{ steps.copy.outputs.images }}"}),
			Run: words("COPIED", "images") + "scripts/cloud-run-deploy.sh \"$DIR\" \"$VERSION\" \"${images[@]}\"\n",
		},
	}
	return plan
}

// gcloud lets the command line of GitHub's runner use the credentials.
func (p *planner) gcloud() WorkflowStep {
	return WorkflowStep{
		ID: "gcloud", Name: "Set up gcloud", Uses: p.uses("google-github-actions/setup-gcloud"),
		With: []Setting{{Name: "skip_install", Value: true, Why: "The runner has one, whose version changes with the runner's."}},
	}
}

func googlePlace(site *platformSite) []Setting {
	return []Setting{
		{Name: "CLOUDSDK_CORE_PROJECT", Value: quoteGitHub(site.option("project"))},
		{Name: "CLOUDSDK_RUN_REGION", Value: quoteGitHub(site.option("region"))},
	}
}

// artifactRegistry is the repository of infra/gcp, named after the application.
func artifactRegistry(site *platformSite) string {
	return site.option("region") + "-docker.pkg.dev/" + site.option("project") + "/" + site.in.Ship.Name
}

// runAs is the service account that a program has: the target's, or that which
// infra/gcp makes. The default of the project could do nearly everything.
func runAs(site *platformSite) string {
	if given := site.option("runAs"); given != "" {
		return given
	}
	account := accountID("run-" + site.in.Ship.Name + "-" + site.name())
	domain, project, scoped := strings.Cut(site.option("project"), ":")
	if !scoped {
		return account + "@" + domain + ".iam.gserviceaccount.com"
	}
	return account + "@" + project + "." + domain + ".iam.gserviceaccount.com"
}

// accountID is a name as the id of a service account, which has 30 characters at
// most: a longer one ends with a part of its hash, so that two stay two.
// https://cloud.google.com/iam/docs/service-accounts-create
func accountID(name string) string {
	if len(name) <= 30 {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return strings.TrimRight(name[:23], "-") + "-" + hex.EncodeToString(sum[:3])
}

// shares are the steps in which traffic moves.
func (s *platformSite) shares() string {
	if given := s.option("traffic"); given != "" {
		return given
	}
	return "100"
}

func (p *planner) cloudRunService(site *platformSite, service *ship.Service) cloudRunService {
	s := cloudRunService{
		platformService: p.platformService(site, service, site.resource("service", service), "gcp"),
		RunAs:           runAs(site), Ingress: site.option("ingress"), Concurrency: site.option("concurrency"),
		CPULimit: "1", MemoryLimit: service.Resources.Limits.Memory,
	}
	if milli := millicores(s.CPU); milli > 1000 { // whole cores above one
		s.CPULimit = decimalText(float64((milli + 999) / 1000))
	}
	if mebibytes(s.MemoryLimit) < 512 { // the least that an instance with a whole core may have
		s.MemoryLimit = "512Mi"
	}
	if s.Startup != nil && s.Startup.TCPSocket != nil {
		s.Startup = nil // what Cloud Run does by itself
	}
	return s
}
