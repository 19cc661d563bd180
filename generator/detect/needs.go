package detect

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/source"
)

// Needs is what a service wants of its image and its pod. Each value's place is in
// the service's evidence.
type Needs struct {
	TimeZones     bool     `json:"timeZones,omitempty"`    // it loads zones, and does not bring the database
	Certificates  bool     `json:"certificates,omitempty"` // it talks TLS as a client
	Signals       bool     `json:"signals,omitempty"`      // it catches signals, or a library does
	WritablePaths []string `json:"writablePaths,omitempty"`
	// Files are what it reads at run time: the path that it sees, and the file or
	// folder of the repository.
	Files           map[string]string `json:"files,omitempty"`
	ShutdownTimeout string            `json:"shutdownTimeout,omitempty"` // "10s", what stopping may take
	MemoryLimit     string            `json:"memoryLimit,omitempty"`     // what sets it beside GOMEMLIMIT
	Processors      string            `json:"processors,omitempty"`      // what sets GOMAXPROCS
}

func (n *Needs) none() bool {
	return !n.TimeZones && !n.Certificates && !n.Signals && len(n.WritablePaths)+len(n.Files) == 0 &&
		n.ShutdownTimeout+n.MemoryLimit+n.Processors == ""
}

// readNeeds turns the facts into values where they prove one, and into questions
// and comments where they do not.
func (r *Result) readNeeds(s *Service, ask func(key, why string)) {
	facts, n := &s.source.Needs, &Needs{}
	s.readZones(n, facts)
	if facts.Certificates.Line > 0 {
		n.Certificates = true
		s.prove("/needs/certificates", "certificates of authorities", facts.Certificates)
	}
	s.compareBase(n, facts, ask)
	if s.Kind != string(source.KindCommand) { // which runs where a person is
		s.readWrites(n, facts, ask)
		r.readFiles(s, n, facts, ask)
	}
	s.readStop(n, facts)
	s.readRuntime(n, facts)
	s.readLowPorts()
	if !n.none() {
		s.Needs = n
	}
}

func (s *Service) readZones(n *Needs, facts *source.Needs) {
	if len(facts.Zones) == 0 {
		return
	}
	if inside := facts.ZonesInside; inside.Line > 0 {
		return // any base will do
	}
	n.TimeZones = true
	for _, zone := range facts.Zones {
		name := zone.Name
		if name == "" {
			name = "a time zone"
		}
		s.prove("/needs/timeZones", name, zone.Fact)
	}
}

// off says whether something is not done as the service is started.
func (s *Service) off(use source.Use) bool {
	return use.Command != "" && use.Command != strings.Join(s.Args, " ")
}

// systemPaths are written and read on any Linux without being a need.
var systemPaths = pattern.New(`^/(dev|proc|sys)(/|$)|^/etc/(hosts|resolv\.conf|passwd|group|os-release|localtime|timezone|machine-id|nsswitch\.conf|mime\.types|ssl|services|hostname)(/|$)|^/var/run/secrets/|^/usr/(share|lib|local/share)/(zoneinfo|mime|ca-certificates)|^/(usr/lib/)?os-release$`)

// plainPath is a path in a container that ship.yaml takes as it is.
var plainPath = pattern.New(`^(/[A-Za-z0-9_][A-Za-z0-9_.@-]*)+$`)

// readWrites names the folders that the service writes to, /tmp among them. A path
// relative to the working folder is a question: the root file system is read-only.
func (s *Service) readWrites(n *Needs, facts *source.Needs, ask func(key, why string)) {
	var vague, near []string
	for _, use := range facts.Writes {
		dir := use.Path
		if !use.Folder {
			dir = path.Dir(use.Path)
		}
		switch {
		case s.off(use) || systemPaths.MatchString(use.Path):
		case use.Path == "" && use.Unless == "":
			vague = append(vague, use.Call+" "+where(use.Fact))
		case use.Path == "" || path.Clean(use.Path) == ".":
		case use.Unless != "":
			s.note("writablePaths", "writes "+use.Path+" when "+use.Unless+" is set", use.Fact)
		case !plainPath.MatchString(dir):
			near = append(near, use.Path+changedBy(use)+" "+where(use.Fact))
		default:
			n.WritablePaths = append(n.WritablePaths, dir)
			s.prove("/needs/writablePaths", use.Path, use.Fact)
			if use.Store {
				ask("/writablePaths", "keeps its data in "+use.Path+changedBy(use)+" ("+where(use.Fact)+"): a writable path is empty in each new pod")
			}
		}
	}
	if len(near) > 0 {
		ask("/writablePaths", "writes to its working folder ("+some(near)+"): the root file system is read-only, so give it paths in a writable folder")
	}
	if len(vague) > 0 {
		ask("/writablePaths", "writes files whose path is not known ("+some(vague)+")")
	}
	n.WritablePaths = outermost(n.WritablePaths)
}

// some are the first of a list, and how many more there are.
func some(all []string) string {
	const enough = 4
	text := strings.Join(all[:min(len(all), enough)], ", ")
	if more := len(all) - enough; more > 0 {
		text += ", " + strconv.Itoa(more) + " more"
	}
	return text
}

func changedBy(use source.Use) string {
	if use.Setting == "" {
		return ""
	}
	return " (" + use.Setting + " changes it)"
}

// outermost are folders without those that lie in others.
func outermost(dirs []string) []string {
	slices.Sort(dirs)
	dirs = slices.Compact(dirs)
	return slices.DeleteFunc(slices.Clone(dirs), func(dir string) bool {
		return slices.ContainsFunc(dirs, func(other string) bool { return other != dir && strings.HasPrefix(dir, other+"/") })
	})
}

// note is a comment below a key, once for all places that say the same.
func (s *Service) note(key, text string, at source.Fact) {
	for _, one := range s.notes {
		if one.key == key && strings.HasPrefix(one.text, text+" # ") {
			return
		}
	}
	s.notes = append(s.notes, note{key, text + " # " + where(at)})
}
