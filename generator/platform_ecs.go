package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// ecsService is a service on Fargate.
type ecsService struct {
	platformService
	Cluster, Region, Account    string
	ExecutionRole, TaskRole     string
	Subnets, SecurityGroups     []string
	TargetGroup                 string
	Alarms                      []string
	CPUUnits, MemoryMiB         int
	Architecture, LogGroup, Tag string
	User                        string
	CPUUtilization              int // percent that scaling aims at
}

// scales says whether the number of tasks is not always the same.
func scales(service *ship.Service) bool {
	return service.Scaling != nil && service.Scaling.MaxReplicas > service.Scaling.MinReplicas
}

// ecsStop is the longest that Fargate waits between SIGTERM and SIGKILL.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
const ecsStop = 120

func planECS(p *planner, site *platformSite) platformPlan {
	p.checkBuilt(site)
	plan := platformPlan{
		Permissions: []Permission{{"packages", "read", "copy of the images"}, identityToken("AWS")},
		Scripts:     []string{"copy-images.sh", "ecs-deploy.sh"},
	}
	for _, service := range site.Services {
		s := p.ecsService(site, service)
		plan.Files = append(plan.Files,
			site.file("ecs/task.json.tmpl", service.Name+".task.json", s),
			site.file("ecs/service.json.tmpl", service.Name+".service.json", s))
		if scales(service) {
			plan.Files = append(plan.Files, site.file("ecs/scaling.json.tmpl", service.Name+".scaling.json", s))
		}
	}
	if !byGitHub(site.Target) {
		pipeline := p.codePipeline(site)
		return platformPlan{Files: append(plan.Files, pipeline.Files...), Scripts: pipeline.Scripts}
	}
	region := quoteGitHub(site.option("region"))
	plan.Steps = []WorkflowStep{
		p.login(),
		p.awsLogin(quoteGitHub(site.option("role")), region),
		{ID: "ecr", Name: "Log in to ECR", Uses: p.uses("aws-actions/amazon-ecr-login"), With: []Setting{{Name: "mask-password", Value: true}}},
		copyStep("${{ steps.ecr.outputs.registry }}"),
		{
			ID: "deploy", Name: "Deploy and wait",
			Why: "ECS goes back by itself where tasks do not start or an alarm goes off; the step\n" +
				"then fails, since what runs is not what was released.",
			Env: []Setting{{Name: "DIR", Value: site.dir()}, {Name: "COPIED", Value: "${{ steps.copy.outputs.images }}"}},
			Run: words("COPIED", "images") + "scripts/ecs-deploy.sh \"$DIR\" \"$VERSION\" \"${images[@]}\"\n",
		},
	}
	return plan
}

// copyStep copies the release's images to the registry that a platform reads.
func copyStep(registry string) WorkflowStep {
	return WorkflowStep{
		ID: "copy", Name: "Copy the images",
		Why: "The digest stays the same, and with it what the attestation says.",
		Env: []Setting{{Name: "REGISTRY", Value: registry}},
		Run: words("IMAGES", "images") + "scripts/copy-images.sh \"$REGISTRY\" \"$VERSION\" \"${images[@]}\" | tee -a \"$GITHUB_OUTPUT\"\n",
	}
}

func (p *planner) ecsService(site *platformSite, service *ship.Service) ecsService {
	name := site.resource("service", service)
	s := ecsService{
		platformService: p.platformService(site, service, name, "aws"),
		Cluster:         site.option("cluster"), Region: site.option("region"), Account: awsAccount(site.option("role")),
		ExecutionRole: executionRole(site), TaskRole: site.option("taskRole"),
		Subnets: listOption(site.option("subnets")), SecurityGroups: listOption(site.option("securityGroups")),
		TargetGroup: targetGroup(site, service), Alarms: append([]string{name + "-cpu"}, listOption(site.option("alarms"))...),
		LogGroup: "/ecs/" + name, Architecture: "X86_64", User: "65532:65532",
	}
	if platforms := p.in.Ship.Image.Platforms; len(platforms) == 1 && platforms[0] == "linux/arm64" {
		s.Architecture = "ARM64"
	}
	if s.TargetGroup != "" {
		s.Alarms = slices.Insert(s.Alarms, 1, name+"-errors")
	}
	if scales(service) {
		s.CPUUtilization = service.Scaling.CPUUtilization
	}
	s.CPUUnits, s.MemoryMiB = fargateSize(millicores(s.CPU), mebibytes(s.Memory))
	s.GraceSeconds = min(s.GraceSeconds, ecsStop)
	return s
}

// targetGroup is where a load balancer's requests for a service go, "" for a
// service that takes none.
func targetGroup(site *platformSite, service *ship.Service) string {
	if site.Target.Platform != "ecs" || len(service.Ports) == 0 {
		return ""
	}
	return site.option("targetGroup")
}

// executionRole is the role that starts tasks: the target's, or that which
// infra/aws makes for it.
func executionRole(site *platformSite) string {
	if given := site.option("executionRole"); given != "" {
		return given
	}
	return "arn:aws:iam::" + awsAccount(site.option("role")) + ":role/" + site.in.Ship.Name + "-" + site.name() + "-execution"
}

// taskRoles are the roles that a task is started with.
func taskRoles(site *platformSite) []string {
	roles := []string{executionRole(site)}
	if role := site.option("taskRole"); role != "" {
		roles = append(roles, role)
	}
	return roles
}

// awsAccount is the account of an ARN.
func awsAccount(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 4 {
		return parts[4]
	}
	return ""
}

func listOption(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// fargateSizes are the sizes that a task may have: CPU units (1024 a core) with
// the smallest and largest memory and its steps in MiB.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
var fargateSizes = []struct{ cpu, least, most, step int }{
	{256, 512, 2048, 512}, {512, 1024, 4096, 1024}, {1024, 2048, 8192, 1024}, {2048, 4096, 16384, 1024},
	{4096, 8192, 30720, 1024}, {8192, 16384, 61440, 4096}, {16384, 32768, 122880, 8192},
}

// fargateSize is the smallest size that holds what a service asks for.
func fargateSize(milli, mib int) (cpu, memory int) {
	for _, size := range fargateSizes {
		if size.cpu*1000 >= milli*1024 && size.most >= mib {
			steps := (max(mib-size.least, 0) + size.step - 1) / size.step
			memory := size.least + steps*size.step
			if size.cpu == 256 && memory == 1536 {
				memory = 2048 // there is no size between 1 and 2 GiB
			}
			return size.cpu, memory
		}
	}
	last := fargateSizes[len(fargateSizes)-1]
	return last.cpu, last.most
}

// HealthCommand is the command of an exec probe in the words of ECS, "" without one.
func (s ecsService) HealthCommand() []string { return append([]string{"CMD"}, s.Liveness.Exec...) }

// StartSeconds is how long a load balancer's verdict is left out of account.
func (s ecsService) StartSeconds() int { return max(s.Startup.seconds(), 30) }
