package ship

// secretStoresSpec says where the stores that services.*.secrets name are. The
// secrets themselves are never here.
var secretStoresSpec = objectOf(
	field{key: "vault", spec: vaultSpec, example: "{server: \"https://vault.acme.dev\"}",
		doc: "HashiCorp Vault or OpenBao, with a KV engine and the Kubernetes auth method."},
	field{key: "aws", spec: awsStoreSpec, example: "{region: eu-central-1, role: \"arn:aws:iam::123456789012:role/orders-secrets\"}",
		doc: "AWS Secrets Manager."},
	field{key: "gcp", spec: gcpStoreSpec, example: "{project: acme-prod}",
		doc: "Google Secret Manager."},
	field{key: "kubernetes", spec: kubernetesStoreSpec, example: "{kms: \"unix:///var/run/kmsplugin/kms.sock\"}",
		doc: "The cluster itself: how its etcd keeps Secrets."},
)

var vaultSpec = objectOf(
	field{key: "server", spec: &spec{shape: text, format: httpsURL, hidden: true}, required: true, example: "https://vault.acme.dev",
		doc: "The URL of Vault."},
	field{key: "role", spec: str(word), derived: "the name of the application", example: "orders",
		doc: "The role of the Kubernetes auth method. It has the rendered policy `infra/vault/<name>.hcl` and no other."},
	field{key: "mount", spec: str(word), def: "kubernetes", example: "kubernetes",
		doc: "Where the Kubernetes auth method of this cluster is mounted."},
	field{key: "version", spec: enum("v1", "v2"), def: "v2", example: "v2",
		doc: "The version of the KV engine."},
	field{key: "via", spec: enum("externalSecrets", "initContainer"), def: "externalSecrets", example: "initContainer",
		doc: "Who fetches: the External Secrets Operator, into a Secret of the cluster; or a Vault Agent in each pod, an init container that goes on running, into memory, so that no Secret exists."},
	field{key: "image", spec: str(imageRef), def: "hashicorp/vault:1.20.4", example: "\"hashicorp/vault:1.20.4\"",
		doc: "The image of that Vault Agent."},
)

var awsStoreSpec = objectOf(
	field{key: "region", spec: str(region), required: true, example: "eu-central-1",
		doc: "The region."},
	field{key: "role", spec: str(roleARN), example: "\"arn:aws:iam::123456789012:role/orders-secrets\"",
		doc: "The IAM role that may read the secrets, taken on through the ServiceAccount. Without it the operator's own."},
)

var gcpStoreSpec = objectOf(
	field{key: "project", spec: str(project), required: true, example: "acme-prod",
		doc: "The id of the project."},
	field{key: "serviceAccount", spec: str(serviceAccount), example: "orders-secrets@acme-prod.iam.gserviceaccount.com",
		doc: "The service account that may read the secrets, taken on through Workload Identity. Without it the Kubernetes ServiceAccount itself."},
)

var kubernetesStoreSpec = objectOf(
	field{key: "kms", spec: str(unixSocket), required: true, example: "\"unix:///var/run/kmsplugin/kms.sock\"",
		doc: "The socket of the KMS v2 plugin on the control plane. Renders the EncryptionConfiguration that encrypts Secrets in etcd with it."},
)

// https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/
var unixSocket = compiled(format{name: "Unix socket", want: "the URL of a Unix socket", pattern: `^unix://(/[A-Za-z0-9@][A-Za-z0-9._@-]*)+$`,
	hint: `such as "unix:///var/run/kmsplugin/kms.sock"`})
