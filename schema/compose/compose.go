// Package compose reads Compose files: the services, and what each says of the
// program in its container (https://docs.docker.com/reference/compose-file/).
package compose

import (
	"path"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
)

// Service is one entry of services.
type Service struct {
	Name        string
	Node        *node.Node
	Image       *node.Node // nil = none
	Build       *Build     // nil = it is not built
	Ports       []Port
	Env         []Env
	Entrypoint  []Word // words; of a text those that a shell would split it into
	Command     []Word
	Healthcheck *node.Node // healthcheck.test; nil = none
	DependsOn   []string
	EnvFiles    []Word // paths as written

	vars map[string]string
}

// Build is how the image is made. Paths are as written, relative to the file.
type Build struct {
	Context, Dockerfile, Target string
	Node                        *node.Node
}

// Port is the container's side of a published port.
type Port struct {
	Number int
	Node   *node.Node
}

// Env is one variable; Known is false where the value comes from outside.
type Env struct {
	Name, Value string
	Known       bool
	Node        *node.Node
}

// Word is a word of a command and where it stands.
type Word struct {
	Value string
	Node  *node.Node
}

var fileName = pattern.New(`^(docker-)?compose([._-].*)?\.ya?ml$`)

// Is says whether a file name is one of a Compose file.
func Is(name string) bool { return fileName.MatchString(path.Base(name)) }

// Services are those of the first document, in the order written. Aliases stand
// for what they name; extends and include are not followed. vars is what the .env
// beside the file sets.
func Services(docs []node.Document, vars map[string]string) (all []*Service) {
	if len(docs) == 0 {
		return nil
	}
	list := docs[0].Root.Get("services")
	if list == nil {
		return nil
	}
	for _, pair := range list.Pairs {
		if pair.Value.Kind == node.Mapping {
			all = append(all, read(pair.Key.Text(), pair.Value, vars))
		}
	}
	return all
}

func read(name string, n *node.Node, vars map[string]string) *Service {
	s := &Service{vars: vars, Name: name, Node: n, Image: get(n, "image"), Healthcheck: get(n, "healthcheck").Get("test")}
	if b := get(n, "build"); b != nil {
		s.Build = &Build{Context: s.path(b), Dockerfile: s.path(b.Get("dockerfile")), Target: b.Get("target").Text(), Node: b}
		if b.Kind == node.Mapping {
			s.Build.Context = s.path(b.Get("context"))
		}
	}
	s.ports(get(n, "ports"))
	s.environment(get(n, "environment"))
	s.Entrypoint, s.Command = s.words(get(n, "entrypoint")), s.words(get(n, "command"))
	if files := get(n, "env_file"); files.Text() != "" {
		s.EnvFiles = []Word{{files.Text(), files}}
	} else if files != nil {
		for _, item := range files.Items {
			s.EnvFiles = append(s.EnvFiles, Word{item.Text() + item.Get("path").Text(), item})
		}
	}
	if d := get(n, "depends_on"); d != nil {
		for _, item := range d.Items {
			s.DependsOn = append(s.DependsOn, item.Text())
		}
		for _, pair := range d.Pairs {
			s.DependsOn = append(s.DependsOn, pair.Key.Text())
		}
	}
	return s
}

// ports takes the container's side: the last part of the short form, target of
// the long one. A range is left out.
func (s *Service) ports(n *node.Node) {
	if n == nil {
		return
	}
	for _, item := range n.Items {
		text, at := item.Text(), item
		if item.Kind == node.Mapping {
			text, at = item.Get("target").Text(), item.Get("target")
		}
		text, known := s.interpolate(text)
		text, protocol, _ := strings.Cut(text, "/")
		number, err := strconv.Atoi(text[strings.LastIndexByte(text, ':')+1:])
		if known && err == nil && number > 0 && number < 65536 && protocol != "udp" {
			s.Ports = append(s.Ports, Port{number, at})
		}
	}
}

// environment reads both forms: a mapping, and a list of NAME=value. What is
// merged in comes first where it is written first: a later one wins.
func (s *Service) environment(n *node.Node) {
	if n == nil {
		return
	}
	for _, pair := range n.Pairs {
		if pair.Key.Text() == "<<" {
			s.environment(pair.Value)
			continue
		}
		value, known := s.interpolate(pair.Value.Text())
		if pair.Value.IsNull() {
			value, known = s.passed(pair.Key.Text())
		}
		s.Env = append(s.Env, Env{pair.Key.Text(), value, known, pair.Key})
	}
	for _, item := range n.Items {
		if item.Kind == node.Mapping { // several merged
			s.environment(item)
			continue
		}
		name, value, ok := strings.Cut(item.Text(), "=")
		value, known := s.interpolate(value)
		if !ok {
			value, known = s.passed(name)
		}
		s.Env = append(s.Env, Env{name, value, known, item})
	}
}

func (s *Service) words(n *node.Node) (all []Word) {
	if n == nil {
		return nil
	}
	var list []shell.Word
	for _, item := range n.Items {
		list = append(list, shell.Word{Value: item.Text(), Static: true, Start: item.Start, End: item.End})
	}
	script := shell.Words(list)
	if n.Kind == node.Scalar {
		script, _ = shell.Parse(n.Text(), shell.Bash)
	}
	if script == nil || len(script.Commands) != 1 {
		return nil
	}
	for _, w := range script.Commands[0].Words {
		at := n
		for _, item := range n.Items {
			if item.Start == w.Start && n.Kind == node.Sequence {
				at = item
			}
		}
		value, known := s.interpolate(w.Value)
		if !known {
			value = ""
		}
		all = append(all, Word{value, at})
	}
	return all
}

var variable = pattern.New(`\$(\$|\{[A-Za-z_][A-Za-z0-9_]*(?::?-([^{}]*))?[^{}]*\}|[A-Za-z_][A-Za-z0-9_]*)`)

// get is the value under a key, also of a mapping that is merged in
// (https://docs.docker.com/reference/compose-file/fragments/).
func get(n *node.Node, key string) *node.Node {
	if v := n.Get(key); v != nil {
		return v
	}
	merged := n.Get("<<")
	if merged == nil {
		return nil
	}
	for _, from := range append([]*node.Node{merged}, merged.Items...) {
		if v := from.Get(key); v != nil {
			return v
		}
	}
	return nil
}

// path is a text with its variables; one that is not known stays as written.
func (s *Service) path(n *node.Node) string {
	if text, known := s.interpolate(n.Text()); known {
		return text
	}
	return n.Text()
}

// passed is a variable without a value: what the .env sets.
func (s *Service) passed(name string) (value string, known bool) {
	value, known = s.vars[name]
	return value, known
}

// interpolate puts variables in, by the .env or their defaults; known is false
// where one has neither
// (https://docs.docker.com/reference/compose-file/interpolation/).
func (s *Service) interpolate(text string) (value string, known bool) {
	known = true
	value = variable.ReplaceAllStringFunc(text, func(found string) string {
		m := variable.FindStringSubmatch(found)
		name := strings.TrimLeft(found, "${")
		if end := strings.IndexFunc(name, func(r rune) bool {
			return r != '_' && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
		}); end >= 0 {
			name = name[:end]
		}
		if set, ok := s.vars[name]; ok && m[1] != "$" {
			return set
		}
		switch {
		case m[1] == "$":
			return "$"
		case strings.Contains(found, "-"):
			return m[2]
		}
		known = false
		return ""
	})
	return value, known
}
