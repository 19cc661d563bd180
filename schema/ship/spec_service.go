package ship

var serviceSpec = &spec{shape: object, name: "service", aliases: expandService, fields: []field{
	{key: "kind", spec: enum("service", "worker", "job", "cronJob", "function", "command"), def: "service", example: "worker",
		doc: "What the program is: service (answers requests), worker (runs on its own), job (runs once for each rollout), cronJob (runs on a schedule), function (called by a platform) or command (for people; released, never deployed)."},
	{key: "build", spec: buildSpec, derived: "{main: ./cmd/<name of the service>}", example: "{main: ./cmd/api}",
		doc: "Where the image comes from. Short form: the folder of a Go main package."},
	{key: "args", spec: argsSpec, example: "[serve]",
		doc: "What the program is started with, after the entry point of its image: a subcommand, flags. No shell reads them."},
	{key: "ports", spec: portsSpec, example: "{http: 8080, metrics: 9090}",
		doc: "The ports that the program listens on, by name. Probes, Services and exposure use the names."},
	{key: "port", spec: portNumber, example: "8080",
		doc: "Short form of ports for a program with the one port http."},
	{key: "health", spec: str(urlPath), example: "/healthz",
		doc: "Short form of the three probes: all ask this path on the main port, each at a pace of its own. A probe that is written out replaces its part."},
	{key: "livenessProbe", spec: probeSpec(10, 3), example: "{httpGet: {path: /livez, port: http}}",
		doc: "Restarts the container when it fails. It should ask the program only, never what the program depends on."},
	{key: "readinessProbe", spec: probeSpec(5, 3), derived: "tcpSocket on the main port, for a service or worker with ports", example: "{httpGet: {path: /readyz, port: http}}",
		doc: "Takes the pod out of the Service while it fails."},
	{key: "startupProbe", spec: probeSpec(2, 30), derived: "asks what the liveness probe asks, every 2 seconds, 30 times at most", example: "{httpGet: {path: /livez, port: http}, failureThreshold: 30}",
		doc: "Holds the other probes back until the program has started. Its budget is periodSeconds times failureThreshold."},
	{key: "env", spec: envSpec, example: "{LOG_LEVEL: info}",
		doc: "Plain environment variables; values are taken as written. What is secret belongs under secrets."},
	{key: "config", spec: configSpec, example: "{files: {app.yaml: config/app.yaml}}",
		doc: "Files of the repository that the program reads, rendered as a ConfigMap whose name follows the content."},
	{key: "secrets", spec: mapOf(fileName, maxNames, secretSpec), example: "{DATABASE_URL: {from: vault, path: kv/orders#url}}",
		doc: "References to a secret store, by the name of the file or variable that the program reads. Never the secrets themselves. Short form: `vault:kv/orders#url`."},
	{key: "rotation", spec: enum("reread", "restart"), derived: "restart where a secret is mounted as env, else reread", example: "restart",
		doc: "What makes a new value of a secret count: the program reads its files again, or Reloader restarts its pods one by one."},
	{key: "resources", spec: resourcesSpec, def: present{}, example: "{requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 128Mi}}",
		doc: "What the container asks for and may use at most, as Kubernetes quantities."},
	{key: "scaling", spec: scalingSpec, derived: "2 to 10 replicas at 70 % CPU for a service, 1 for a worker", example: "{minReplicas: 2, maxReplicas: 10, cpuUtilization: 70}",
		doc: "The HorizontalPodAutoscaler of a service or worker, the limits of a function. Short form: a fixed number of replicas."},
	{key: "expose", spec: exposeSpec, example: "{host: orders.acme.dev}",
		doc: "Makes a port reachable from outside the cluster. Short form: the host."},
	{key: "migrate", spec: commandSpec, example: "{command: [/app, migrate]}",
		doc: "A command in the image of the service that must succeed before a rollout begins. With Argo CD it is a Job between two sync waves, else an init container, which each new pod runs: the command has to be idempotent and take a lock. Short form: the list."},
	{key: "schedule", spec: str(cron), example: `"0 3 * * *"`,
		doc: "When a cronJob runs: five cron fields, in UTC."},
	{key: "writablePaths", spec: setOf(str(containerPath)), def: []string{"/tmp"}, example: "[/tmp, /var/cache/orders]",
		doc: "Folders that the program may write to. All others are read-only."},
	{key: "sidecars", spec: mapOf(dns1035, 20, sidecarSpec), example: "{proxy: {image: \"ghcr.io/acme/proxy:1.4.2\"}}",
		doc: "Further containers in the pod, by name."},
	{key: "targets", spec: setOf(str(dns1035)), example: "[eu, run]",
		doc: "The targets that this service is deployed to. Without this key all of the environment's."},
	{key: "gracePeriod", spec: str(duration), derived: "drain plus 30s", example: "45s",
		doc: "How long a stopping pod may take in all before it is killed, drain included: terminationGracePeriodSeconds."},
	{key: "drain", spec: str(pause), derived: "5s for a service or function with ports, 0s else", example: "5s",
		doc: "How long a stopping pod goes on serving before it gets SIGTERM, so that load balancers have taken it out by then."},
}}

