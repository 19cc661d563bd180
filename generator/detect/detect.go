// Package detect turns what schema/source reads in a repository's Go code into
// services: as JSON, as a commented ship.yaml and as text. Every value carries
// the place that proves it; what nothing proves is a question, not a guess.
package detect

import (
	"encoding/json"
	"errors"
	"path"
	"slices"
	"sort"
	"strconv"

	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/source"
)

// ErrNoModule is Detect's answer to a tree without a readable go.mod.
var ErrNoModule = errors.New("no go.mod found: shipgen reads Go modules")

// Options is what the tree itself does not say. Empty fields are unknown.
type Options struct {
	Owner, Name   string // the GitHub repository, from a git remote
	DefaultBranch string
	Folder        string // the name of the folder the tree lies in, for the ship's name
}

// Result is everything found. Its JSON form is the output of
// `init --format json`, version 1.
type Result struct {
	Version  int        `json:"version"`
	Services []*Service `json:"services"`
	Unknown  []Unknown  `json:"unknown"`
	// Disagreements are the values on which two sources differ.
	Disagreements []Disagreement `json:"disagreements,omitempty"`
	// Settings are values of the whole ship, with JSON pointers into ship.yaml.
	Settings []Evidence `json:"settings,omitempty"`

	name      string // of the ship
	module    *source.Module
	options   Options
	unmanaged []string
	tree      repo.Tree
	found     *source.Source
	images    []*image
	stands    []*candidate
	files     []string                // sorted
	patterns  []source.PrivatePattern // of private modules
	builds    []built
	lines     [][]byte // that build programs, after buildLines
	releases  string   // the goreleaser file; "" = none
}

// Service is one program that is meant to be delivered.
type Service struct {
	Name string   `json:"name"`
	Main string   `json:"main"` // folder from the root, "." for the root
	Kind string   `json:"kind"` // service, worker, command
	Args []string `json:"args"` // the subcommand under which it listens
	// Ports by role; one that has no default is not here but in Unknown.
	Ports         map[string]int `json:"ports"`
	PortEnv       string         `json:"portEnv"` // variable that holds the first port's number
	LivenessPath  string         `json:"livenessPath"`
	ReadinessPath string         `json:"readinessPath"`
	MetricsPath   string         `json:"metricsPath"`
	GRPC          bool           `json:"grpc"`
	GRPCHealth    bool           `json:"grpcHealth"` // the gRPC health service is registered
	Cgo           bool           `json:"cgo"`
	Env           []EnvVar       `json:"env"`
	GoVersion     string         `json:"goVersion"` // the go line as written
	Module        string         `json:"module"`
	DockerContext string         `json:"dockerContext"` // folder from the root
	Evidence      []Evidence     `json:"evidence"`
	Needs         *Needs         `json:"needs,omitempty"`

	startupPath  string
	probePort    map[string]string       // probe -> port name
	listenerPort []string                // port name by listener, "" = none
	probeScheme  map[string]string       // ", scheme: HTTPS" where the listener speaks TLS
	dockerfile   string                  // the user's own, instead of main
	source       *source.Main            // as its image starts it
	plain        *source.Main            // without arguments and variables
	image        *image                  // that stands; nil = none
	needed       []EnvVar                // variables without which it does not listen where it is said to
	starts       map[string]*source.Main // the program as what stands starts it, by source.Main.Key
	moves        bool                    // the image makes the program listen elsewhere
	version      string                  // variable that the linker sets, "" = main.version
	tags         []string                // build tags that all builds have
	resources    *resources              // of its manifests; nil or empty = none that all agree on
	byBinary     bool                    // its folder names an example: its binary names it
	notes        []note
	answered     []string // keys that a person answered
}

// note is a comment for ship.yaml on what cannot be a value there.
type note struct{ key, text string }

// EnvVar is an environment variable that a service reads.
type EnvVar struct {
	Name     string `json:"name"`
	Default  string `json:"default"`
	Required bool   `json:"required"`
	Secret   bool   `json:"secret"`

	at source.Fact
}

// Evidence is the place that proves a value. Key is a JSON pointer into the service.
type Evidence struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	File  string `json:"file"`
	Line  int    `json:"line"`
}

// Unknown is a question that the code leaves open. Key is a JSON pointer into
// the result.
type Unknown struct {
	Key string `json:"key"`
	Why string `json:"why"`
}

// Detect reads a tree. Test helpers, examples, tools and code generators are
// not among its services.
func Detect(tree repo.Tree, options Options) (*Result, error) {
	found := source.Read(tree)
	r := &Result{Version: 1, Services: []*Service{}, Unknown: []Unknown{}, found: found, options: options, tree: tree, files: tree.Files()}
	if len(found.Modules) == 0 {
		return r, ErrNoModule
	}
	r.module = found.Modules[0]
	r.repository()
	r.readPrivate(found.Modules)
	for _, main := range found.Mains {
		r.Services = append(r.Services, newService(main)) // all, for what the builds name
	}
	r.readImages()
	r.readBuilds()
	r.keepDelivered()
	r.nameServices()
	r.readStands()
	r.readDelivery()
	for i, s := range r.Services {
		r.readService(i, s, found.Modules)
	}
	if len(r.Services) == 0 {
		r.ask("/services", "no package main with a func main is meant to be delivered")
	}
	for _, skipped := range found.Skipped {
		r.ask("", skipped.File+" was not read: "+skipped.Reason)
	}
	return r, nil
}

// JSON is the result for tools.
func (r *Result) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(r, "", "  ")
	return append(data, '\n'), err
}

func (r *Result) ask(key, why string) {
	if one := (Unknown{key, why}); !slices.Contains(r.Unknown, one) {
		r.Unknown = append(r.Unknown, one)
	}
}

// WithUnmanaged tells the result which paths would be rendered. Those that exist
// already stay their owner's: a Dockerfile becomes its service's build, others
// are listed under unmanaged.
func (r *Result) WithUnmanaged(paths []string) {
	sorted := append([]string{}, paths...)
	sort.Strings(sorted)
	for _, p := range sorted {
		if !r.tree.Has(p) {
			continue
		}
		if path.Base(p) == "Dockerfile" {
			if s := r.built(path.Dir(p)); s != nil {
				s.dockerfile = p
				r.askPrebuilt(s, "/services/"+strconv.Itoa(slices.Index(r.Services, s))+"/build")
				continue
			}
		}
		r.unmanaged = append(r.unmanaged, p)
	}
}

// built is the service that a folder's Dockerfile builds, or nil.
func (r *Result) built(dir string) *Service {
	var found *Service
	for _, s := range r.Services {
		if s.Main == dir {
			return s
		}
		if dir == s.DockerContext || dir == "." {
			if found != nil {
				return nil
			}
			found = s
		}
	}
	return found
}
