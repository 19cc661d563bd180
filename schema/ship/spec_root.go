package ship

// The most names that a file may have; far above any real one, low enough that
// environments times services stay cheap to check.
const (
	maxServices     = 100
	maxTargets      = 100
	maxEnvironments = 30
	maxNames        = 500
)

// rootSpec is the whole ship.yaml.
var rootSpec = objectOf(
	field{key: "version", required: true, example: "1",
		spec: whole(1, 1), doc: "The version of this format. A later version of shipgen that reads another one says so."},
	field{key: "name", required: true, example: "orders",
		spec: str(dns1035), doc: "The name of the application: the prefix of its Kubernetes objects, namespaces and images."},
	field{key: "repository", spec: repositorySpec, def: present{}, example: "{owner: acme, name: orders}",
		doc: "The GitHub repository. Its owner and name make the image names and the subjects that clouds trust. Short form: `acme/orders`."},
	field{key: "go", spec: goSpec, def: present{}, example: "{versionFile: go.mod}",
		doc: "The Go toolchain of workflows and image builds."},
	field{key: "services", spec: mapOf(dns1035, maxServices, serviceSpec), example: "{api: {build: {main: ./cmd/api}, ports: {http: 8080}}}",
		doc: "The programs of this repository by name. Each with an image gets a Dockerfile and manifests."},
	field{key: "image", spec: imageSpec, def: present{}, example: "{base: distroless-static}",
		doc: "What all images have in common."},
	field{key: "ci", spec: ciSpec, def: present{}, example: "{race: true, coverage: {min: 80}}",
		doc: "The workflow that tests each change."},
	field{key: "release", spec: releaseSpec, example: `{tags: "v*", sign: cosign}`,
		doc: "The workflow that turns a version tag into a release. Without this key there is none."},
	field{key: "targets", spec: mapOf(dns1035, maxTargets, targetSpec), example: "{eu: {kubernetes: {namespace: orders}}}",
		doc: "The places that services are deployed to, by a name of your own. Each has exactly one platform."},
	field{key: "rollback", spec: rollbackSpec, example: "{errorRate: 5%, window: 30s, timeout: 30s}",
		doc: "When a rollout is undone and how fast. Without this key only a failed rollout is."},
	field{key: "alerts", spec: alertsSpec, example: "{errorRate: {above: 5%, for: 2m}}",
		doc: "The Prometheus alerting rules and where Alertmanager sends what they fire."},
	field{key: "policies", spec: policiesSpec, def: present{}, example: "{podSecurity: restricted}",
		doc: "What a cluster admits."},
	field{key: "gitops", spec: gitopsSpec, example: "{tool: argocd}",
		doc: "The controller in the cluster that applies the manifests of targets with `auth: gitops`, which has objects of its own. Without this key none are rendered. Short form: `argocd`."},
	field{key: "updates", spec: updatesSpec, def: present{}, example: "{tool: dependabot, cooldown: 7d}",
		doc: "The bot that moves pinned versions. Short form: `dependabot`, `renovate` or `none`."},
	field{key: "secretStores", spec: secretStoresSpec, example: "{vault: {server: \"https://vault.acme.dev\"}}",
		doc: "Where the stores of services.*.secrets are and who may read them."},
	field{key: "environments", spec: mapOf(dns1035, maxEnvironments, environmentSpec), example: "{staging: {on: push}, production: {on: tag}}",
		derived: "staging (on push) and production (on tag)",
		doc:     "The stages that a change goes through, each a GitHub environment and a Kubernetes overlay."},
	field{key: "lint", spec: lintSpec, def: present{}, example: "{ignore: [{rule: unpinned-image, path: examples/**}]}",
		doc: "Settings of `shipgen lint`. A repository without a ship.yaml keeps them in .shipgen.yaml."},
	field{key: "unmanaged", spec: setOf(str(filePath)), example: "[Dockerfile]",
		doc: "Existing files that shipgen uses and lints but never renders."},
	field{key: "templates", spec: listOf(templateSpec), example: "[{template: ci/notify.yml.tmpl, output: .github/workflows/notify.yml}]",
		doc: "Templates of your own, rendered like those of shipgen."},
	field{key: "patches", spec: setOf(str(filePath)), example: "[deploy/patches/affinity.yaml]",
		doc: "Kustomize patches of your own that every overlay applies after the rendered base."},
)

// lintFileSpec is a .shipgen.yaml.
var lintFileSpec = objectOf(
	field{key: "version", spec: whole(1, 1), def: 1, doc: "The version of this format.", example: "1"},
	field{key: "lint", spec: lintSpec, def: present{}, doc: "Settings of `shipgen lint`.", example: "{ignore: []}"},
)

var repositorySpec = &spec{shape: object, fields: []field{
	{key: "owner", spec: str(githubOwner), example: "acme",
		doc: "The GitHub user or organisation."},
	{key: "name", spec: str(githubName), derived: "the name of the application, where there is an owner", example: "orders",
		doc: "The name of the repository on GitHub."},
	{key: "ownerId", spec: whole(1, 0), example: "1296269",
		doc: "The number that GitHub gives the owner. Subjects of OIDC tokens carry it, so that a renamed and taken name gets no access."},
	{key: "id", spec: whole(1, 0), example: "4242424",
		doc: "The number that GitHub gives the repository, for the same reason."},
	{key: "defaultBranch", spec: str(branch), def: "main", example: "main",
		doc: "The branch that changes are merged to."},
}, needs: []need{{"name", []string{"owner"}}}, short: &short{str(githubSlug), expandRepository}}

var goSpec = objectOf(
	field{key: "versionFile", spec: str(filePath), def: "go.mod", example: "go.mod",
		doc: "The file that says which Go is used: setup-go and the builder image follow it."},
	field{key: "proxy", spec: &spec{shape: text, format: goProxy, hidden: true}, example: "https://proxy.acme.dev,direct",
		doc: "GOPROXY of workflows and image builds, as the go command reads it. Without it the toolchain's default holds."},
	field{key: "private", spec: setOf(str(modulePattern)), example: "[github.com/acme/*]",
		doc: "Module patterns of GOPRIVATE: fetched without a proxy and not looked up in the checksum database."},
)

var imageSpec = objectOf(
	field{key: "registry", spec: str(registry), derived: "ghcr.io/<repository.owner>, where the owner is known", example: "ghcr.io/acme",
		doc: "Where images are pushed: a registry host and the path before the image's name."},
	field{key: "base", spec: enum("distroless-static", "distroless-base", "alpine", "scratch"), derived: "distroless-static; distroless-base where a service is built with cgo", example: "distroless-static",
		doc: "The image below the program. Only distroless-base and alpine have a C library."},
	field{key: "platforms", spec: &spec{shape: list, unique: true, min: 1, item: enum("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/ppc64le", "linux/riscv64", "linux/s390x")},
		def: []string{"linux/amd64", "linux/arm64"}, example: "[linux/amd64, linux/arm64]",
		doc: "The systems and processors that each image is built for."},
)

var templateSpec = objectOf(
	field{key: "template", spec: str(filePath), required: true, example: "ci/notify.yml.tmpl",
		doc: "The template, with shipgen's delimiters `<% %>`."},
	field{key: "output", spec: str(filePath), required: true, example: ".github/workflows/notify.yml",
		doc: "The file that it renders."},
)
