package ship

var releaseSpec = objectOf(
	field{key: "tags", spec: str(tagPattern), def: "v*", example: `"v*"`,
		doc: "The tags that make a release, as a GitHub filter pattern."},
	field{key: "binaries", spec: boolSpec(), def: true, example: "true",
		doc: "Whether the release has archives of the programs with checksums."},
	field{key: "sbom", spec: boolSpec(), def: true, example: "true",
		doc: "Whether it has a software bill of materials."},
	field{key: "provenance", spec: boolSpec(), def: true, example: "true",
		doc: "Whether it has a signed statement of where and how it was built."},
	field{key: "sign", spec: enum("cosign", "none"), def: "cosign", example: "cosign",
		doc: "How it is signed; cosign signs with the identity of the workflow, without a key."},
)

var tagPattern = compiled(format{name: "tag pattern", want: "a tag pattern that begins with text", pattern: `^[A-Za-z0-9][A-Za-z0-9._*?+/\[\]!-]*$`,
	hint: `"v*" lets version tags through; "*" would release every tag`})

var rollbackSpec = objectOf(
	field{key: "errorRate", spec: str(percent), def: "5%", example: "5%",
		doc: "Share of failed requests above which the new revision is taken back."},
	field{key: "window", spec: str(duration), def: "30s", example: "30s",
		doc: "The time over which the share is measured."},
	field{key: "watch", spec: str(duration), def: "5m", example: "10m",
		doc: "How long the share is watched after a rollout."},
	field{key: "query", spec: str(some), example: "'sum(rate(errors_total{namespace=\"NAMESPACE\"}[30s])) / sum(rate(calls_total{namespace=\"NAMESPACE\"}[30s]))'",
		derived: "from the metrics of alerts.metrics",
		doc:     "The PromQL for the share, from 0 to 1. NAMESPACE and SERVICE stand for their names."},
	field{key: "tool", spec: enum("script", "argoRollouts"), def: "script", example: "argoRollouts",
		doc: "What goes back: the script that a deployment runs, or Argo Rollouts in the cluster, which moves traffic step by step and suits clusters that pull from Git."},
	field{key: "prometheus", spec: str(prometheusURL), def: "http://prometheus-operated.monitoring:9090", example: "\"http://prometheus.monitoring:9090\"",
		doc: "The Prometheus that Argo Rollouts asks, as the cluster sees it. The script asks PROMETHEUS_URL."},
	field{key: "timeout", spec: str(duration), def: "30s", example: "30s",
		doc: "The time in which the old revision must be ready again, counted from the crossing."},
)

var prometheusURL = compiled(format{name: "URL", want: "a URL of http or https", pattern: `^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$`,
	hint: `such as "http://prometheus.monitoring:9090"`})

var policiesSpec = objectOf(
	field{key: "podSecurity", spec: enum("restricted", "baseline", "privileged"), def: "restricted", example: "restricted",
		doc: "The Pod Security level that namespaces enforce."},
	field{key: "allowedRegistries", spec: setOf(str(registry)), example: "[ghcr.io/acme]",
		doc: "The only registries, with path, that images may come from. Without it any."},
	field{key: "engines", spec: setOf(enum("validatingAdmissionPolicy", "gatekeeper", "conftest")), derived: "validatingAdmissionPolicy and conftest, where allowedRegistries is given", example: "[validatingAdmissionPolicy, gatekeeper, conftest]",
		doc: "What holds workloads to the policies, with rules for users, registries, digests, limits and probes: the API server itself, Gatekeeper, or conftest before anything is applied. Without it the Pod Security level alone."},
)

var gitopsSpec = &spec{shape: object, fields: []field{
	{key: "tool", spec: gitopsTool, required: true, example: "argocd",
		doc: "Argo CD (Application, ApplicationSet) or Flux (Kustomization)."},
	{key: "namespace", spec: str(dns1123), derived: "argocd or flux-system", example: "argocd",
		doc: "The namespace of the controller."},
}, short: &short{gitopsTool, func(v *value) *value { return mapValue("tool", v) }}}

var gitopsTool = enum("argocd", "flux")

var updatesSpec = &spec{shape: object, fields: []field{
	{key: "tool", spec: updatesTool, def: "dependabot", example: "dependabot",
		doc: "The bot whose configuration is rendered; none where another one, or nobody, does it."},
	{key: "cooldown", spec: str(days), def: "7d", example: "7d",
		doc: "Whole days that a release must be out before the bot proposes it: time for a hijacked one to be found."},
}, short: &short{updatesTool, func(v *value) *value { return mapValue("tool", v) }}}

var updatesTool = enum("dependabot", "renovate", "none")

var environmentSpec = objectOf(
	field{key: "on", spec: enum("push", "tag", "manual"), derived: "push for staging, tag for production, manual for others", example: "tag",
		doc: "What deploys to it: a push to the default branch, a release tag, or a person who starts the workflow."},
	field{key: "approval", spec: setOf(str(reviewer)), example: "[platform-team]",
		doc: "Teams and users one of whom must approve. It is a setting of the repository, which a rendered script applies."},
	field{key: "targets", spec: setOf(str(dns1035)), example: "[eu, run]",
		doc: "The targets that it has. Without this key all."},
	field{key: "namespace", spec: str(dns1123), derived: "<name>-<environment>", example: "orders-production",
		doc: "The Kubernetes namespace."},
	field{key: "overrides", spec: overridesSpec, example: "{services: {api: {scaling: {minReplicas: 3}}}}",
		doc: "What differs in this environment. Mappings merge by key, lists and single values replace, null removes."},
)

// overridesSpec are the sections that may differ from one environment to another.
var overridesSpec = &spec{shape: object, partial: true, fields: []field{
	{key: "services", spec: mapOf(dns1035, maxServices, serviceSpec), example: "{api: {scaling: {minReplicas: 3}}}",
		doc: "Keys of services; see services."},
	{key: "image", spec: imageSpec, example: "{registry: ghcr.io/acme}",
		doc: "Keys of image; see image."},
	{key: "rollback", spec: rollbackSpec, example: "{errorRate: 1%}",
		doc: "Keys of rollback; see rollback."},
	{key: "alerts", spec: alertsSpec, example: "{errorRate: {above: 1%}}",
		doc: "Keys of alerts; see alerts."},
	{key: "policies", spec: policiesSpec, example: "{podSecurity: baseline}",
		doc: "Keys of policies; see policies."},
}}
