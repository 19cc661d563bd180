package ship

import "strconv"

func deriveService(name string, s *value) {
	if !s.has("build") {
		s.set("build", mapValue("main", scalarValue("!!str", "./cmd/"+name, s)))
		fill(buildSpec, s.get("build"))
	}
	main := mainPort(s)
	deriveProbes(s, main)
	if expose := s.get("expose"); expose != nil {
		derivePort(s, expose, main)
		if expose.str("via") == "gateway" && !expose.has("class") {
			orSet(expose, "gateway", "infra/gateway")
		}
	}
	deriveRotation(s)
	deriveScaling(Kind(s.str("kind")), s)
	deriveResources(s.get("resources"))
	for _, e := range s.get("sidecars").sorted() {
		deriveResources(e.value.get("resources"))
	}
	deriveStop(s, main)
}

// mainPort is the name of the port that serves what the program is for, "" where
// there is none: http, https, else the first by name.
func mainPort(s *value) string {
	ports := s.get("ports").sorted()
	for _, name := range []string{"http", "https"} {
		if s.get("ports", name) != nil {
			return name
		}
	}
	if len(ports) == 0 {
		return ""
	}
	return ports[0].key
}

func deriveProbes(s *value, main string) {
	serves := s.str("kind") == string(KindService) || s.str("kind") == string(KindWorker)
	if serves && main != "" && !s.has("readinessProbe") {
		s.set("readinessProbe", mapValue("tcpSocket", emptyMap(s)))
	}
	if liveness := s.get("livenessProbe"); liveness != nil && !s.has("startupProbe") {
		s.set("startupProbe", sameQuestion(liveness))
	}
	for _, key := range probeKeys {
		for _, action := range []string{"httpGet", "tcpSocket"} {
			derivePort(s, s.get(key, action), main)
		}
		grpcPort := main
		if s.get("ports", "grpc") != nil {
			grpcPort = "grpc"
		}
		derivePort(s, s.get(key, "grpc"), grpcPort)
	}
}

// sameQuestion is a probe that asks what another asks, at the default pace.
func sameQuestion(probe *value) *value {
	out := emptyMap(probe)
	for _, key := range probeSpec(0, 0).oneOf {
		if action := probe.get(key); action != nil {
			out.set(key, action.copyTree())
		}
	}
	return out
}

// derivePort gives v the main port where it names none, and the name of a port
// that it gives by number.
func derivePort(s, v *value, main string) {
	switch {
	case v == nil:
	case !v.has("port") && main != "":
		orSet(v, "port", main)
	case v.get("port") != nil:
		if name := portNamed(s, v.str("port")); name != "" {
			named := *v.get("port")
			named.tag, named.text = "!!str", name
			v.set("port", &named)
		}
	}
}

// portNamed is the name of the port with a number, "" where there is none.
func portNamed(s *value, number string) string {
	for _, e := range s.get("ports").sorted() {
		if e.value.text == number {
			return e.key
		}
	}
	return ""
}

func deriveScaling(kind Kind, s *value) {
	low, high := 2, 10
	switch kind {
	case KindService:
	case KindWorker:
		low, high = 1, 1
	case KindFunction:
		low = 0
		if !s.has("scaling") {
			return
		}
	default:
		return
	}
	if !s.has("scaling") {
		s.set("scaling", emptyMap(s))
	}
	scaling := s.get("scaling")
	if !scaling.has("minReplicas") && scaling.has("maxReplicas") {
		low = min(low, scaling.int("maxReplicas"))
	}
	orSetInt(scaling, "minReplicas", low)
	orSetInt(scaling, "maxReplicas", max(high, scaling.int("minReplicas")))
}

func orSetInt(v *value, key string, n int) {
	if !v.has(key) {
		v.set(key, scalarValue("!!int", strconv.Itoa(n), v))
	}
}

// defaultCPU and defaultMemory are what a container gets that asks for nothing.
const (
	defaultCPU    = "100m"
	defaultMemory = "128Mi"
)

// deriveResources makes the limit of memory and disk the request and the other
// way round: what is above the request is taken away first when a node is short.
func deriveResources(r *value) {
	requests, limits := r.get("requests"), r.get("limits")
	if requests == nil || limits == nil {
		return
	}
	for _, key := range []string{"memory", "ephemeral-storage"} {
		if limit := limits.get(key); limit != nil {
			orSet(requests, key, limit.text)
		}
		orSet(requests, key, defaultMemory)
		orSet(limits, key, requests.str(key))
	}
	request := defaultCPU
	if limit := limits.get("cpu"); limit != nil && quantity(limit.text).Cmp(quantity(request)) < 0 {
		request = limit.text
	}
	orSet(requests, "cpu", request)
}

// deriveStop makes a pod serve for a while after it was told to stop, and gives
// it Kubernetes' default of 30 seconds for the rest,
// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination.
func deriveStop(s *value, main string) {
	drain := "0s"
	if kind := Kind(s.str("kind")); main != "" && (kind == KindService || kind == KindFunction) {
		drain = "5s"
	}
	orSet(s, "drain", drain)
	orSet(s, "gracePeriod", strconv.Itoa(s.duration("drain").Seconds()+30)+"s")
}

// deriveRotation restarts what cannot see a new value: variables are set once.
func deriveRotation(s *value) {
	if !s.has("secrets") {
		return
	}
	rotation := "reread"
	for _, e := range s.get("secrets").sorted() {
		if e.value.str("mount") == "env" {
			rotation = "restart"
		}
	}
	orSet(s, "rotation", rotation)
}
