package detect

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/source"
)

// readArgs finds the words that the image gives to the program: those after its
// name, or what its entry script passes on.
func (r *Result) readArgs(s *Service) {
	i := s.image
	at := slices.IndexFunc(i.words, func(word dockerfile.Text) bool { return s.isProgram(path.Base(word.Value)) })
	if at < 0 && len(i.words) > 0 && isScript(i.words[0].Value) {
		i.given.Args, i.vague = r.scriptArgs(s, i.words[0].Value)
		return
	}
	i.given.Args = nil
	for _, word := range i.words[min(max(at, 0)+1, len(i.words)):] {
		i.vague = i.vague || strings.Contains(word.Value, "$")
		i.given.Args = append(i.given.Args, source.Setting{Value: word.Value, At: i.at(word.Start)})
	}
}

func (s *Service) isProgram(name string) bool {
	return name == s.source.Name || slices.ContainsFunc(s.image.builds, func(b built) bool { return b.dir == s.Main && b.output == name })
}

func isScript(name string) bool {
	return strings.HasSuffix(name, ".sh") || strings.Contains(path.Base(name), "entrypoint") || path.Base(name) == "init"
}

// scriptArgs are the words that an entry script of the repository gives to the
// program: those of its own line and of "set --"; vague where the script is not
// here, or does not start it.
func (r *Result) scriptArgs(s *Service, name string) (args []source.Setting, vague bool) {
	t := r.open(s.image.behind(r, name))
	if t == nil {
		return nil, true
	}
	script, _ := shell.Parse(string(t.data), shell.Bash)
	if script == nil {
		return nil, true
	}
	vague = true
	for _, c := range script.Commands {
		words := c.Args()
		switch {
		case s.isProgram(c.Name()):
			vague = false
		case c.Is("set") && c.Arg(1) == "--":
			words = words[1:]
		default:
			continue
		}
		for _, word := range words {
			if word.Static {
				args = append(args, source.Setting{Value: word.Value, At: t.at(word.Start)})
			}
		}
	}
	return args, vague
}

// behind is the repository's file that the image copies to a name.
func (i *image) behind(r *Result, name string) string {
	for n := len(i.image.Copies) - 1; n >= 0; n-- {
		c := i.image.Copies[n]
		dest := strings.TrimSuffix(path.Join("/", c.In.Dest().Value), "/")
		rest, inside := strings.CutPrefix(path.Join("/", name), dest)
		if c.From != nil || c.Foreign || !inside {
			continue
		}
		for _, base := range []string{".", path.Dir(i.name)} {
			for _, file := range []string{path.Join(base, c.Source, rest), path.Join(base, c.Source)} {
				if path.Base(file) == path.Base(name) && r.tree.Has(file) {
					return file
				}
			}
		}
	}
	return ""
}
