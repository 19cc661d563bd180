package generator

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// alertSite is where one Prometheus sees services: the namespace of an overlay,
// or the machines of a target.
type alertSite struct {
	Name        string // of its folder: "production"
	Application string
	Environment string
	Namespace   string // "" on a machine
	Overlay     *place // nil on a machine
	Host        string // "" on a cluster
	Services    []*ship.Service
	ship        *ship.Ship // with the overrides of the environment
}

func (s alertSite) alerts() *ship.Alerts { return s.ship.Alerts }

// operated says whether an operator's objects take the place of files.
func (s alertSite) operated() bool { return s.alerts().Operator && s.Namespace != "" }

// alertSites are all places where somebody asked for alerts. An environment's
// overrides may have removed the section there.
func (p *planner) alertSites() []alertSite {
	var sites []alertSite
	for _, environment := range p.in.Ship.Environments {
		there, err := p.in.Ship.In(environment.Name)
		if err != nil || there.Alerts == nil {
			continue // the parser has judged every environment
		}
		overlays := places(p.in, environment)
		for _, at := range overlays {
			if !at.edge() {
				input := *p.in
				input.Ship = there
				sites = append(sites, alertSite{
					Name: at.Name, Application: there.Name, Environment: environment.Name, Namespace: at.namespace(p.in),
					Overlay: &at, Services: watched(at.services(&input)), ship: there,
				})
			}
		}
		sites = append(sites, machineSites(there, environment, len(overlays) == 0)...)
	}
	return slices.DeleteFunc(sites, func(s alertSite) bool { return len(s.Services) == 0 })
}

// edge says whether a place lies in a network that is not Prometheus'.
func (p place) edge() bool { return p.Target != nil && p.Target.Platform == "edge" }

// machineSites are the virtual machines of an environment.
func machineSites(s *ship.Ship, environment *ship.Environment, alone bool) []alertSite {
	targets := targetsOn(s, environment, "vm")
	var sites []alertSite
	for _, target := range targets {
		site := alertSite{
			Name: environment.Name + "-" + target.Name, Application: s.Name, Environment: environment.Name,
			Host: target.Options["host"], Services: watched(servicesOn(s, target)), ship: s,
		}
		if alone && len(targets) == 1 {
			site.Name = environment.Name
		}
		sites = append(sites, site)
	}
	return sites
}

// targetsOn are the targets of an environment on one platform.
func targetsOn(s *ship.Ship, environment *ship.Environment, platform string) []*ship.Target {
	return slices.DeleteFunc(slices.Clone(s.Targets), func(t *ship.Target) bool {
		return t.Platform != platform || len(environment.Targets) > 0 && !slices.Contains(environment.Targets, t.Name)
	})
}

// servicesOn are the services that are deployed to a target.
func servicesOn(s *ship.Ship, target *ship.Target) []*ship.Service {
	return slices.DeleteFunc(slices.Clone(s.Services), func(service *ship.Service) bool {
		return service.Kind == ship.KindCommand || len(service.Targets) > 0 && !slices.Contains(service.Targets, target.Name)
	})
}

// watched are the services that run all the time and have a port to ask.
func watched(services []*ship.Service) []*ship.Service {
	return slices.DeleteFunc(services, func(s *ship.Service) bool {
		return s.Kind != ship.KindService && s.Kind != ship.KindWorker || metricsPort(s) == nil
	})
}

// metricsPort is the port that serves the metrics: the one of that name, or else
// the main one; nil where there is none.
func metricsPort(service *ship.Service) *ship.Port {
	for _, name := range []string{"metrics", "http", "https"} {
		if i := slices.IndexFunc(service.Ports, func(p ship.Port) bool { return p.Name == name }); i >= 0 {
			return &service.Ports[i]
		}
	}
	return nil
}

// selector are the labels of every series that Prometheus has of a service.
func (s alertSite) selector(service *ship.Service) []label {
	if s.Namespace != "" {
		return []label{{"namespace", s.Namespace}, {"job", service.Name}}
	}
	return []label{{"application", s.Application}, {"environment", s.Environment}, {"job", service.Name}}
}

// labels are what each rule adds, for routes and for whoever is woken. An
// operator's routes see alerts of their own namespace only.
func (s alertSite) labels(service *ship.Service) []label {
	out := []label{{"application", s.Application}, {"environment", s.Environment}, {"service", service.Name}}
	if s.Namespace != "" {
		out = append(out, label{"namespace", s.Namespace})
	}
	return out
}

// cores is the CPU that a service's share is measured by: its request on a
// cluster, one core on a machine, where nothing is requested.
func (s alertSite) cores(service *ship.Service) string {
	request := service.Resources.Requests.CPU
	if s.Namespace == "" || request == "" {
		return "1"
	}
	if milli, err := strconv.ParseFloat(strings.TrimSuffix(request, "m"), 64); err == nil && request[len(request)-1] == 'm' {
		return decimalText(milli / 1000)
	}
	return request
}
