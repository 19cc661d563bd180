package generator

import (
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// planCloudFunctions deploys the source of functions, which Google builds.
// https://cloud.google.com/sdk/gcloud/reference/functions/deploy
func planCloudFunctions(p *planner, site *platformSite) platformPlan {
	plan := platformPlan{Permissions: []Permission{identityToken("Google Cloud")}, Scripts: []string{"cloud-function-deploy.sh"}}
	for _, service := range site.Services {
		s := p.platformService(site, service, site.resource("function", service), "gcp")
		plan.Files = append(plan.Files, site.file("functions/env.yaml.tmpl", service.Name+".env.yaml", s))
	}
	plan.Steps = []WorkflowStep{
		p.googleLogin(site.Target.Name, site.Target.Platform, site.Target.Options),
		p.gcloud(),
	}
	for _, service := range site.Services {
		plan.Steps = append(plan.Steps, p.cloudFunctionStep(site, service))
	}
	return plan
}

func (p *planner) cloudFunctionStep(site *platformSite, service *ship.Service) WorkflowStep {
	s := p.platformService(site, service, site.resource("function", service), "gcp")
	var secrets []string
	for _, secret := range s.Secrets {
		version := secret.Key
		if version == "" {
			version = "latest"
		}
		secrets = append(secrets, secret.Env+"="+secret.Name+":"+version)
	}
	return WorkflowStep{
		ID: "deploy-" + service.Name, Name: "Deploy " + service.Name,
		Env: []Setting{
			{Name: "CLOUDSDK_CORE_PROJECT", Value: quoteGitHub(site.option("project"))},
			{Name: "CLOUDSDK_FUNCTIONS_REGION", Value: quoteGitHub(site.option("region"))},
			{Name: "FUNCTION", Value: s.Name},
			{Name: "ENTRY_POINT", Value: quoteGitHub(site.option("entryPoint"))},
			{Name: "RUNTIME", Value: goRuntime(p.in.of(service))},
			{Name: "RUN_AS", Value: runAs(site), Why: "The service account that the program has."},
			{Name: "TOPIC", Value: quoteGitHub(site.option("topic")), Why: "Empty for a function that is called over HTTP."},
			{Name: "MEMORY", Value: site.option("memory") + "Mi"},
			{Name: "TIMEOUT", Value: site.option("timeout")},
			{Name: "MIN_INSTANCES", Value: s.Min}, {Name: "MAX_INSTANCES", Value: s.Max},
			{Name: "SECRETS", Value: quoteGitHub(strings.Join(secrets, ","))},
			{Name: "SOURCE", Value: moduleDir(p.in.of(service))},
			{Name: "ENV_FILE", Value: site.dir() + "/" + service.Name + ".env.yaml"},
		},
		Run: "scripts/cloud-function-deploy.sh \"$VERSION\"\n",
	}
}

// goRuntime is Google's name of go.mod's minor, "go126".
// https://cloud.google.com/functions/docs/runtime-support
func goRuntime(in *Input) string {
	parts := strings.SplitN(in.Repo.GoVersion, ".", 3)
	if len(parts) < 2 {
		return "go"
	}
	return "go" + parts[0] + parts[1]
}

// planFunctionCompute deploys Go programs to Alibaba Cloud's custom runtime.
// https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-updatefunction
func planFunctionCompute(p *planner, site *platformSite) platformPlan {
	plan := platformPlan{
		Permissions: []Permission{identityToken("Alibaba Cloud")},
		Scripts:     append([]string{"function-compute-deploy.sh"}, alibabaScripts...),
	}
	var builds []string
	for _, service := range site.Services {
		if service.Build.Main == "" || service.Build.Cgo {
			p.found.add(pointer("services", service.Name, "build"), "name a Go main package without cgo",
				"target %q runs Go programs, and service %q has none", site.Target.Name, service.Name)
			continue
		}
		f := functionCompute{
			platformService: p.platformService(site, service, site.resource("function", service), ""),
			MemoryMiB:       site.option("memory"), Timeout: site.Target.Duration("timeout").Seconds(),
		}
		if f.Port == 0 {
			f.Port = 9000
		}
		plan.Files = append(plan.Files, site.file("functions/function.json.tmpl", service.Name+".json", f))
		builds = append(builds, service.Name+"="+p.modulePath(service))
	}
	steps := append(p.credentials(), p.setupGoWithoutCache(), p.alibabaLogin(site.Target.Name, site.Target.Platform, site.Target.Options))
	plan.Steps = append(steps, WorkflowStep{
		ID: "deploy", Name: "Build, deploy and publish a version",
		Env: append(p.goEnvironment(),
			Setting{Name: "DIR", Value: site.dir()}, Setting{Name: "MODULE", Value: moduleDir(p.in)},
			Setting{Name: "HOST", Value: quoteGitHub(alibabaAccount(site.option("role")) + "." + site.option("region") + ".fc.aliyuncs.com")},
			Setting{Name: "FUNCTIONS", Value: quoteGitHub(strings.Join(builds, " "))}),
		Run: words("FUNCTIONS", "functions") + "scripts/function-compute-deploy.sh \"$DIR\" \"$VERSION\" \"${functions[@]}\"\n",
	})
	return plan
}

// functionCompute is a function of version 3.0.
type functionCompute struct {
	platformService
	MemoryMiB string
	Timeout   int
}

// alibabaAccount is the account of an ARN of RAM.
func alibabaAccount(arn string) string {
	account, _, _ := strings.Cut(strings.TrimPrefix(arn, "acs:ram::"), ":")
	return account
}
