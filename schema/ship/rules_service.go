package ship

import (
	"fmt"
	"slices"
	"strings"
)

// notFor are the keys that have no meaning for a kind of service.
var notFor = map[Kind][]string{
	KindService:  {"schedule"},
	KindWorker:   {"schedule", "expose"},
	KindJob:      {"schedule", "expose", "scaling", "migrate"},
	KindCronJob:  {"expose", "scaling", "migrate"},
	KindFunction: {"schedule"},
	KindCommand:  {"schedule", "expose", "scaling", "migrate", "sidecars"},
}

func judgeKind(j *judge, s *Service) {
	written := j.ship.root.get("services", s.Name)
	for _, key := range notFor[s.Kind] {
		if written.has(key) {
			hint := "remove it or change the kind"
			if key == "schedule" {
				hint = "only a cronJob has a schedule"
			}
			j.fail([]string{"services", s.Name, key}, hint, "services.%s.%s has no meaning for the kind %s", s.Name, key, s.Kind)
		}
	}
	if s.Kind == KindCronJob && s.Schedule == "" {
		j.fail([]string{"services", s.Name, "schedule"}, "add it, such as `schedule: \"0 3 * * *\"`", "services.%s is a cronJob without a schedule", s.Name)
	}
}

// judgePorts refuses one number twice: the containers of a pod share their ports.
func judgePorts(j *judge, s *Service) {
	owner := map[int]string{}
	look := func(ports []Port, keys ...string) {
		for _, p := range ports {
			path := strings.Join(append(keys, p.Name), ".")
			if first, taken := owner[p.Number]; taken {
				j.fail(append(append([]string{}, keys...), p.Name), "", "%s is %d, which %s is already", path, p.Number, first)
				continue
			}
			owner[p.Number] = path
		}
	}
	look(s.Ports, "services", s.Name, "ports")
	for _, side := range s.Sidecars {
		look(side.Ports, "services", s.Name, "sidecars", side.Name, "ports")
	}
}

func judgeProbes(j *judge, s *Service) {
	for i, p := range []*Probe{s.Liveness, s.Readiness, s.Startup} {
		keys := []string{"services", s.Name, probeKeys[i]}
		if p == nil || j.ship.root.get(keys...) == nil { // a derived one is right or says what another does
			continue
		}
		switch {
		case p.HTTPGet != nil:
			j.port(s, p.HTTPGet.Port, append(keys, "httpGet", "port"))
		case p.GRPC != nil:
			j.port(s, p.GRPC.Port, append(keys, "grpc", "port"))
		case p.TCPSocket != nil:
			j.port(s, p.TCPSocket.Port, append(keys, "tcpSocket", "port"))
		}
		// https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
		if p.SuccessThreshold != 1 && probeKeys[i] != "readinessProbe" {
			j.fail(append(keys, "successThreshold"), "only a readiness probe may have more", "%s.successThreshold is %d, want 1",
				strings.Join(keys, "."), p.SuccessThreshold)
		}
	}
}

// port refuses the name of a port that the service does not have.
func (j *judge) port(s *Service, name string, keys []string) {
	var names []string
	for _, p := range s.Ports {
		names = append(names, p.Name)
	}
	path := strings.Join(keys, ".")
	switch {
	case len(names) == 0:
		j.fail(keys, "add it, such as `ports: {http: 8080}`", "%s needs a port, and services.%s has no ports", path, s.Name)
	case !slices.Contains(names, name):
		j.fail(keys, meant(name, names), "%s is %s, which is not among the ports of services.%s", path, quote(name), s.Name)
	}
}

func judgeExpose(j *judge, s *Service) {
	if s.Expose != nil {
		j.port(s, s.Expose.Port, []string{"services", s.Name, "expose", "port"})
		judgeGateway(j, s)
	}
}

func judgeSecrets(j *judge, s *Service) {
	for _, secret := range s.Secrets {
		keys := []string{"services", s.Name, "secrets", secret.Name}
		path := "services." + s.Name + ".secrets." + secret.Name
		if why, hint := secret.wrongPath(); why != "" {
			j.fail(append(keys, "path"), hint, "%s.path has %s", path, why)
		}
		if secret.Mount != "env" {
			continue
		}
		if why, hint := envName.wrong(secret.Name); why != "" {
			j.fail(keys, hint, "%s is mounted as env, %s", path, why)
		}
		for _, e := range s.Env {
			if e.Name == secret.Name {
				j.fail([]string{"services", s.Name, "env", e.Name}, "keep the secret", "services.%s.env.%s is also a secret that is mounted as env", s.Name, e.Name)
			}
		}
	}
}

// wrongPath is what a path lacks for its store.
func (s Secret) wrongPath() (why, hint string) {
	name, key, hasKey := strings.Cut(s.Path, "#")
	switch s.From {
	case "kubernetes":
		if !hasKey || strings.Contains(name, "/") {
			return "no name and key of a Kubernetes Secret", `write it as "name#key"`
		}
	case "vault":
		if !hasKey || key == "" || !strings.Contains(name, "/") {
			return "no mount, path and key of Vault", `write it as "mount/path#key"`
		}
	}
	return "", ""
}

