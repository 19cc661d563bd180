package ship

func decodeService(name string, v *value) *Service {
	s := &Service{
		Name:          name,
		Kind:          Kind(v.str("kind")),
		Build:         decodeBuild(v.get("build")),
		Args:          v.strings("args"),
		Ports:         decodePorts(v.get("ports")),
		Liveness:      decodeProbe(v.get("livenessProbe")),
		Readiness:     decodeProbe(v.get("readinessProbe")),
		Startup:       decodeProbe(v.get("startupProbe")),
		Env:           decodeVars(v.get("env")),
		Rotation:      v.str("rotation"),
		Resources:     decodeResources(v.get("resources")),
		Scaling:       decodeScaling(v.get("scaling")),
		Expose:        decodeExpose(v.get("expose")),
		Schedule:      v.str("schedule"),
		WritablePaths: v.strings("writablePaths"),
		Targets:       v.strings("targets"),
		GracePeriod:   v.duration("gracePeriod"),
		Drain:         v.duration("drain"),
	}
	if v.has("migrate") {
		s.Migrate = &Command{Command: v.strings("migrate", "command")}
	}
	for _, e := range v.get("config", "files").sorted() {
		s.Config = append(s.Config, ConfigFile{e.key, e.value.text})
	}
	for _, e := range v.get("secrets").sorted() {
		s.Secrets = append(s.Secrets, decodeSecret(e.key, e.value))
	}
	for _, e := range v.get("sidecars").sorted() {
		s.Sidecars = append(s.Sidecars, decodeSidecar(e.key, e.value))
	}
	return s
}

func decodeBuild(v *value) Build {
	b := Build{Main: v.str("main"), Language: v.str("language"), Context: v.str("context"), Dockerfile: v.str("dockerfile"),
		Image: v.str("image"), Command: v.strings("command"), Cgo: v.bool("cgo"), Tags: v.strings("tags"), Version: v.str("version")}
	for _, e := range v.get("files").sorted() {
		b.Files = append(b.Files, ConfigFile{e.key, e.value.text})
	}
	if b.Main != "" {
		b.Language = "go"
	}
	if b.Main != "" || b.Language != "" && b.Context == "" {
		b.Context = "."
	}
	return b
}

func decodePorts(v *value) []Port {
	var ports []Port
	for _, e := range v.sorted() {
		ports = append(ports, Port{e.key, v.int(e.key)})
	}
	return ports
}

func decodeProbe(v *value) *Probe {
	if v == nil {
		return nil
	}
	p := &Probe{
		Exec:                v.strings("exec", "command"),
		InitialDelaySeconds: v.int("initialDelaySeconds"),
		PeriodSeconds:       v.int("periodSeconds"),
		TimeoutSeconds:      v.int("timeoutSeconds"),
		SuccessThreshold:    v.int("successThreshold"),
		FailureThreshold:    v.int("failureThreshold"),
	}
	if get := v.get("httpGet"); get != nil {
		p.HTTPGet = &HTTPGet{Path: get.str("path"), Port: get.str("port"), Scheme: get.str("scheme")}
	}
	if grpc := v.get("grpc"); grpc != nil {
		p.GRPC = &GRPCProbe{Port: grpc.str("port"), Service: grpc.str("service")}
	}
	if tcp := v.get("tcpSocket"); tcp != nil {
		p.TCPSocket = &TCPSocket{Port: tcp.str("port")}
	}
	return p
}

func decodeSecret(name string, v *value) Secret {
	return Secret{Name: name, From: v.str("from"), Path: v.str("path"), Mount: v.str("mount"), RefreshInterval: v.duration("refreshInterval")}
}

func decodeResources(v *value) Resources {
	return Resources{Requests: decodeQuantities(v.get("requests")), Limits: decodeQuantities(v.get("limits"))}
}

func decodeQuantities(v *value) ResourceList {
	return ResourceList{CPU: v.str("cpu"), Memory: v.str("memory"), EphemeralStorage: v.str("ephemeral-storage")}
}

func decodeScaling(v *value) *Scaling {
	if v == nil {
		return nil
	}
	return &Scaling{MinReplicas: v.int("minReplicas"), MaxReplicas: v.int("maxReplicas"),
		CPUUtilization: v.int("cpuUtilization"), MemoryUtilization: v.int("memoryUtilization")}
}

func decodeExpose(v *value) *Expose {
	if v == nil {
		return nil
	}
	return &Expose{Host: v.str("host"), Path: v.str("path"), Port: v.str("port"), Via: v.str("via"), TLS: v.bool("tls"),
		Gateway: v.str("gateway"), Class: v.str("class"), Issuer: v.str("issuer")}
}

func decodeSidecar(name string, v *value) Sidecar {
	return Sidecar{Name: name, Image: v.str("image"), Command: v.strings("command"), Ports: decodePorts(v.get("ports")),
		Env: decodeVars(v.get("env")), Resources: decodeResources(v.get("resources")), Native: v.bool("native")}
}
