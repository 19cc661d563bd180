package ship

import "slices"

// Formats of cloud names, each with its vendor's page.
var (
	// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
	// https://cloud.google.com/compute/docs/regions-zones, https://www.alibabacloud.com/help/en/ecs/regions-and-zones
	region = compiled(format{name: "region", want: "a region", pattern: `^[a-z]+(-[a-z0-9]+)+$`,
		hint: `such as "eu-central-1" or "europe-west3"`})
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
	roleARN = compiled(format{name: "role ARN", want: "the ARN of an IAM role", pattern: `^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}$`,
		hint: `such as "arn:aws:iam::123456789012:role/deploy"`})
	// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
	targetGroup = compiled(format{name: "target group", want: "the ARN of a target group", pattern: `^arn:aws(-cn|-us-gov)?:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}$`,
		hint: `such as "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/0123456789abcdef"`})
	// https://www.alibabacloud.com/help/en/ram/user-guide/ram-role-overview
	ramRole = compiled(format{name: "RAM role", want: "the ARN of a RAM role", pattern: `^acs:ram::[0-9]{5,20}:role/[A-Za-z0-9._-]{1,64}$`,
		hint: `such as "acs:ram::1234567890123456:role/deploy"`})
	// https://cloud.google.com/resource-manager/docs/creating-managing-projects
	project = compiled(format{name: "Google Cloud project", want: "the id of a Google Cloud project", pattern: `^([a-z0-9.-]+:)?[a-z]([-a-z0-9]{0,28}[a-z0-9])?$`,
		hint: `its id, not its title or number, such as "acme-prod"`})
	// https://cloud.google.com/iam/docs/service-account-overview
	serviceAccount = compiled(format{name: "service account", want: "the mail address of a service account", pattern: `^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$`,
		hint: `such as "deploy@acme-prod.iam.gserviceaccount.com"`})
	// https://cloud.google.com/iam/docs/workload-identity-federation
	workloadProvider = compiled(format{name: "workload identity provider", want: "the full name of a workload identity provider", pattern: `^projects/[0-9]+/locations/global/workloadIdentityPools/[a-z0-9-]+/providers/[a-z0-9-]+$`,
		hint: `such as "projects/123/locations/global/workloadIdentityPools/github/providers/github"`})
	// https://docs.aws.amazon.com/dtconsole/latest/userguide/welcome-connections.html
	codeConnection = compiled(format{name: "connection", want: "the ARN of a connection", pattern: `^arn:aws(-cn|-us-gov)?:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]{36}$`,
		hint: `such as "arn:aws:codeconnections:eu-central-1:123456789012:connection/00000000-0000-0000-0000-000000000000"`})
	guid  = compiled(format{name: "GUID", want: "a GUID", pattern: `^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`, hint: "8-4-4-4-12 hexadecimal digits"})
	word  = compiled(format{name: "name", want: "a name", pattern: `^[A-Za-z0-9]([A-Za-z0-9_.()-]{0,126}[A-Za-z0-9_)])?$`, hint: `letters, digits, "-", "_" and "."`})
	awsID = compiled(format{name: "AWS resource id", want: "the id of an AWS resource", pattern: `^(subnet|sg)-[0-9a-f]{8,17}$`, hint: `such as "subnet-0a1b2c3d4e5f60718"`})
	goFun = compiled(format{name: "Go function", want: "the name of a Go function", pattern: `^[A-Za-z_][A-Za-z0-9_]*$`, hint: "as it was registered with the framework"})
)

func needed(f field) field { f.required = true; return f }

var (
	regionField = field{key: "region", spec: str(region), required: true, example: "eu-central-1", doc: "The region."}
	roleField   = field{key: "role", spec: str(roleARN), example: "\"arn:aws:iam::123456789012:role/deploy\"",
		doc: "The IAM role that the workflow takes on through OIDC. No static key is needed."}
	projectField = field{key: "project", spec: str(project), required: true, example: "acme-prod", doc: "The id of the project."}
	identity     = []field{
		{key: "serviceAccount", spec: str(serviceAccount), example: "deploy@acme-prod.iam.gserviceaccount.com",
			doc: "The service account that the workflow deploys as."},
		{key: "workloadIdentityProvider", spec: str(workloadProvider), example: "projects/123/locations/global/workloadIdentityPools/github/providers/github",
			doc: "The provider that trusts GitHub's tokens. No key file is needed."},
	}
	clusterField  = field{key: "cluster", spec: str(word), required: true, example: "main", doc: "The name of the cluster."}
	memoryField   = field{key: "memory", spec: whole(128, 32768), def: 256, example: "256", doc: "Memory in MiB."}
	timeoutField  = field{key: "timeout", spec: str(duration), def: "30s", example: "30s", doc: "How long one call may take."}
	functionField = field{key: "function", spec: str(word), derived: "<name>-<service>", example: "orders-api", doc: "The name of the function."}
	serviceField  = field{key: "service", spec: str(word), derived: "<name>-<service>", example: "orders-api", doc: "The name of the service there."}
)

var eksFields = slices.Concat([]field{regionField, clusterField, roleField}, kubernetesFields("oidc"))

var gkeFields = slices.Concat([]field{projectField, regionField, clusterField}, identity, kubernetesFields("oidc"))