func judgeResources(j *judge, s *Service) {
	j.resources(s.Resources, "services", s.Name, "resources")
	for _, side := range s.Sidecars {
		j.resources(side.Resources, "services", s.Name, "sidecars", side.Name, "resources")
	}
}

// resources refuses a limit below the request, as the API server does.
func (j *judge) resources(r Resources, keys ...string) {
	for _, one := range []struct{ key, request, limit string }{
		{"cpu", r.Requests.CPU, r.Limits.CPU},
		{"memory", r.Requests.Memory, r.Limits.Memory},
		{"ephemeral-storage", r.Requests.EphemeralStorage, r.Limits.EphemeralStorage},
	} {
		if one.request != "" && one.limit != "" && quantity(one.limit).Cmp(quantity(one.request)) < 0 {
			j.fail(append(append([]string{}, keys...), "limits", one.key), "a limit is at least the request",
				"%s.limits.%s is %s, less than the request of %s", strings.Join(keys, "."), one.key, one.limit, one.request)
		}
	}
}

func judgeScaling(j *judge, s *Service) {
	if s.Scaling == nil {
		return
	}
	keys := []string{"services", s.Name, "scaling"}
	if s.Scaling.MinReplicas > s.Scaling.MaxReplicas {
		j.fail(append(keys, "minReplicas"), "", "services.%s.scaling.minReplicas is %d, more than maxReplicas %d", s.Name, s.Scaling.MinReplicas, s.Scaling.MaxReplicas)
	}
	if s.Scaling.MinReplicas == 0 && s.Kind != KindFunction && !j.startsOnDemand(s) {
		j.fail(append(keys, "minReplicas"), "a HorizontalPodAutoscaler cannot start the first pod", "services.%s.scaling.minReplicas is 0, want at least 1", s.Name)
	}
}

// startsOnDemand says whether every target of a service starts it on a request.
func (j *judge) startsOnDemand(s *Service) bool {
	some := false
	for _, t := range j.ship.Targets {
		if len(s.Targets) > 0 && !slices.Contains(s.Targets, t.Name) {
			continue
		}
		if !slices.Contains([]string{"knative", "cloudRun", "cloudFunctions", "lambda", "functionCompute"}, t.Platform) {
			return false
		}
		some = true
	}
	return some
}

func judgeStop(j *judge, s *Service) {
	if s.GracePeriod > s.Drain {
		return
	}
	keys := []string{"services", s.Name, "gracePeriod"}
	if !j.ship.root.get("services", s.Name).has("gracePeriod") {
		keys[2] = "drain"
	}
	j.fail(keys, fmt.Sprintf("leave time to finish after draining, such as `gracePeriod: %ds`", s.Drain.Seconds()+30),
		"services.%s.gracePeriod is %ds, want more than its drain of %ds", s.Name, s.GracePeriod.Seconds(), s.Drain.Seconds())
}

func judgeServiceTargets(j *judge, s *Service) {
	j.targets(s.Targets, "services", s.Name, "targets")
}

// targets refuses the names of targets that are not there.
func (j *judge) targets(targets []string, keys ...string) {
	known := j.names("targets")
	for i, name := range targets {
		if slices.Contains(known, name) {
			continue
		}
		hint := "there are no targets"
		if len(known) > 0 {
			hint = meant(name, known)
		}
		j.fail(append(append([]string{}, keys...), fmt.Sprint(i)), hint, "%s has %s, which is not among the targets", strings.Join(keys, "."), quote(name))
	}
}

// judgeGateway refuses what the chosen way of exposure has no place for.
func judgeGateway(j *judge, s *Service) {
	written := j.ship.root.get("services", s.Name, "expose")
	path := "services." + s.Name + ".expose."
	switch e := s.Expose; {
	case e.Via == "gateway" && e.Port == "grpc" && e.Path != "/":
		j.fail([]string{"services", s.Name, "expose", "path"}, "remove it: a gRPC client takes the path from service and method", "%spath is %s, and a GRPCRoute knows no paths", path, quote(e.Path))
	case e.Via == "ingress" && written.has("gateway"):
		j.fail([]string{"services", s.Name, "expose", "gateway"}, "remove it, or set `via: gateway`", "%sgateway has no meaning for an Ingress", path)
	case e.Via == "gateway" && e.Class != "" && written.has("gateway"):
		j.fail([]string{"services", s.Name, "expose", "gateway"}, "keep gateway to join it, or class to have one of its own", "%sgateway and %sclass exclude one another", path, path)
	case e.Issuer != "" && !e.TLS:
		j.fail([]string{"services", s.Name, "expose", "issuer"}, "remove it, or set `tls: true`", "%sissuer has no meaning without TLS", path)
	case e.Issuer != "" && e.Via == "gateway" && e.Class == "":
		j.fail([]string{"services", s.Name, "expose", "issuer"}, "the certificate is the shared Gateway's; set class for a Gateway of its own", "%sissuer has no meaning for the Gateway %s", path, quote(e.Gateway))
	}
}
