package detect

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// image is what an existing Dockerfile says of a service.
type image struct {
	file   string
	expose []exposed
	env    map[string]exposed // ENV PORT=8080
}

type exposed struct {
	port int
	at   source.Fact
}

// imageOf reads the Dockerfile that builds a service: beside its main, else the
// one of its module or root when no other service can be meant.
func (r *Result) imageOf(s *Service) *image {
	if file := path.Join(s.Main, "Dockerfile"); r.tree.Has(file) {
		return r.readImage(file)
	}
	for _, dir := range []string{s.source.ModuleDir(), "."} {
		file := path.Join(dir, "Dockerfile")
		if r.tree.Has(file) && r.deployable(dir) == 1 && s.Kind != "command" {
			return r.readImage(file)
		}
	}
	return nil
}

// deployable counts the services below a folder that are not commands.
func (r *Result) deployable(dir string) (n int) {
	for _, s := range r.Services {
		if s.Kind != string(source.KindCommand) && (dir == "." || s.Main == dir || strings.HasPrefix(s.Main, dir+"/")) {
			n++
		}
	}
	return n
}

var (
	exposeLine = regexp.MustCompile(`(?i)^\s*EXPOSE\s+(.+)$`)
	envLine    = regexp.MustCompile(`(?i)^\s*ENV\s+([A-Z_]*PORT)[= ]"?([0-9]+)"?\s*$`)
)

func (r *Result) readImage(file string) *image {
	data, err := r.tree.Read(file)
	if err != nil {
		return nil
	}
	found := &image{file: file, env: map[string]exposed{}}
	for i, line := range strings.Split(string(data), "\n") {
		at := source.Fact{File: file, Line: i + 1, Column: 1}
		line = strings.TrimRight(line, "\r")
		if m := exposeLine.FindStringSubmatch(line); m != nil {
			for _, word := range strings.Fields(m[1]) {
				number, protocol, _ := strings.Cut(word, "/")
				if port, err := strconv.Atoi(number); err == nil && protocol != "udp" {
					found.expose = append(found.expose, exposed{port, at})
				}
			}
		}
		if m := envLine.FindStringSubmatch(line); m != nil {
			port, _ := strconv.Atoi(m[2])
			found.env[m[1]] = exposed{port, at}
		}
	}
	return found
}

// portFor is the port that the image proves where the code has no default: the
// value of the variable, else the only exposed port.
func (i *image) portFor(variable string) (int, source.Fact) {
	if set, ok := i.env[variable]; ok {
		return set.port, set.at
	}
	if len(i.expose) == 1 {
		return i.expose[0].port, i.expose[0].at
	}
	return 0, source.Fact{}
}

// compareExposed shows where the Dockerfile and the code disagree.
func (s *Service) compareExposed(i *image, ask func(key, why string)) {
	if i == nil || len(s.Ports) == 0 {
		return
	}
	ports := make([]string, 0, len(s.Ports))
	for _, name := range s.portNames() {
		ports = append(ports, strconv.Itoa(s.Ports[name]))
	}
	for _, one := range i.expose {
		if !slices.Contains(ports, strconv.Itoa(one.port)) {
			ask("/ports", where(one.at)+" exposes "+strconv.Itoa(one.port)+", the code listens on "+strings.Join(ports, ", "))
		}
	}
}
