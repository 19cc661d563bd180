package generator

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// lambdaFunction is a Go program on Lambda's own runtime for programs.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-golang.html
type lambdaFunction struct {
	platformService
	Logical      string // its name in the template
	Arch         string
	MemoryMiB    string
	Timeout      int
	Reserved     string
	Application  string
	Environment  string
	Account      string
	Region       string
	Execution    string // role of the function
	CodeDeploy   string // role that shifts the traffic
	CodeDir      string
	HTTP         bool
	SecretPrefix string
}

// lambdaTemplate is one stack: all functions of a site.
type lambdaTemplate struct {
	Application, Environment string
	Functions                []lambdaFunction
}

func planLambda(p *planner, site *platformSite) platformPlan {
	t := lambdaTemplate{Application: site.in.Ship.Name, Environment: site.Environment.Name}
	var builds []string
	for _, service := range site.Services {
		if service.Build.Main == "" {
			p.found.add(pointer("services", service.Name, "build"), "name the Go main package: build: ./cmd/"+service.Name,
				"target %q runs Go programs, and service %q has none", site.Target.Name, service.Name)
			continue
		}
		p.checkResolve(service)
		if len(service.Args) > 0 {
			p.found.add(pointer("services", service.Name, "args"), "let the program read its environment",
				"service %q has args, and Lambda starts a program without any", service.Name)
		}
		f := p.lambdaFunction(site, service)
		t.Functions = append(t.Functions, f)
		builds = append(builds, service.Name+"="+p.modulePath(service))
	}
	plan := platformPlan{
		Permissions: []Permission{identityToken("AWS")},
		Files:       []Job{site.file("lambda/template.yaml.tmpl", "template.yaml", t)},
		Scripts:     []string{"lambda-deploy.sh"},
	}
	steps := append(p.credentials(), p.setupGoWithoutCache())
	plan.Steps = append(steps,
		p.awsLogin(quoteGitHub(site.option("role")), quoteGitHub(site.option("region"))),
		WorkflowStep{
			ID: "deploy", Name: "Build, deploy and shift the traffic",
			Why: "CodeDeploy shifts a tenth of the calls first and goes back when an alarm goes off;\n" +
				"CloudFormation then puts the stack back, and the step fails.",
			Env: append(p.goEnvironment(),
				Setting{Name: "DIR", Value: site.dir()}, Setting{Name: "STACK", Value: site.in.Ship.Name + "-" + site.name()},
				Setting{Name: "BUCKET", Value: packagesBucket(site)},
				Setting{Name: "ARCH", Value: goArch(site.option("arch"))}, Setting{Name: "MODULE", Value: moduleDir(p.in)},
				Setting{Name: "FUNCTIONS", Value: quoteGitHub(strings.Join(builds, " "))}),
			Run: words("FUNCTIONS", "functions") + "scripts/lambda-deploy.sh \"$DIR\" \"$STACK\" \"$VERSION\" \"${functions[@]}\"\n",
		})
	return plan
}

// packagesBucket holds the programs that Lambda fetches; infra/aws makes it. The
// names of buckets are those of the whole world, and have 63 characters at most.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
func packagesBucket(site *platformSite) string {
	return accountID(site.in.Ship.Name+"-"+site.name()) + "-packages-" + awsAccount(site.option("role"))
}

// setupGoWithoutCache is for jobs that deploy: what they build holds nothing
// that another run left behind.
func (p *planner) setupGoWithoutCache() WorkflowStep {
	return p.setupGo(Setting{Name: "cache", Value: false})
}

func goArch(arch string) string {
	if arch == "x86_64" {
		return "amd64"
	}
	return arch
}

func (p *planner) lambdaFunction(site *platformSite, service *ship.Service) lambdaFunction {
	account := awsAccount(site.option("role"))
	prefix := "arn:aws:iam::" + account + ":role/" + site.in.Ship.Name + "-" + site.name()
	return lambdaFunction{
		platformService: p.platformService(site, service, site.resource("function", service), "aws"),
		Logical:         logicalID(service.Name), Arch: site.option("arch"), MemoryMiB: site.option("memory"),
		Timeout: site.Target.Duration("timeout").Seconds(), Reserved: site.option("reservedConcurrency"),
		Application: site.in.Ship.Name, Environment: site.Environment.Name, Account: account, Region: site.option("region"),
		Execution: prefix + "-function", CodeDeploy: prefix + "-codedeploy", CodeDir: "build/" + service.Name, HTTP: len(service.Ports) > 0,
	}
}

// modulePath is the main package as go build names it from the module's folder, the
// same for all functions: one step builds them.
func (p *planner) modulePath(service *ship.Service) string {
	if own := moduleDir(p.in.of(service)); own != moduleDir(p.in) {
		p.found.add(pointer("services", service.Name, "build"), "move it into that module, or build it as an image",
			"functions are built from the module in %q, and service %q lies in that of %q", moduleDir(p.in), service.Name, own)
	}
	rel, err := filepath.Rel(moduleDir(p.in), path.Clean(service.Build.Main))
	if err != nil {
		return service.Build.Main
	}
	return "./" + filepath.ToSlash(rel)
}

// checkResolve refuses a plain value that CloudFormation would replace.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
func (p *planner) checkResolve(service *ship.Service) {
	for _, v := range service.Env {
		if strings.Contains(v.Value, "{{resolve:") {
			p.found.add(pointer("services", service.Name, "env", v.Name), "write it under secrets: \"aws:<name>#<key>\"",
				"env %s holds {{resolve:, which CloudFormation takes for a reference", v.Name)
		}
	}
}

// logicalID is a name as CloudFormation wants it: letters and digits.
func logicalID(name string) string {
	var b strings.Builder
	for _, part := range strings.Split(name, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}
