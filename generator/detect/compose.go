package detect

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/compose"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/source"
)

// readCompose reads the services of Compose files that are built here.
func (r *Result) readCompose() {
	for _, name := range r.tree.Files() {
		if !compose.Is(name) || isSample(name) {
			continue
		}
		t := r.open(name)
		if t == nil {
			continue
		}
		docs, err := node.Parse(t.data, node.DefaultLimits)
		if err != nil {
			continue
		}
		vars := map[string]string{}
		if beside := r.open(path.Join(path.Dir(name), ".env")); beside != nil {
			vars = compose.Variables(beside.data)
		}
		for _, s := range compose.Services(docs, vars) {
			c := readComposed(t, s)
			r.readEnvFiles(t, s, c)
			r.stands = append(r.stands, c)
		}
	}
}

func readComposed(t *text, s *compose.Service) *candidate {
	c := &candidate{weak: true}
	if b := s.Build; b != nil && !strings.Contains(b.Context+b.Dockerfile, "$") {
		file := b.Dockerfile
		if file == "" {
			file = "Dockerfile"
		}
		c.dockerfile = path.Join(path.Dir(t.name), b.Context, file)
	} else {
		c.names = []string{imageName(s.Image.Text())}
	}
	c.what, c.given.Env = "ports", map[string]source.Setting{}
	for _, e := range s.Env {
		if e.Known {
			c.given.Env[e.Name] = source.Setting{Value: e.Value, At: t.of(e.Node)}
		}
	}
	words := s.Command
	if len(s.Entrypoint) > 0 {
		words = append(append([]compose.Word{}, s.Entrypoint[1:]...), words...)
	}
	for _, word := range words {
		c.vague = c.vague || word.Value == "" || strings.Contains(word.Value, "$")
		c.given.Args = append(c.given.Args, source.Setting{Value: word.Value, At: t.of(word.Node)})
	}
	for _, p := range s.Ports {
		c.ports = append(c.ports, portClaim{"", p.Number, t.of(p.Node)})
	}
	if s.Healthcheck != nil {
		if port, path, ok := shell.LocalURL(string(s.Healthcheck.Source()) + " "); ok {
			c.probes = append(c.probes, probeClaim{"", path, port, t.of(s.Healthcheck)})
		}
	}
	return c
}

// readEnvFiles adds what the files of env_file set and environment does not.
func (r *Result) readEnvFiles(t *text, s *compose.Service, c *candidate) {
	for _, file := range s.EnvFiles {
		set := r.open(path.Join(path.Dir(t.name), file.Value))
		if set == nil {
			continue
		}
		for name, value := range compose.Variables(set.data) {
			if _, had := c.given.Env[name]; !had {
				c.given.Env[name] = source.Setting{Value: value, At: t.of(file.Node)}
			}
		}
	}
}
