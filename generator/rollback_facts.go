package generator

import (
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// rollbackFacts is what the scripts watch. Without `rollback` in ship.yaml they
// go back for a failed rollout alone.
type rollbackFacts struct {
	Wanted  bool // the error rate is watched
	Queries []errorQuery
}

// rollbackLimits is when and how fast they go back at one place.
type rollbackLimits struct {
	Share                        string // of failed requests, from 0 to 1
	WatchSeconds, TimeoutSeconds int
}

// errorQuery is the PromQL of one service, with NAMESPACE for its namespace.
type errorQuery struct{ Service, PromQL string }

const rollbackTimeout = 30 // seconds, as rollback.timeout has it where nobody asked

func newRollbackFacts(in *Input) rollbackFacts {
	wanted := in.Ship.Rollback
	if wanted == nil {
		return rollbackFacts{}
	}
	facts := rollbackFacts{Wanted: true}
	for _, service := range in.Ship.Services {
		if service.Build.Image == "" && workloadKinds[service.Kind] == "Deployment" && (wanted.Query != "" || metricsPort(service) != nil) {
			facts.Queries = append(facts.Queries, errorQuery{service.Name, errorShare(in.Ship, service)})
		}
	}
	return facts
}

// rollbackLimits are those of the place's environment.
func (p place) rollbackLimits(in *Input) rollbackLimits {
	there, err := in.Ship.In(p.Environment.Name)
	if err != nil || there.Rollback == nil {
		return rollbackLimits{TimeoutSeconds: rollbackTimeout}
	}
	return rollbackLimits{
		Share:          strconv.FormatFloat(there.Rollback.ErrorRate/100, 'f', -1, 64),
		WatchSeconds:   there.Rollback.Watch.Seconds(),
		TimeoutSeconds: there.Rollback.Timeout.Seconds(),
	}
}

// errorShare is the share of a service's requests that fail, from 0 to 1: 0
// without failures, and without requests no answer or NaN.
func errorShare(s *ship.Ship, service *ship.Service) string {
	if s.Rollback.Query != "" {
		return strings.ReplaceAll(s.Rollback.Query, "SERVICE", service.Name)
	}
	// As alerts.metrics has it by default.
	metrics := ship.Metrics{Requests: "http_requests_total", Status: "code", Failed: "5.."}
	if s.Alerts != nil {
		metrics = s.Alerts.Metrics
	}
	of := metrics.Requests + `{namespace="NAMESPACE",job=` + quotePromQL(service.Name)
	window := "[" + strconv.Itoa(s.Rollback.Window.Seconds()) + "s]"
	failed := "sum(rate(" + of + "," + metrics.Status + "=~" + quotePromQL(metrics.Failed) + "}" + window + "))"
	return "(" + failed + " or vector(0)) / sum(rate(" + of + "}" + window + "))"
}
