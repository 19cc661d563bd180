package ship

// portRef is a port by its name; a number that ports has is read as that name.
var portRef = &spec{shape: scalar, format: compiled(format{name: "port name", want: "the name of a port",
	pattern: `^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$`, hint: "one of the names under ports"})}

// probeSpec is a probe in the words of Kubernetes,
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe.
// The paces differ: readiness reacts first, liveness restarts late, startup polls fast.
func probeSpec(period, failures int) *spec {
	s := &spec{shape: object, oneOf: []string{"httpGet", "grpc", "tcpSocket", "exec"}, fields: append(probeActions[:len(probeActions):len(probeActions)],
		field{key: "initialDelaySeconds", spec: whole(0, 3600), def: 0, example: "0",
			doc: "Seconds after the start of the container before the first attempt. A startup probe is the better way to wait."},
		field{key: "periodSeconds", spec: whole(1, 3600), def: period, example: "10",
			doc: "Seconds from one attempt to the next."},
		field{key: "timeoutSeconds", spec: whole(1, 3600), def: 2, example: "2",
			doc: "Seconds after which an attempt without an answer has failed."},
		field{key: "successThreshold", spec: whole(1, 100), def: 1, example: "1",
			doc: "Successes in a row that end a failure. Only a readiness probe may have more than 1."},
		field{key: "failureThreshold", spec: whole(1, 1000), def: failures, example: "3",
			doc: "Failures in a row that count."},
	)}
	s.short = &short{str(urlPath), func(v *value) *value { return mapValue("httpGet", mapValue("path", v)) }}
	return s
}

var probeActions = []field{
	{key: "httpGet", spec: httpGetSpec, example: "{path: /livez, port: http}",
		doc: "Asks a path; a status from 200 to 399 is a success. Short form: the path."},
	{key: "grpc", spec: grpcSpec, example: "{port: grpc}",
		doc: "Asks the gRPC health service."},
	{key: "tcpSocket", spec: tcpSpec, example: "{port: http}",
		doc: "Opens a connection. It proves no more than that something listens."},
	{key: "exec", spec: commandSpec, example: "{command: [/app, health]}",
		doc: "Runs a command in the container; status 0 is a success. Short form: the list."},
}

var httpGetSpec = &spec{shape: object, name: "httpGet", fields: []field{
	{key: "path", spec: str(urlPath), required: true, example: "/livez",
		doc: "The path of the URL that is asked."},
	{key: "port", spec: portRef, derived: "the main port: http, https, else the first by name", example: "http",
		doc: "The name of the port that is asked."},
	{key: "scheme", spec: enum("HTTP", "HTTPS"), def: "HTTP", example: "HTTP",
		doc: "Whether the port speaks TLS; its certificate is not checked."},
}, short: &short{str(urlPath), func(v *value) *value { return mapValue("path", v) }}}

var grpcSpec = objectOf(
	field{key: "port", spec: portRef, derived: "the port grpc, else the main port", example: "grpc",
		doc: "The name of the port that is asked."},
	field{key: "service", spec: str(line), example: "orders.v1.Orders",
		doc: "The service name in the health request. Without it the server as a whole is asked."},
)

var tcpSpec = objectOf(
	field{key: "port", spec: portRef, derived: "the main port", example: "http",
		doc: "The name of the port that is opened."},
)

var resourcesSpec = &spec{shape: object, name: "resources", fields: []field{
	{key: "requests", spec: quantitiesSpec("100m, or the limit if that is lower", "128Mi, or the limit where there is one", "128Mi, or the limit where there is one"), def: present{}, example: "{cpu: 100m, memory: 128Mi}",
		doc: "What the scheduler sets aside."},
	{key: "limits", spec: quantitiesSpec("none: a limit on CPU slows a program that has idle cores beside it", "the request", "the request"), def: present{}, example: "{memory: 128Mi}",
		doc: "What the container may use at most. Beyond its memory it is killed."},
}}

func quantitiesSpec(cpuDefault, memoryDefault, storageDefault string) *spec {
	return objectOf(
		field{key: "cpu", spec: &spec{shape: scalar, format: cpu}, derived: cpuDefault, example: "100m",
			doc: "Cores, or thousandths of one with m."},
		field{key: "memory", spec: str(memory), derived: memoryDefault, example: "128Mi",
			doc: "Memory with its unit: Ki, Mi and Gi count by 1024."},
		field{key: "ephemeral-storage", spec: str(memory), derived: storageDefault, example: "128Mi",
			doc: "Local disk: logs, writable folders and the container's own layer."},
	)
}

var scalingSpec = &spec{shape: object, name: "scaling", fields: []field{
	{key: "minReplicas", spec: whole(0, 1000), derived: "2, or maxReplicas if that is lower; 1 for a worker; 0 for a function", example: "2",
		doc: "Pods at least. Fewer than two cannot be updated or moved without a gap; 0 needs a platform that starts on demand."},
	{key: "maxReplicas", spec: whole(1, 1000), derived: "10, or minReplicas if that is higher; minReplicas for a worker", example: "10",
		doc: "Pods at most."},
	{key: "cpuUtilization", spec: whole(1, 100), def: 70, example: "70",
		doc: "Percent of the requested CPU, averaged over the pods, that scaling aims at."},
	{key: "memoryUtilization", spec: whole(1, 100), example: "80",
		doc: "Percent of the requested memory to aim at. Without it memory does not scale."},
}, short: &short{whole(1, 1000), expandScaling}}
