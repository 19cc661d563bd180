package source

// Fact is a place in a file: line and column count from 1, columns in
// characters. Line 0 means that the fact has no place.
type Fact struct {
	File         string
	Line, Column int
}

// Source is what the Go code of a tree says.
type Source struct {
	Modules []*Module // sorted by folder
	Mains   []*Main   // sorted by folder
	Skipped []Skipped // what could not be read, sorted by file

	loader *loader
}

// Skipped is a file that was not read, or only in part.
type Skipped struct{ File, Reason string }

// Module is one go.mod.
type Module struct {
	Fact               // the module line
	Dir         string // folder from the root, "." for the root
	Path        string
	Go          string // the go line as written: "1.26.3"; "" = none
	GoAt        Fact
	Toolchain   string // the toolchain line as written: "go1.26.3"; "" = none
	ToolchainAt Fact
	Replaces    []Replace // only those that lead to a folder of the tree
	Requires    []string  // module paths, sorted
	Vendor      bool      // vendor/modules.txt stands beside go.mod
	Sum         bool      // go.sum stands beside go.mod
	Workspace   string    // the go.work that uses it; "" = none
	WorkspaceAt Fact      // its use line
}

// Replace is a module that is taken from a folder of the same repository.
type Replace struct {
	Fact
	Old, Dir string // module path; folder from the root
}

// Role says what a main package is for.
type Role string

// The roles of a main package. Only programs are meant to be delivered.
const (
	RoleProgram   Role = "program"
	RoleExample   Role = "example"
	RoleTest      Role = "test"
	RoleTool      Role = "tool"
	RoleGenerator Role = "generator"
)

// Kind says how a program lives.
type Kind string

// The kinds of program.
const (
	KindService Kind = "service" // listens
	KindWorker  Kind = "worker"  // loops or consumes, and listens nowhere
	KindCommand Kind = "command" // ends
)

// Main is one package main with a func main.
type Main struct {
	Fact                // func main
	Dir         string  // folder from the root, "." for the root
	Name        string  // what go build would call it
	Package     string  // import path
	Module      *Module // nil without a go.mod
	Role        Role
	Tags        []string // build tags that its files name, sorted
	Packages    []string // folders of the repository's packages that it reaches, sorted
	Kind        Kind
	KindAt      Fact   // what decided it
	KindWhy     string // "listens", "loops", "consumes from …", "ends"
	Listeners   []Listener
	Routes      []Route
	Env         []EnvVar // sorted by name
	Cgo         []Cgo
	Signals     Fact // where signals are caught
	Shutdown    Fact // where a server is stopped gracefully
	Needs       Needs
	Subcommands []string // subcommands under which it listens: "serve"
	Unknown     []Unknown

	image *imageFile
	given *Given // what it is started with; nil = nothing

	steps     int // that its run took, without its handlers
	restarted int // steps of all runs with what is given
}

// ListenerRole is what a listener is for.
type ListenerRole string

// The roles of a listener.
const (
	RoleHTTP    ListenerRole = "http"
	RoleGRPC    ListenerRole = "grpc"
	RoleMetrics ListenerRole = "metrics"
	RolePprof   ListenerRole = "pprof"
	RoleAdmin   ListenerRole = "admin"
	RoleTCP     ListenerRole = "tcp"
	RoleWebhook ListenerRole = "webhook" // Kubernetes admission, with TLS
)

// Listener is one address that a program listens on.
type Listener struct {
	Fact              // the call that listens
	Role ListenerRole // by what it serves
	TLS  bool
	// Socket means a Unix socket, or one that systemd passes: no port leads to it.
	Socket  bool
	Command string // the subcommand under which it listens; "" = any
	Host    string // as written; "127.0.0.1" cannot be reached from outside
	Port    int    // 1–65535; 0 = not known
	// PortAt is where the number was written.
	PortAt Fact
	// PortEnv is the environment variable that holds the port number alone; ""
	// when there is none, or it holds a whole address.
	PortEnv   string
	PortEnvAt Fact
	Flag      string // the flag that sets the port or address, without dashes
	// Unless is the setting that must be changed before it listens; "" = it
	// listens by default.
	Unless     string
	Others     []int // further ports the code may choose, by conditions that are not known
	Health     bool  // the gRPC health service is registered
	Reflection bool  // so is gRPC reflection
	why        string
	vague      bool // some of its routes are not known
	fixed      bool // no setting takes part in its address
	drawn      bool // its host is fixed, its port follows from nothing
	before     bool // it listens before any subcommand runs
	served     bool // its role follows from its routes
}

// Probe is what a route tells an orchestrator.
type Probe string

// The probes.
const (
	ProbeNone      Probe = ""
	ProbeHealth    Probe = "health" // says neither live nor ready, and asks no dependency
	ProbeLiveness  Probe = "liveness"
	ProbeReadiness Probe = "readiness"
	ProbeStartup   Probe = "startup"
	ProbeMetrics   Probe = "metrics"
	ProbePprof     Probe = "pprof"
)

// Route is one route of a listener.
type Route struct {
	Fact
	Method   string // "" = any
	Path     string // whole, with all prefixes
	Listener int    // index into Main.Listeners
	Probe    Probe
	Asks     string // the dependency call that its handler reaches: "PingContext"; "" = none
	AsksAt   Fact
}

// EnvVar is an environment variable that a program reads.
type EnvVar struct {
	Fact
	Name       string
	Default    string
	HasDefault bool
	Required   bool // the program ends without it
	Secret     bool // by its name
}

// Cgo is one reason to build with cgo.
type Cgo struct {
	Fact
	Package string // "C", or the import path of a driver that needs cgo
}

// Unknown is a question that the code does not answer.
type Unknown struct {
	Fact
	Key string // what is not known: "port"
	Why string
}

// ModuleDir is the folder of the main's go.mod, "." without one.
func (m *Main) ModuleDir() string {
	if m.Module == nil {
		return "."
	}
	return m.Module.Dir
}

// Why says why the port is not known; "" when it is.
func (l *Listener) Why() string {
	if l.Port != 0 || l.why != "" {
		return l.why
	}
	return "the port is not known"
}

// AllRoutes says whether every route of the listener is known.
func (l *Listener) AllRoutes() bool { return !l.vague }

// Fixed says whether no setting takes part in the listener's address.
func (l *Listener) Fixed() bool { return l.fixed }
