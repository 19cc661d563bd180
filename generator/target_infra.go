package generator

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

var infraTarget = Target{
	Name: "infra",
	Doc: "Terraform for what the deploy workflow signs in to, in `infra/aws`, `infra/gcp`, `infra/azure` and `infra/alibaba`: the trust in GitHub's " +
		"tokens, by the numbers of owner and repository and the environment, so that a name that somebody else takes over gets nothing; a role " +
		"for each environment with the rights that its deployment needs; registries, alarms and access to clusters. OpenTofu reads it as well. " +
		"`infra/kubernetes` is what the identity may do inside a cluster of EKS, GKE, AKS, Arc or ACK. Apply both once, by hand.",
	Keys: []string{
		"/repository", "/targets/*/ecs", "/targets/*/lambda", "/targets/*/eks", "/targets/*/cloudRun", "/targets/*/cloudFunctions", "/targets/*/gke",
		"/targets/*/aks", "/targets/*/arc", "/targets/*/ack", "/targets/*/functionCompute",
	},
	Plan: planInfra,
}

// infra is what the files of one cloud are made from.
type infra struct {
	Application           string
	Owner, Repository     string
	OwnerID, RepositoryID int // 0: a variable asks for it
	Region, Project       string
	Subscription          string   // of Azure
	ResourceGroup         string   // where Azure keeps the identities
	Provider              string   // of GitHub's tokens, by its name in RAM
	Images                []string // names in the registry
	Deployers             []deployer
	CPU, Errors           infraAlarm
}

// infraAlarm is when something is too high: what alerts says, or its defaults.
type infraAlarm struct {
	Percent string
	Minutes int
}

func newInfraAlarm(limit *ship.Alert, percent string, minutes int) infraAlarm {
	if limit == nil {
		return infraAlarm{percent, minutes}
	}
	return infraAlarm{decimalText(100 * share(limit.Above)), max(1, (limit.For.Seconds()+59)/60)}
}

// deployer is the identity of one target in one environment.
type deployer struct {
	Key                   string // Terraform's name
	Name                  string // of the role or account
	Platform, Environment string
	Region, Cluster       string
	Subscription          string
	ResourceGroup         string
	Namespace             string
	Group                 string // in the cluster
	Role                  string // in the cluster
	Services              []infraService
	Bucket                string   // of programs
	Secrets               []string // names in the store of the cloud
	Pass                  []string // roles that the deployer hands to tasks
	Account               string   // id of the deployer's service account
	Runtime               string   // id of the program's service account, "" = one that is there
	RunAs                 string   // its mail address
	Pipeline              bool     // of the cloud deploys, not GitHub
	Build                 *buildTrigger
}

// infraService is a resource that the deployer changes.
type infraService struct {
	Key, Name, Log string
	Scales         bool   // between a least and a most
	TargetGroup    string // of the load balancer, "" = nobody sends requests
}

// clouds are the platforms of each folder.
var clouds = map[string][]string{
	"alibaba": {"ack", "functionCompute"},
	"aws":     {"ecs", "eks", "lambda"},
	"azure":   {"aks", "arc"},
	"gcp":     {"cloudFunctions", "cloudRun", "gke"},
}

func planInfra(in *Input) ([]Job, error) {
	p := newPlanner(in, "/targets")
	var jobs []Job
	for _, cloud := range slices.Sorted(maps.Keys(clouds)) {
		data := p.infra(cloud)
		if len(data.Deployers) == 0 {
			continue
		}
		if data.Owner == "" {
			p.found.add("/repository", "add repository: {owner: …, name: …}", "the owner of the repository is unknown, and %s has to trust somebody", cloud)
		}
		for _, file := range []string{"versions.tf", "github.tf", "deploy.tf"} {
			jobs = append(jobs, Job{Template: path.Join("infra", cloud, file+".tmpl"), Output: path.Join("infra", cloud, file), Data: data})
		}
	}
	return append(jobs, p.clusterAccess()...), p.found.err()
}

func (p *planner) infra(cloud string) infra {
	r := p.in.Ship.Repository
	data := infra{Application: p.in.Ship.Name, OwnerID: r.OwnerID, RepositoryID: r.ID}
	data.Owner, data.Repository = p.repository()
	alerts := cmp.Or(p.in.Ship.Alerts, &ship.Alerts{})
	data.CPU, data.Errors = newInfraAlarm(alerts.CPU, "80", 5), newInfraAlarm(alerts.ErrorRate, "5", 1)
	for _, site := range p.platformSites() {
		if slices.Contains(clouds[cloud], site.Target.Platform) {
			data.add(p, site)
		}
	}
	for _, at := range deployPlaces(p.in) {
		if at.Target != nil && slices.Contains(clouds[cloud], at.Target.Platform) && !at.fromGit() {
			data.addCluster(p.in, at)
		}
	}
	slices.Sort(data.Images)
	data.Images = slices.Compact(data.Images)
	return data
}

