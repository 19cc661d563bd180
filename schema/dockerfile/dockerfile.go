// Package dockerfile reads Dockerfiles with BuildKit's own parser into stages
// and instructions that know their bytes.
package dockerfile

import (
	"strings"
	"sync"

	"github.com/shipgen/shipgen/schema/shell"
)

// What is read of one file; more is an error. Real ones have a few kilobytes and
// some dozen instructions, and the cost of expanding variables grows with the
// square of their number.
const (
	MaxSize         = 1 << 20 // bytes
	MaxInstructions = 2000
)

// Span is a range of bytes of the file, half-open.
type Span struct{ Start, End int }

// Text is a piece of an instruction: what it says, without continuations and
// the comments between them, and where.
type Text struct {
	Span
	Value string
}

// File is one Dockerfile.
type File struct {
	Syntax       *Text          // the value of # syntax=
	Escape       byte           // '\\' or '`'
	Args         []*Instruction // ARGs before the first FROM
	Stages       []*Stage
	Instructions []*Instruction // all, in order, ARGs before the first FROM included
	Comments     []Text         // each from its # to the end of its line

	data []byte
}

// Stage is a FROM and what follows it.
type Stage struct {
	Index    int
	Name     *Text // the name after AS
	Base     Text  // the image or stage after FROM, as written
	Platform *Text // the value of --platform
	From     *Instruction
	Parent   *Stage         // the earlier stage that Base names, with the defaults of its ARGs; nil for an image
	Steps    []*Instruction // without the FROM
}

// Instruction is one instruction with everything that belongs to it.
type Instruction struct {
	Span               // from the keyword to the end of its last line, here-documents included
	Keyword     string // upper case: RUN
	KeywordSpan Span
	Flags       []Flag
	Args        []Text // words, or the strings of the JSON form; USER, WORKDIR and RUN have one
	Pairs       []Pair // of ENV, ARG and LABEL
	JSON        bool   // written as ["a", "b"]
	Rest        Text   // everything after the flags
	Heredocs    []Heredoc
	Stage       *Stage       // nil before the first FROM
	Trigger     *Instruction // what ONBUILD holds back
	Order       int          // index in File.Instructions

	file   *File
	joined joined
	script sync.Once
	parsed *shell.Script
}

// Flag is --name=value.
type Flag struct {
	Span
	Name    string
	Value   Text
	Options []Pair // of --mount: type=cache, target=/x
}

// Pair is key=value; Set is false for a key alone (ARG NAME, a mount's ro).
type Pair struct {
	Span
	Key   Text
	Value Text // as written, with its quotes
	Set   bool
}

// Heredoc is a here-document of RUN, COPY or ADD.
type Heredoc struct {
	Name string
	Body Span // its lines, without the terminator
	Text string
}

// Flag is the first flag of that name, nil if there is none.
func (in *Instruction) Flag(name string) *Flag {
	for i := range in.Flags {
		if in.Flags[i].Name == name {
			return &in.Flags[i]
		}
	}
	return nil
}

// Option is the first of a --mount's options with one of the names; mounts have
// several names for one thing (target, dst, destination).
func (f *Flag) Option(names ...string) *Pair {
	for i := range f.Options {
		for _, name := range names {
			if strings.EqualFold(f.Options[i].Key.Value, name) {
				return &f.Options[i]
			}
		}
	}
	return nil
}

// Mounts are the instruction's --mount flags of a type; without type= it is bind.
func (in *Instruction) Mounts(kind string) []*Flag {
	var all []*Flag
	for i := range in.Flags {
		f := &in.Flags[i]
		if f.Name != "mount" {
			continue
		}
		have := "bind"
		if option := f.Option("type"); option != nil {
			have = option.Value.Value
		}
		if have == kind {
			all = append(all, f)
		}
	}
	return all
}

// Sources and Dest are the operands of COPY and ADD.
func (in *Instruction) Sources() []Text {
	if len(in.Args) < 2 {
		return nil
	}
	return in.Args[:len(in.Args)-1]
}

// Dest is the last operand of COPY and ADD.
func (in *Instruction) Dest() Text {
	if len(in.Args) == 0 {
		return Text{}
	}
	return in.Args[len(in.Args)-1]
}

// Stage finds the stage before `before` that a name or an index means, as FROM
// and --from see it: names regardless of case, the last of that name.
func (f *File) Stage(name string, before int) *Stage {
	for i := min(before, len(f.Stages)) - 1; i >= 0; i-- {
		if s := f.Stages[i]; s.Name != nil && strings.EqualFold(s.Name.Value, name) {
			return s
		}
	}
	if n, ok := index(name); ok && n < before && n < len(f.Stages) {
		return f.Stages[n]
	}
	return nil
}

// Final is the stage that a build without --target makes, nil without a FROM.
func (f *File) Final() *Stage {
	if len(f.Stages) == 0 {
		return nil
	}
	return f.Stages[len(f.Stages)-1]
}

// index reads a stage's number.
func index(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
