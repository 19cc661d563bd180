package detect

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

func newService(main *source.Main) *Service {
	return &Service{Main: main.Dir, Kind: string(main.Kind), Args: []string{}, Ports: map[string]int{}, Env: []EnvVar{}, Evidence: []Evidence{},
		DockerContext: ".", probePort: map[string]string{}, starts: map[string]*source.Main{}, probeScheme: map[string]string{}, source: main, plain: main}
}

// prove records the place of a value.
func (s *Service) prove(key, value string, at source.Fact) {
	if at.Line > 0 {
		s.Evidence = append(s.Evidence, Evidence{key, value, at.File, at.Line})
	}
}

func (r *Result) readService(i int, s *Service, modules []*source.Module) {
	main := s.source
	ask := func(key, why string) { r.ask("/services/"+strconv.Itoa(i)+key, why) }
	s.prove("/main", s.Main, main.Fact)
	s.prove("/kind", s.Kind, main.KindAt)
	s.readModule(modules, ask)
	r.startImage(s)
	s.readArgs(ask, r.startedWith(s))
	r.readPorts(s, ask)
	r.fillPorts(i, s)
	s.readProbes(ask)
	r.compare(i, s)
	r.compareBuilds(s)
	s.readEnv()
	for _, one := range main.Cgo {
		if !s.Cgo {
			s.Cgo = true
			s.prove("/cgo", one.Package, one.Fact)
		}
	}
	r.readNeeds(s, ask)
	for _, u := range main.Unknown {
		ask(u.Key, u.Why)
	}
}

func (s *Service) readModule(modules []*source.Module, ask func(key, why string)) {
	m := s.source.Module
	if m == nil {
		ask("/module", "no go.mod above "+s.Main)
		return
	}
	s.Module, s.GoVersion = m.Path, m.Go
	s.prove("/module", m.Path, m.Fact)
	if m.Go == "" {
		ask("/goVersion", m.Dir+"/go.mod has no go line")
	} else {
		s.prove("/goVersion", m.Go, m.GoAt)
	}
	s.DockerContext = m.Dir
	for _, replace := range m.Replaces {
		if shared := commonFolder(s.DockerContext, replace.Dir); shared != s.DockerContext {
			s.DockerContext = shared
			s.prove("/dockerContext", shared, replace.Fact)
		}
	}
	if m.Workspace != "" && path.Dir(m.Workspace) != s.DockerContext && !m.Vendor && s.reachesOther(m, modules) {
		s.DockerContext = path.Dir(m.Workspace)
		s.prove("/dockerContext", s.DockerContext, m.WorkspaceAt)
	}
}

// reachesOther says whether a program uses packages of another module of its
// workspace that no replace line brings.
func (s *Service) reachesOther(own *source.Module, modules []*source.Module) bool {
	for _, m := range modules {
		replaced := slices.ContainsFunc(own.Replaces, func(r source.Replace) bool { return r.Old == m.Path })
		if m == own || m.Workspace != own.Workspace || replaced {
			continue
		}
		if slices.ContainsFunc(s.source.Packages, func(dir string) bool { return isOf(m, dir, modules) }) {
			return true
		}
	}
	return false
}

// isOf says whether a folder belongs to a module, and not to one within it.
func isOf(m *source.Module, dir string, modules []*source.Module) bool {
	return within(dir, m.Dir) && !slices.ContainsFunc(modules, func(inner *source.Module) bool {
		return len(inner.Dir) > len(m.Dir) && within(dir, inner.Dir)
	})
}

// commonFolder is the nearest folder that holds both.
func commonFolder(a, b string) string {
	for ; a != "."; a = path.Dir(a) {
		if b == a || strings.HasPrefix(b, a+"/") {
			return a
		}
	}
	return "."
}

func (s *Service) readEnv() {
	for _, e := range s.plain.Env {
		s.Env = append(s.Env, EnvVar{e.Name, e.Default, e.Required && !e.HasDefault, e.Secret, e.Fact})
		s.prove("/env/"+strconv.Itoa(len(s.Env)-1), e.Name, e.Fact)
	}
}

// readArgs are the arguments that a program needs to listen: its subcommand. What
// others of its subcommands listen on is not this service's.
func (s *Service) readArgs(ask func(key, why string), started string) {
	all := s.source.Subcommands
	if len(all) == 0 || s.Kind == string(source.KindCommand) {
		return
	}
	chosen := all[0]
	for _, name := range []string{"serve", "server", "run", "start"} {
		if slices.Contains(all, name) {
			chosen = name
			break
		}
	}
	if started != "" {
		chosen = started
	}
	if len(all) > 1 && started == "" {
		ask("/args", "listens under several subcommands, "+strings.Join(all, " | ")+": the image has to be started with one of them")
	}
	s.Args = strings.Fields(chosen)
	for i := range s.source.Listeners {
		l := &s.source.Listeners[i]
		if l.Command != "" && l.Command != chosen && l.Unless == "" {
			l.Unless = "the subcommand " + l.Command
		} else if l.Unless == "" && len(s.at("/args")) == 0 {
			s.prove("/args", chosen, l.Fact)
		}
	}
}