func (i *infra) add(p *planner, site *platformSite) {
	d := newDeployer(site.in.Ship, site.Environment, site.Target)
	d.Pipeline, d.Build, d.RunAs = !byGitHub(site.Target), p.buildTrigger(site), runAs(site)
	switch site.Target.Platform {
	case "ecs":
		d.Pass = taskRoles(site)
	case "lambda":
		d.Bucket = packagesBucket(site)
	case "cloudRun", "cloudFunctions":
		if site.option("runAs") == "" {
			d.Runtime = accountID("run-" + d.Name)
		}
	}
	for _, service := range site.Services {
		option := "service"
		if service.Kind == ship.KindFunction {
			option = "function"
		}
		name := site.resource(option, service)
		d.addSecrets(service)
		d.Services = append(d.Services, infraService{terraformName(d.Key + "_" + service.Name), name, service.Name, scales(service), targetGroup(site, service)})
		if site.Target.Platform == "ecs" || site.Target.Platform == "cloudRun" {
			i.Images = append(i.Images, path.Base(imageName(site.in, service)))
		}
	}
	i.place(site.Target)
	i.Deployers = append(i.Deployers, d)
}

// addSecrets takes the names of what a service reads, each once.
func (d *deployer) addSecrets(service *ship.Service) {
	for _, secret := range service.Secrets {
		name, _, _ := strings.Cut(secret.Path, "#")
		d.Secrets = append(d.Secrets, name)
	}
	slices.Sort(d.Secrets)
	d.Secrets = slices.Compact(d.Secrets)
}

func (i *infra) addCluster(in *Input, at place) {
	d := newDeployer(in.Ship, at.Environment, at.Target)
	access := newClusterAccess(in, at)
	d.Namespace, d.Group, d.Role = access.Namespace, access.Subject, access.Role
	i.place(at.Target)
	i.Deployers = append(i.Deployers, d)
}

// place takes region and project from the first target; each resource that needs
// another names it.
func (i *infra) place(target *ship.Target) {
	if len(i.Deployers) > 0 {
		return
	}
	o := target.Options
	i.Region, i.Project, i.Subscription, i.ResourceGroup, i.Provider = o["region"], o["project"], o["subscription"], o["resourceGroup"], o["provider"]
}

func newDeployer(s *ship.Ship, environment *ship.Environment, target *ship.Target) deployer {
	name := environment.Name + "-" + target.Name
	return deployer{
		Key: terraformName(name), Account: accountID(s.Name + "-" + name), Name: s.Name + "-" + name, Platform: target.Platform, Environment: environment.Name,
		Region: target.Options["region"], Cluster: cmp.Or(target.Options["cluster"], target.Options["clusterId"]),
		Subscription: target.Options["subscription"], ResourceGroup: target.Options["resourceGroup"],
	}
}

// terraformName is a name as Terraform's identifiers are.
func terraformName(name string) string {
	out := []byte(name)
	for i, c := range out {
		if c == '-' {
			out[i] = '_'
		}
	}
	return string(out)
}

// OwnerNumber is the id of the owner that the trust is about: a number, or a variable.
func (i infra) OwnerNumber() string { return numberOr(i.OwnerID, "var.owner_id") }

// RepositoryNumber is that of the repository.
func (i infra) RepositoryNumber() string { return numberOr(i.RepositoryID, "var.repository_id") }

func numberOr(n int, otherwise string) string {
	if n == 0 {
		return otherwise
	}
	return strconv.Itoa(n)
}

// Has says whether some deployer is on a platform.
func (i infra) Has(platform string) bool {
	return slices.ContainsFunc(i.Deployers, func(d deployer) bool { return d.Platform == platform })
}

// trustsSubjects says whether some cloud goes by the subject of GitHub's tokens.
// Google Cloud reads the numbers in claims of their own.
func trustsSubjects(in *Input) bool {
	p := newPlanner(in, "/targets")
	return slices.ContainsFunc([]string{"alibaba", "aws", "azure"}, func(cloud string) bool { return p.infra(cloud).Trusts() })
}

// Trusts says whether some deployer comes with a token of GitHub.
func (i infra) Trusts() bool {
	return slices.ContainsFunc(i.Deployers, func(d deployer) bool { return !d.Pipeline })
}

// Who deploys.
func (d deployer) Who() string {
	if d.Pipeline {
		return "Cloud Build"
	}
	return "GitHub"
}

// Scales says whether some service of the deployer does.
func (d deployer) Scales() bool {
	return slices.ContainsFunc(d.Services, func(s infraService) bool { return s.Scales })
}
