package generator

import (
	"strconv"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/ship"
)

// vmUnit is a program under systemd on a machine.
type vmUnit struct {
	platformService
	Application, Environment string
	Unit, User, Dir          string
	MemoryMiB                int
	Limits                   bool
}

func planVM(p *planner, site *platformSite) platformPlan {
	plan := platformPlan{
		Permissions: []Permission{{"packages", "read", "pull of the images"}},
		Scripts:     []string{"vm-deploy.sh", "vm-switch.sh"},
	}
	for _, service := range site.Services {
		unit := p.vmUnit(site, service)
		plan.Files = append(plan.Files,
			site.file("vm/unit.service.tmpl", unit.Unit, unit),
			site.file("vm/release.env.tmpl", service.Name+".env", unit))
	}
	plan.Steps = []WorkflowStep{p.login(), {
		ID: "deploy", Name: "Deploy over SSH",
		Why: "SSH knows no identity of GitHub: the key is a secret of this environment alone. Let the\n" +
			"machine's authorized_keys restrict it to the account that deploys, and change it often.",
		Env: []Setting{
			{Name: "DIR", Value: site.dir()},
			{Name: "HOST", Value: quoteGitHub(site.option("host"))},
			{Name: "PORT", Value: quoteGitHub(site.option("port"))},
			{Name: "ACCOUNT", Value: quoteGitHub(site.option("user"))},
			{Name: "SSH_KEY", Value: "${{ secrets.SSH_KEY }}"},
			{Name: "SSH_KNOWN_HOSTS", Value: "${{ vars.SSH_KNOWN_HOSTS }}", Why: "The machine's keys, from the machine itself: ssh-keyscan would believe anybody."},
		},
		Run: words("IMAGES", "images") + "scripts/vm-deploy.sh \"$DIR\" \"$VERSION\" \"${images[@]}\"\n",
	}}
	return plan
}

func (p *planner) vmUnit(site *platformSite, service *ship.Service) vmUnit {
	u := vmUnit{
		platformService: p.platformService(site, service, site.in.Ship.Name+"-"+service.Name, ""),
		Application:     site.in.Ship.Name, Environment: site.Environment.Name, User: site.option("user"), Dir: site.option("path"),
		MemoryMiB: mebibytes(service.Resources.Limits.Memory),
	}
	u.Unit = u.Name + ".service"
	if given := site.option("unit"); given != "" && len(site.Services) == 1 {
		u.Unit = given
	}
	if u.Dir == "" {
		u.Dir = "/opt/" + site.in.Ship.Name
	}
	if !unitPath.MatchString(u.Dir) {
		p.found.add(pointer("targets", site.Target.Name, "vm", "path"), "take one of letters, digits, \"-\", \"_\" and \".\"",
			"path %q of target %q has characters that systemd gives a meaning", u.Dir, site.Target.Name)
	}
	if service.Build.Main == "" {
		p.found.add(pointer("services", service.Name, "build"), "name the Go main package, or run its image on another platform",
			"target %q runs programs, and service %q is no Go program", site.Target.Name, service.Name)
	}
	return u
}

// unitPath is a path that stands in a unit as it is: no space, quote or specifier.
// https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Specifiers
var unitPath = pattern.New(`^(/[A-Za-z0-9._-]+)+$`)

// URL is where the machine asks the service itself, "" for nowhere.
func (u vmUnit) URL() string {
	if u.Path == "" || u.Port == 0 {
		return ""
	}
	return "http://127.0.0.1:" + strconv.Itoa(u.With(u.Readiness).Port) + u.Path
}
