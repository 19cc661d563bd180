package dockerfile

import (
	"path"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/shell"
)

// Image is what a stage's image says of how its program runs, with what it
// takes over from the stages it is built on.
type Image struct {
	Base        Text   // the image below all stages, expanded; "" = not known
	User        *Text  // the last USER; nil = the base image's
	Ports       []Port // of EXPOSE, over TCP, sorted by place
	Env         []Pair // in order, values expanded; those not known are left out
	Entrypoint  []Text // words; a shell form is taken apart, when it is one command
	Command     []Text
	Healthcheck *Instruction // nil = none
	Copies      []Copy       // of the final stage and those below it

	closed bool // the entry point is of the shell form, which takes no CMD
}

// Start is how the image is started: the words of ENTRYPOINT, then those of CMD.
func (i *Image) Start() []Text {
	if i.closed {
		return i.Entrypoint
	}
	return append(append([]Text{}, i.Entrypoint...), i.Command...)
}

// Port is a port of EXPOSE.
type Port struct {
	Text
	Number int
}

// Copy is one source of COPY or ADD. From is the stage that it is taken from,
// nil for the build context; Foreign means another image.
type Copy struct {
	In           *Instruction
	Source, Dest string
	From         *Stage
	Foreign      bool
}

// Image reads a stage.
func (f *File) Image(stage *Stage) *Image {
	image := &Image{}
	var below []*Stage
	for s := stage; s != nil; s = s.Parent {
		below = append([]*Stage{s}, below...)
	}
	for _, s := range below {
		if s.Parent == nil {
			if base, known := s.From.Expand(s.Base.Value); known {
				image.Base = Text{s.Base.Span, base}
			}
		}
		for _, in := range s.Steps {
			image.read(f, in)
		}
	}
	return image
}

// read takes one instruction. An ENTRYPOINT takes the CMD of the image below
// away (https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact).
func (i *Image) read(f *File, in *Instruction) {
	switch in.Keyword {
	case "USER":
		i.User = &in.Rest
	case "EXPOSE":
		i.expose(in)
	case "ENV":
		for _, p := range in.Pairs {
			if value, known := in.Expand(p.Value.Value); known {
				p.Value.Value = value
				i.Env = append(i.Env, p)
			}
		}
	case "ENTRYPOINT":
		i.Entrypoint, i.Command, i.closed = in.Words(), nil, !in.JSON
	case "CMD":
		i.Command = in.Words()
	case "HEALTHCHECK":
		i.Healthcheck = in
		if len(in.Args) > 0 && strings.EqualFold(in.Args[0].Value, "NONE") {
			i.Healthcheck = nil
		}
	case "COPY", "ADD":
		i.Copies = append(i.Copies, f.Copies(in)...)
	}
}

func (i *Image) expose(in *Instruction) {
	for _, arg := range in.Args {
		word, known := in.Expand(arg.Value)
		number, protocol, _ := strings.Cut(strings.ToLower(word), "/")
		if port, err := strconv.Atoi(number); known && err == nil && protocol != "udp" && port > 0 && port < 65536 {
			i.Ports = append(i.Ports, Port{arg, port})
		}
	}
}

// Copies are the sources of a COPY or ADD, each with the name that it gets.
func (f *File) Copies(in *Instruction) (all []Copy) {
	to := in.Dest().Value
	for _, source := range in.Sources() {
		c := Copy{In: in, Source: source.Value, Dest: to}
		if strings.HasSuffix(to, "/") || to == "." {
			c.Dest = path.Join(to, path.Base(source.Value))
		}
		if from := in.Flag("from"); from != nil && in.Stage != nil {
			c.From = f.Stage(from.Value.Value, in.Stage.Index)
			c.Foreign = c.From == nil
		}
		all = append(all, c)
	}
	return all
}

// Words are the words of ENTRYPOINT or CMD, without wrappers such as tini. Of a
// shell form they are those of its only command; none where it has several.
func (in *Instruction) Words() []Text {
	var script *shell.Script
	if in.JSON {
		script = shell.Words(in.execWords())
	} else {
		script, _ = shell.ParseAt(in.joined.text, shell.Bash, in.joined.at)
	}
	if script == nil || len(script.Commands) == 0 {
		return nil
	}
	last := len(script.Commands) - 1
	if last > 1 || last == 1 && script.Commands[0].Outer == nil && script.Commands[1].Outer != script.Commands[0] {
		return nil
	}
	var words []Text
	for _, w := range script.Commands[last].Words {
		words = append(words, Text{Span{w.Start, w.End}, w.Value})
	}
	return words
}

// Workdir is the folder in which an instruction runs, as far as the file says; ""
// where the base image decides.
func (in *Instruction) Workdir() string {
	dir := ""
	var walk func(s *Stage)
	walk = func(s *Stage) {
		if s == nil {
			return
		}
		walk(s.Parent)
		for _, step := range s.Steps {
			if step.Keyword != "WORKDIR" || step.Order >= in.Order {
				continue
			}
			to, known := step.Expand(step.Rest.Value)
			switch {
			case !known:
				dir = ""
			case path.IsAbs(to):
				dir = path.Clean(to)
			default:
				dir = path.Join("/", dir, to)
			}
		}
	}
	walk(in.Stage)
	return dir
}