var aksFields = slices.Concat([]field{
	{key: "subscription", spec: str(guid), required: true, example: "00000000-0000-0000-0000-000000000000", doc: "The id of the subscription."},
	{key: "resourceGroup", spec: str(word), required: true, example: "orders", doc: "The resource group of the cluster."},
	clusterField,
	{key: "tenant", spec: str(guid), example: "00000000-0000-0000-0000-000000000000", doc: "The id of the directory that the workflow signs in to."},
	{key: "client", spec: str(guid), example: "00000000-0000-0000-0000-000000000000", doc: "The client id of the identity that has a federated credential for this repository."},
	{key: "principal", spec: str(guid), example: "00000000-0000-0000-0000-000000000000",
		doc: "The object id of that identity, by which the cluster knows it. With it, infra/kubernetes gives it rights there."},
}, kubernetesFields("oidc"))

var ackFields = slices.Concat([]field{
	regionField,
	{key: "clusterId", spec: str(word), required: true, example: "c1a2b3", doc: "The id of the cluster."},
	{key: "role", spec: str(ramRole), example: "\"acs:ram::1234567890123456:role/deploy\"",
		doc: "The RAM role that the workflow takes on through OIDC."},
	{key: "provider", spec: str(word), def: "github", example: "github", doc: "The name of the OIDC provider in RAM."},
}, kubernetesFields("oidc"))

var cloudRunFields = slices.Concat([]field{projectField, regionField, serviceField}, identity, []field{
	{key: "runAs", spec: str(serviceAccount), derived: "the one that infra/gcp makes", example: "orders@acme-prod.iam.gserviceaccount.com", doc: "The service account that the program has."},
	{key: "ingress", spec: enum("all", "internal", "internal-and-cloud-load-balancing"), def: "all", example: "internal", doc: "Who can reach it."},
	{key: "concurrency", spec: whole(1, 1000), def: 80, example: "80", doc: "Requests that one instance serves at a time."},
	{key: "traffic", spec: &spec{shape: list, unique: true, item: whole(1, 100)}, example: "[10, 50, 100]",
		doc: "The shares of traffic in percent that a new revision gets, step by step. Without it all at once."},
	{key: "pipeline", spec: enum("github", "cloudBuild"), def: "github", example: "cloudBuild",
		doc: "Who builds for this target and deploys: the workflow on GitHub, or Cloud Build, with a trigger of infra/gcp."},
	{key: "connection", spec: str(word), example: "github",
		doc: "The name of Cloud Build's connection to GitHub, in the same region. A person makes it, once."},
})

var cloudFunctionsFields = slices.Concat([]field{projectField, regionField, functionField,
	{key: "entryPoint", spec: str(goFun), required: true, example: "Handle", doc: "The Go function that is called."},
	{key: "topic", spec: str(word), example: "orders", doc: "The Pub/Sub topic whose messages call it. Without it HTTP requests do."},
	memoryField, timeoutField,
}, identity)

var ecsFields = []field{regionField, clusterField, needed(roleField), serviceField,
	{key: "executionRole", spec: str(roleARN), example: "\"arn:aws:iam::123456789012:role/execution\"",
		doc: "The role that pulls the image and reads the secrets."},
	{key: "taskRole", spec: str(roleARN), example: "\"arn:aws:iam::123456789012:role/orders\"", doc: "The role that the program has."},
	{key: "subnets", spec: setOf(str(awsID)), example: "[subnet-0a1b2c3d4e5f60718]", doc: "The subnets of the tasks."},
	{key: "securityGroups", spec: setOf(str(awsID)), example: "[sg-0a1b2c3d4e5f60718]", doc: "The security groups of the tasks."},
	{key: "targetGroup", spec: str(targetGroup), example: "\"arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/0123456789abcdef\"",
		doc: "The target group of the load balancer that sends requests."},
	{key: "alarms", spec: setOf(str(word)), example: "[orders-errors]",
		doc: "Further CloudWatch alarms that take a deployment back, beside those on CPU and, with a target group, on errors that infra/ makes."},
	{key: "pipeline", spec: enum("github", "codePipeline"), def: "github", example: "codePipeline",
		doc: "Who builds for this target and deploys: the workflow on GitHub, or CodePipeline with CodeBuild, from deploy/<target>/<environment>/pipeline.yaml, in the account of the role."},
	{key: "connection", spec: str(codeConnection), example: "\"arn:aws:codeconnections:eu-central-1:123456789012:connection/00000000-0000-0000-0000-000000000000\"",
		doc: "CodePipeline's connection to GitHub. A person makes it, once."},
}

var lambdaFields = []field{regionField, needed(roleField), functionField,
	{key: "arch", spec: enum("arm64", "x86_64"), def: "arm64", example: "arm64", doc: "The processor."},
	{key: "memory", spec: whole(128, 10240), def: 256, example: "256", doc: "Memory in MiB; CPU follows it."},
	timeoutField,
	{key: "reservedConcurrency", spec: whole(1, 1000), def: 10, example: "10",
		doc: "Calls at a time at most. It bounds the cost of a flood and protects what is behind."},
}

var functionComputeFields = []field{regionField,
	{key: "role", spec: str(ramRole), required: true, example: "\"acs:ram::1234567890123456:role/deploy\"",
		doc: "The RAM role that the workflow takes on through OIDC."},
	{key: "provider", spec: str(word), def: "github", example: "github", doc: "The name of the OIDC provider in RAM."},
	functionField, memoryField, timeoutField,
}
