// Package ship is ship.yaml: its types, its defaults, the strict parser and the
// JSON Schema that editors use, all from one table of fields.
package ship

import "github.com/shipgen/shipgen/schema/repo"

// Ship is a whole ship.yaml after defaults are applied and short forms expanded.
// Maps of the file are slices here, sorted by name, so that nothing depends on
// the order of keys.
type Ship struct {
	File         string // as given to Parse, for messages
	Version      int    // 1
	Name         string // DNS-1035 label
	Repository   Repository
	Go           Go
	Services     []*Service
	Image        Image
	CI           CI
	Release      *Release // nil: not asked for
	Targets      []*Target
	Rollback     *Rollback
	Alerts       *Alerts
	Policies     Policies
	GitOps       *GitOps
	Updates      *Updates
	SecretStores SecretStores
	Environments []*Environment
	Lint         Lint
	Unmanaged    []string // paths shipgen uses and lints but never renders
	Templates    []Template
	Patches      []string // paths of kustomize patches, relative to the root

	root  *value // the file, checked and in long form, without defaults
	lines *repo.Lines
}

// Repository is the GitHub repository; owner and name are needed for an image name.
type Repository struct {
	Owner, Name   string
	OwnerID, ID   int // 0 = unknown; only for OIDC subjects
	DefaultBranch string
}

// Go is the toolchain.
type Go struct {
	VersionFile string // go.mod
	Proxy       string // GOPROXY; "" = the toolchain's default
	Private     []string
}

// Kind is what a service is.
type Kind string

// The kinds of service.
const (
	KindService  Kind = "service"
	KindWorker   Kind = "worker"
	KindJob      Kind = "job"
	KindCronJob  Kind = "cronJob"
	KindFunction Kind = "function"
	KindCommand  Kind = "command"
)

// Service is one deployable program.
type Service struct {
	Name          string
	Kind          Kind
	Build         Build
	Args          []string // after the image's entry point
	Ports         []Port   // sorted by name
	Liveness      *Probe
	Readiness     *Probe
	Startup       *Probe
	Env           []EnvVar
	Config        []ConfigFile
	Secrets       []Secret
	Rotation      string // reread, restart
	Resources     Resources
	Scaling       *Scaling // nil for kinds that do not scale
	Expose        *Expose
	Migrate       *Command
	Schedule      string // cron, for cronJob
	WritablePaths []string
	Sidecars      []Sidecar
	Targets       []string
	GracePeriod   Duration // terminationGracePeriodSeconds
	Drain         Duration // preStop sleep before SIGTERM
}

// Build says where a service's image comes from: exactly one of Main (Go),
// Language with Context, Dockerfile (the user's own) and Image.
type Build struct {
	Main       string // folder of the main package, "./cmd/api"
	Language   string // go where Main is given, else node, python, rust or ""
	Context    string // folder from the root, "." by default; "" with Image
	Dockerfile string
	Image      string
	Command    []string // of a language; nil = the generator finds it
	Cgo        bool
	Tags       []string     // Go build tags
	Version    string       // variable that the linker sets, main.version by default
	Files      []ConfigFile // what the program reads at run time, by the path that it sees
}

// Port is a named container port, 1–65535.
type Port struct {
	Name   string
	Number int
}

// Probe is one Kubernetes probe; exactly one of HTTPGet, GRPC, TCPSocket and Exec.
type Probe struct {
	HTTPGet   *HTTPGet
	GRPC      *GRPCProbe
	TCPSocket *TCPSocket
	Exec      []string

	InitialDelaySeconds, PeriodSeconds, TimeoutSeconds, SuccessThreshold, FailureThreshold int
}

// HTTPGet asks a path on a named port.
type HTTPGet struct{ Path, Port, Scheme string }

// GRPCProbe asks the gRPC health service on a named port.
type GRPCProbe struct{ Port, Service string }

// TCPSocket opens a named port.
type TCPSocket struct{ Port string }

// EnvVar is a plain environment variable.
type EnvVar struct{ Name, Value string }

// ConfigFile is a file of the repository by the name that the program sees: one in
// a ConfigMap, or one in the image, where it may be a folder.
type ConfigFile struct{ Name, Path string }

// Secret is a reference to a secret store; the value is never here.
type Secret struct {
	Name            string // environment variable or file name
	From            string // kubernetes, vault, aws, gcp
	Path            string // store path, with #key where the store needs one
	Mount           string // file (default) or env
	RefreshInterval Duration
}

// Resources are Kubernetes quantities as written, "" = not set.
type Resources struct{ Requests, Limits ResourceList }

// ResourceList is one side of Resources.
type ResourceList struct{ CPU, Memory, EphemeralStorage string }

// Scaling is the HorizontalPodAutoscaler; Min = Max means fixed replicas.
type Scaling struct {
	MinReplicas, MaxReplicas int
	CPUUtilization           int // percent of the request
	MemoryUtilization        int // percent; 0 = not used
}

