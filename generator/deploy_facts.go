package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// placeFacts is what the scripts know of ship.yaml.
type placeFacts struct {
	App      string
	Places   []placeFact
	Services []serviceFact // of all places, each once
	Rollback rollbackFacts
}

// placeFact is one place. Services are all whose image is built here,
// Deployments those with a rollout, Jobs those that run to their end at once.
type placeFact struct {
	Name, Overlay, Namespace, Branch string
	Services, Deployments, Jobs      []string
	Rollback                         rollbackLimits
}

// serviceFact is one service. Port is 0 where readiness is not asked over HTTP.
type serviceFact struct {
	Name, Kind, Scheme, Path string
	Port                     int
}

func newPlaceFacts(in *Input, at []place) placeFacts {
	facts := placeFacts{App: in.Ship.Name, Rollback: newRollbackFacts(in)}
	for _, p := range at {
		fact := placeFact{Name: p.Name, Overlay: p.dir(), Namespace: p.namespace(in), Branch: p.branch(), Rollback: p.rollbackLimits(in)}
		for _, service := range p.released(in) {
			fact.add(service)
			facts.add(service)
		}
		facts.Places = append(facts.Places, fact)
	}
	slices.SortFunc(facts.Services, func(a, b serviceFact) int { return strings.Compare(a.Name, b.Name) })
	return facts
}

func (f *placeFact) add(service *ship.Service) {
	f.Services = append(f.Services, service.Name)
	switch workloadKinds[service.Kind] {
	case "Deployment":
		f.Deployments = append(f.Deployments, service.Name)
	case "Job":
		f.Jobs = append(f.Jobs, service.Name)
	}
}

func (f *placeFacts) add(service *ship.Service) {
	if slices.ContainsFunc(f.Services, func(s serviceFact) bool { return s.Name == service.Name }) {
		return
	}
	fact := serviceFact{Name: service.Name, Kind: workloadKinds[service.Kind]}
	if ready := service.Readiness; ready != nil && ready.HTTPGet != nil {
		fact.Path, fact.Scheme = ready.HTTPGet.Path, strings.ToLower(ready.HTTPGet.Scheme)
		for _, port := range service.Ports {
			if port.Name == ready.HTTPGet.Port {
				fact.Port = port.Number
			}
		}
	}
	f.Services = append(f.Services, fact)
}