var buildSpec = &spec{shape: object, name: "build", oneOf: []string{"main", "language", "dockerfile", "image"}, fields: []field{
	{key: "main", spec: str(folder), example: "./cmd/api",
		doc: "The folder of a Go main package. shipgen renders the Dockerfile."},
	{key: "language", spec: &spec{shape: text, format: line, enum: []string{"node", "python", "rust"}, enumHint: "for Go name the main package: `main: ./cmd/api`"}, example: "node",
		doc: "The language of a program that is not Go. shipgen renders the Dockerfile."},
	{key: "dockerfile", spec: str(filePath), example: "build/api.Dockerfile",
		doc: "A Dockerfile of your own, which shipgen builds and lints but does not render."},
	{key: "image", spec: str(imageRef), example: "\"ghcr.io/acme/legacy:2.1.0\"",
		doc: "An image that is built elsewhere."},
	{key: "context", spec: str(folder), def: ".", example: "web",
		doc: "The folder that the build of a language or Dockerfile sees."},
	{key: "command", spec: argsSpec, derived: "what the manifest of the language says", example: "[python, -m, orders]",
		doc: "What the image of a language runs, from the folder of the program."},
	{key: "cgo", spec: boolSpec(), def: false, example: "true",
		doc: "Builds the Go program with cgo: with a C compiler, on a base that has a C library."},
	{key: "tags", spec: setOf(str(buildTag)), example: "[netgo]",
		doc: "Go build tags."},
	{key: "version", spec: str(goVariable), def: "main.version", example: "main.Version",
		doc: "The Go variable that the linker sets to the version of what is built. One that is not there does no harm."},
	{key: "files", spec: mapOf(seenPath, maxNames, str(filePath)), example: "{templates: web/templates}",
		doc: "Files and folders of the repository that the Go program reads at run time and that its image holds beside it, by the path that the program sees. A relative one begins at its working folder, which is /srv then."},
}, needs: []need{{"context", []string{"language", "dockerfile"}}, {"command", []string{"language"}}, {"cgo", []string{"main"}}, {"tags", []string{"main"}}, {"version", []string{"main"}}, {"files", []string{"main"}}},
	short: &short{str(folder), func(v *value) *value { return mapValue("main", v) }}}

var (
	portNumber = whole(1, 65535)
	portsSpec  = mapOf(portName, 50, portNumber)
	envText    = &spec{shape: scalar, format: block, hidden: true}
	envSpec    = mapOf(envName, maxNames, envText)
)

var configSpec = objectOf(
	field{key: "files", spec: mapOf(fileName, maxNames, str(filePath)), required: true, example: "{app.yaml: config/app.yaml}",
		doc: "The name that the program sees, and the file of the repository."},
)

var commandSpec = &spec{shape: object, name: "command", fields: []field{
	{key: "command", spec: argsSpec, required: true, example: "[/app, migrate]",
		doc: "The program and its arguments; no shell reads them."},
}, short: &short{argsSpec, func(v *value) *value { return mapValue("command", v) }}}

var argsSpec = &spec{shape: list, item: str(some), min: 1}

var exposeSpec = &spec{shape: object, name: "expose", fields: []field{
	{key: "host", spec: str(hostName), required: true, example: "orders.acme.dev",
		doc: "The host name that clients use."},
	{key: "path", spec: str(urlPath), def: "/", example: "/api",
		doc: "The beginning of the URL paths that are routed to the service; for a gRPC port all are."},
	{key: "port", spec: portRef, derived: "the main port", example: "http",
		doc: "The name of the port that gets the requests."},
	{key: "via", spec: enum("gateway", "ingress"), def: "gateway", example: "ingress",
		doc: "Which Kubernetes object routes: a route of the Gateway API, GRPCRoute for the port named grpc and HTTPRoute for others, or an Ingress."},
	{key: "tls", spec: boolSpec(), def: true, example: "true",
		doc: "Whether clients speak TLS to the gateway or ingress."},
	{key: "gateway", spec: str(namespacedName), derived: "infra/gateway, where there is no class", example: "infra/public",
		doc: "The namespace and name of the Gateway that the route joins. Its listeners are called https and http."},
	{key: "class", spec: str(dns1123), example: "nginx",
		doc: "The class of the Ingress; or of a Gateway for this service alone, which is rendered instead of joining a shared one."},
	{key: "issuer", spec: str(dns1123), example: "letsencrypt",
		doc: "The ClusterIssuer of cert-manager that fills the Secret `<service>-tls` of an Ingress or of a Gateway with a class. Without it that Secret has to be there."},
}, short: &short{str(hostName), func(v *value) *value { return mapValue("host", v) }}}

var sidecarSpec = &spec{shape: object, name: "sidecar", fields: []field{
	{key: "image", spec: str(imageRef), required: true, example: "\"ghcr.io/acme/proxy:1.4.2\"",
		doc: "The image of the container."},
	{key: "command", spec: argsSpec, example: "[/proxy, --port, \"9000\"]",
		doc: "The program and its arguments, in the place of the image's own."},
	{key: "ports", spec: portsSpec, example: "{proxy: 9901}",
		doc: "The ports that it listens on. The containers of a pod share their port numbers."},
	{key: "env", spec: envSpec, example: "{LOG_LEVEL: info}",
		doc: "Plain environment variables."},
	{key: "resources", spec: resourcesSpec, def: present{}, example: "{requests: {cpu: 50m, memory: 64Mi}}",
		doc: "What the container asks for and may use at most."},
	{key: "native", spec: boolSpec(), def: true, example: "true",
		doc: "Whether it is an init container that always restarts: started before the program, stopped after it, never in the way of a job's end (Kubernetes 1.29 or newer)."},
}}