// Expose makes a port reachable from outside.
type Expose struct {
	Host, Path, Port string
	Via              string // gateway, ingress
	TLS              bool
	Gateway          string // namespace/name of the Gateway to join; "" = Class has one of its own, or via ingress
	Class            string // "" = the cluster's default Ingress class
	Issuer           string // ClusterIssuer; "" = the certificate is there already
}

// Command runs in the service's image.
type Command struct{ Command []string }

// Sidecar is a further container beside the service.
type Sidecar struct {
	Name, Image string
	Command     []string
	Ports       []Port
	Env         []EnvVar
	Resources   Resources
	Native      bool // an init container that restarts always
}

// Image is what all images share.
type Image struct {
	Registry  string // ghcr.io/acme
	Base      string // distroless-static, distroless-base, alpine, scratch
	Platforms []string
}

// CI is the test workflow.
type CI struct {
	Runner   string
	Matrix   Matrix
	Race     bool
	Coverage Coverage
	Lint     bool   // golangci-lint
	Vuln     bool   // govulncheck
	Steps    []Step // changes to steps by id
}

// Matrix lists the further Go versions, systems and architectures to test on.
type Matrix struct{ Go, OS, Arch []string }

// Coverage is the gate; Min in percent, 0 = no gate.
type Coverage struct{ Min float64 }

// Step is one change to a rendered step, by its id.
type Step struct {
	ID     string // of the rendered step
	Action string // before, after, replace, remove
	Name   string
	If     string // GitHub expression; "" = always
	Run    string
	Uses   string
	With   []EnvVar
	Env    []EnvVar
}

// Release is the tag release.
type Release struct {
	Tags                       string // "v*"
	Binaries, SBOM, Provenance bool
	Sign                       string // cosign or none
}

// Target is a place that services are deployed to.
type Target struct {
	Name     string
	Platform string            // kubernetes, cloudRun, ecs, lambda, …; see Platforms
	Options  map[string]string // the platform's keys with their defaults, as written; items of a list with "," between
}

// Rollback is when and how fast to go back.
type Rollback struct {
	ErrorRate       float64 // percent
	Window, Timeout Duration
	Watch           Duration // after a rollout
	Query           string   // PromQL; "" = from Alerts.Metrics
	Tool            string   // script, argoRollouts
	Prometheus      string   // URL in the cluster, for argoRollouts
}

// Alert is one threshold held for a time.
type Alert struct {
	Above string // as written: "5%", "1s"
	For   Duration
}

// Alerts are the Prometheus rules.
type Alerts struct {
	ErrorRate, LatencyP99, CPU *Alert
	Availability               float64 // SLO in percent, 0 = none
	Health                     HealthAlert
	Metrics                    Metrics
	Runbooks                   string // URL; "" = the rendered page
	Operator                   bool   // a Prometheus Operator runs the monitoring
	Labels                     []EnvVar
	Receivers                  []Receiver
}

// HealthAlert fires after so many failed checks in a row.
type HealthAlert struct {
	Failures int
	Interval Duration
}

// Metrics are what services export, and where.
type Metrics struct {
	Path, Requests, Status, Failed, Latency, CPU, Health string
}

// Receiver is one Alertmanager destination.
type Receiver struct {
	Name     string
	Type     string // mail, webhook, dingtalk, wecom, sms
	Address  string // mail address; URL; for chat robots a secret reference, "vault:kv/alerts#robot"
	Severity string // "" = all

	From, Smarthost    string   // mail; "" = Alertmanager's global ones
	Username, Password string   // mail; the password is a secret reference
	Token              string   // webhook, sms: a secret reference, "" = none
	Numbers            []string // sms, "+491701234567"
}

// Policies are cluster-wide promises.
type Policies struct {
	PodSecurity       string // restricted, baseline, privileged
	AllowedRegistries []string
	Engines           []string // validatingAdmissionPolicy, gatekeeper, conftest
}

// GitOps is the tool that applies manifests.
type GitOps struct {
	Tool      string // argocd, flux
	Namespace string // of the controller
}

// Updates is the bot that moves pins.
type Updates struct {
	Tool     string
	Cooldown Duration // whole days
}

// Environment is a stage; services may be overridden in it.
type Environment struct {
	Name      string
	On        string // push, tag, manual
	Approval  []string
	Targets   []string
	Namespace string // "" = <name>-<environment>
	overrides *value // as written, in long form; see Ship.In
	merged    *Ship  // what In gives, known once the file is judged
}

// Lint configures `shipgen lint`.
type Lint struct {
	Pins        []PinPolicy
	SecretRules []SecretRule
	Ignore      []LintIgnore
	Baseline    string // a file of the repository; "" = none
}

// SecretRule is a kind of secret of the user's own.
type SecretRule struct {
	Name     string
	Pattern  string   // RE2; its first group, if any, is the secret
	Keywords []string // one of them is near every such secret
}

// PinPolicy is what an action must be pinned to: hash, ref, any.
type PinPolicy struct{ Pattern, Policy string }

// LintIgnore switches rules off for paths.
type LintIgnore struct {
	Rule, Path, Reason string
}

// Template is a file of the user's own to render.
type Template struct{ Template, Output string }
