package generator

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// platformService is one service as the files of a platform print it.
type platformService struct {
	Name, Service string // of the resource; in ship.yaml
	Image         string // to be replaced by the release's
	Port          int    // 0: none
	HTTP2         bool   // the port speaks gRPC
	Args          []string
	Env           []label
	Secrets       []secretRef
	Readiness     *probe
	Liveness      *probe
	Startup       *probe
	Path          string // asked after a deployment, "" for none
	Min, Max      int
	CPU, Memory   string
	GraceSeconds  int
	Writable      []string
	ports         []ship.Port
}

// secretRef is a secret by the words of its store: name of the variable, name
// in the store, key within it ("" = the whole).
type secretRef struct{ Env, Name, Key string }

// unreleased is the image of a service until a release gives it one by digest.
func unreleased(in *Input, service *ship.Service) string {
	if service.Build.Image != "" {
		return service.Build.Image
	}
	return imageName(in, service) + "@" + noDigest
}

// platformService gathers what every platform prints. Secrets have to come from
// the store that the platform reads by itself, "" for none.
func (p *planner) platformService(site *platformSite, service *ship.Service, name, store string) platformService {
	out := platformService{
		Name: name, Service: service.Name, Image: unreleased(site.in, service), Readiness: newProbe(service, service.Readiness), Liveness: newProbe(service, service.Liveness),
		Startup: newProbe(service, service.Startup), Min: 1, Max: 1, CPU: service.Resources.Requests.CPU, Memory: service.Resources.Limits.Memory,
		GraceSeconds: service.GracePeriod.Seconds(), Writable: service.WritablePaths, Args: service.Args, ports: service.Ports,
	}
	if service.Scaling != nil {
		out.Min, out.Max = service.Scaling.MinReplicas, service.Scaling.MaxReplicas
	}
	if port := mainContainerPort(service); port != nil {
		out.Port, out.HTTP2 = port.Number, port.Name == "grpc"
	}
	if r := service.Readiness; r != nil && r.HTTPGet != nil {
		out.Path = r.HTTPGet.Path
	}
	for _, v := range service.Env {
		out.Env = append(out.Env, label{v.Name, v.Value})
	}
	for _, secret := range service.Secrets {
		if secret.From != store {
			hint := "give the service other targets, or let the program itself ask a store"
			if store != "" {
				hint = "keep it in " + store + ", or give the service other targets"
			}
			p.found.add(pointer("services", service.Name, "secrets", secret.Name), hint,
				"secret %q comes from %s, which target %q cannot read", secret.Name, secret.From, site.Target.Name)
			continue
		}
		name, key, _ := strings.Cut(secret.Path, "#")
		out.Secrets = append(out.Secrets, secretRef{secret.Name, name, key})
	}
	return out
}

// checkBuilt refuses services whose image is not of this repository: a release
// names digests of what it has built, and no other.
func (p *planner) checkBuilt(site *platformSite) {
	for _, service := range site.Services {
		if service.Build.Image != "" {
			p.found.add(pointer("services", service.Name, "build", "image"), "build it here, with a Dockerfile that begins with FROM, or run it on Kubernetes",
				"target %q runs what this repository builds, and service %q has an image already", site.Target.Name, service.Name)
		}
	}
}

// mainContainerPort is the port that requests come to: http, https, grpc, or else the first.
func mainContainerPort(service *ship.Service) *ship.Port {
	for _, name := range []string{"http", "https", "grpc"} {
		if i := slices.IndexFunc(service.Ports, func(p ship.Port) bool { return p.Name == name }); i >= 0 {
			return &service.Ports[i]
		}
	}
	if len(service.Ports) == 0 {
		return nil
	}
	return &service.Ports[0]
}

// mebibytes is a quantity of memory such as 512Mi, rounded up.
func mebibytes(quantity string) int {
	for _, unit := range []struct {
		suffix string
		size   float64
	}{{"Ki", 1.0 / 1024}, {"Mi", 1}, {"Gi", 1024}, {"Ti", 1 << 20}, {"k", 1e3 / (1 << 20)}, {"M", 1e6 / (1 << 20)}, {"G", 1e9 / (1 << 20)}, {"T", 1e12 / (1 << 20)}} {
		if number, ok := strings.CutSuffix(quantity, unit.suffix); ok {
			f, err := strconv.ParseFloat(number, 64)
			if err != nil {
				return 0
			}
			return int(f*unit.size + 0.999)
		}
	}
	return 0
}

// millicores is a quantity of CPU such as 250m or 0.5.
func millicores(quantity string) int {
	if number, ok := strings.CutSuffix(quantity, "m"); ok {
		return int(parsedNumber(number))
	}
	return int(parsedNumber(quantity)*1000 + 0.5)
}

// platformProbe is a probe with the number of its port.
type platformProbe struct {
	Probe *probe
	Port  int
}

// With is a probe as a platform prints it, which knows no names of ports.
func (s platformService) With(p *probe) platformProbe {
	out := platformProbe{p, s.Port}
	for _, port := range s.ports {
		if p.HTTPGet != nil && p.HTTPGet.Port == port.Name || p.TCPSocket != nil && p.TCPSocket.Port == port.Name {
			out.Port = port.Number
		}
	}
	return out
}
