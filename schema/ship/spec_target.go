package ship

// targetSpec is a target: exactly one platform with its keys.
var targetSpec = &spec{shape: object, fields: platforms, oneOf: platformNames()}

// platforms are the places that shipgen knows. Each is a Target.Platform, and
// its keys are the Target.Options.
var platforms = []field{
	platform("kubernetes", "Any Kubernetes cluster.", "{namespace: orders, auth: gitops}", kubernetesFields("gitops")...),
	platform("eks", "Amazon Elastic Kubernetes Service.", "{region: eu-central-1, cluster: main, role: \"arn:aws:iam::123456789012:role/deploy\"}", eksFields...),
	platform("gke", "Google Kubernetes Engine.", "{project: acme-prod, region: europe-west3, cluster: main}", gkeFields...),
	platform("aks", "Azure Kubernetes Service.", "{subscription: 00000000-0000-0000-0000-000000000000, resourceGroup: orders, cluster: main}", aksFields...),
	platform("arc", "A cluster of your own that Azure Arc connects.", "{subscription: 00000000-0000-0000-0000-000000000000, resourceGroup: orders, cluster: plant}", aksFields...),
	platform("ack", "Alibaba Cloud Container Service for Kubernetes.", "{region: cn-hangzhou, clusterId: c1a2b3}", ackFields...),
	platform("edge", "A group of KubeEdge nodes.", "{nodeGroup: hangzhou, arch: arm64}", edgeFields...),
	platform("knative", "Knative Serving and Eventing.", "{namespace: orders}", knativeFields...),
	platform("cloudRun", "Google Cloud Run.", "{project: acme-prod, region: europe-west3}", cloudRunFields...),
	platform("cloudFunctions", "Google Cloud Run functions.", "{project: acme-prod, region: europe-west3, entryPoint: Handle}", cloudFunctionsFields...),
	platform("ecs", "Amazon ECS on Fargate.", "{region: eu-central-1, cluster: main, role: \"arn:aws:iam::123456789012:role/deploy\"}", ecsFields...),
	platform("lambda", "AWS Lambda, through SAM.", "{region: eu-central-1, role: \"arn:aws:iam::123456789012:role/deploy\"}", lambdaFields...),
	platform("functionCompute", "Alibaba Cloud Function Compute.", "{region: cn-hangzhou, role: \"acs:ram::1234567890123456:role/deploy\"}", functionComputeFields...),
	platform("vm", "A machine that runs the program under systemd, over SSH.", "{host: vm1.acme.dev, user: deploy}", vmFields...),
}

func platform(key, doc, example string, fields ...field) field {
	return field{key: key, spec: objectOf(fields...), doc: doc, example: example}
}

func platformNames() []string {
	names := make([]string, len(platforms))
	for i, f := range platforms {
		names[i] = f.key
	}
	return names
}

var namespaceField = field{key: "namespace", spec: str(dns1123), derived: "that of the environment", example: "orders",
	doc: "The namespace, the same in every environment that has this target."}

func kubernetesFields(auth string) []field {
	return []field{
		namespaceField,
		{key: "auth", spec: enum("gitops", "oidc", "kubeconfig"), def: auth, example: "gitops",
			doc: "How manifests get there: a controller in the cluster pulls them, or a workflow applies them with a short-lived token, or with a kubeconfig that is kept as a secret."},
		{key: "context", spec: str(some), example: "prod-eu",
			doc: "The context of the kubeconfig."},
		{key: "server", spec: &spec{shape: text, format: httpsURL, hidden: true}, example: "https://k8s.acme.dev:6443",
			doc: "The URL of the API server, for oidc and for the destination of a GitOps controller."},
	}
}

var edgeFields = []field{
	namespaceField,
	{key: "nodeGroup", spec: str(dns1123), required: true, example: "hangzhou",
		doc: "The KubeEdge node group that runs the services."},
	{key: "arch", spec: enum("arm64", "amd64", "arm"), def: "arm64", example: "arm64",
		doc: "The processor of the nodes."},
	{key: "offlineTolerance", spec: str(duration), def: "1h", example: "24h",
		doc: "How long a node may be without the cloud before its pods are moved."},
	{key: "bundle", spec: str(imageRef), example: "\"ghcr.io/acme/model:1.4.0\"",
		doc: "An image with models or firmware in /bundle and with `cp`. Each pod gets its files before it starts, so a new digest here is an update over the air."},
	{key: "bundlePath", spec: str(containerPath), def: "/var/lib/bundle", example: "/var/lib/bundle",
		doc: "Where the program finds them."},
}

var knativeFields = []field{
	namespaceField,
	{key: "concurrency", spec: whole(1, 1000), def: 100, example: "100",
		doc: "Requests that one container serves at a time."},
	{key: "broker", spec: str(dns1123), def: "default", example: "default",
		doc: "The broker that events come from."},
	{key: "eventTypes", spec: setOf(str(eventType)), example: "[dev.acme.order.created]",
		doc: "The CloudEvents types that are subscribed to. Without it there is no Trigger."},
}

var vmFields = []field{
	{key: "host", spec: str(machine), required: true, example: "vm1.acme.dev",
		doc: "The machine, by host name or address."},
	{key: "user", spec: str(account), required: true, example: "deploy",
		doc: "The account that logs in. It needs to write the folder and to restart the unit, no more."},
	{key: "port", spec: portNumber, def: 22, example: "22",
		doc: "The port of its SSH server."},
	{key: "path", spec: str(containerPath), derived: "/opt/<name>", example: "/opt/orders",
		doc: "The folder on the machine that holds the releases."},
	{key: "unit", spec: str(unitName), derived: "<name>-<service>.service", example: "orders.service",
		doc: "The systemd unit that is restarted."},
}

var (
	// https://github.com/cloudevents/spec/blob/main/cloudevents/spec.md#type
	eventType = compiled(format{name: "event type", want: "a CloudEvents type", pattern: `^[A-Za-z0-9][A-Za-z0-9._:/+-]*$`,
		hint: `such as "dev.acme.order.created"`})
	machine = compiled(format{name: "host", want: "a host name or address", pattern: `^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$`,
		hint: "without user and port, which have keys of their own"})
	account = compiled(format{name: "account", want: "the name of an account", pattern: `^[a-z_][a-z0-9_-]{0,31}$`,
		hint: `such as "deploy"`})
	unitName = compiled(format{name: "systemd unit", want: "the name of a systemd unit", pattern: `^[A-Za-z0-9][A-Za-z0-9_.@-]*\.service$`,
		hint: `such as "orders.service"`})
)
