package dockerfile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// maxErrors is how many instructions that do not even split are looked past: each
// costs a run of the parser. mostErrors is how many errors are kept.
const (
	maxErrors  = 20
	mostErrors = 200
)

// Error is one place that BuildKit would refuse.
type Error struct {
	Span
	Message string
}

func (e *Error) Error() string { return e.Message }

// Errors are all of them, in order.
type Errors []*Error

func (e Errors) Error() string {
	messages := make([]string, len(e))
	for i, one := range e {
		messages[i] = one.Message
	}
	return strings.Join(messages, "\n")
}

// Parse reads a Dockerfile. The file is never nil; with an error, which is of
// type Errors, it holds the instructions that could be read.
func Parse(data []byte) (*File, error) {
	f := &File{data: data, Escape: '\\'}
	if len(data) > MaxSize {
		return f, Errors{{Message: fmt.Sprintf("the file has %d bytes, more than the %d that are read", len(data), MaxSize)}}
	}
	table := lines(data)
	result, errs := parse(data, table)
	if result == nil {
		return f, errs.orNil()
	}
	f.Escape = byte(result.EscapeToken)
	f.Comments = comments(data, table, result.AST)
	f.Syntax = syntaxDirective(data, f.Comments)
	for i, node := range result.AST.Children {
		in := f.instruction(table, node)
		if i == MaxInstructions {
			errs = append(errs, &Error{in.Span, fmt.Sprintf("more than the %d instructions that are read", MaxInstructions)})
			break
		}
		if err := validate(node); err != nil && len(errs) < mostErrors {
			errs = append(errs, &Error{in.Span, wording(err)})
		}
		f.add(in)
	}
	if len(f.Stages) == 0 && len(errs) == 0 {
		errs = append(errs, &Error{Message: "no build stage: the file has no FROM"})
	}
	return f, errs.sorted().orNil()
}

// parse runs BuildKit's parser, which stops at the first error, until no error is
// left: what it cannot read becomes blank lines.
func parse(data []byte, table lineTable) (*parser.Result, Errors) {
	var errs Errors
	for range maxErrors {
		result, err := protect(func() (*parser.Result, error) { return parser.Parse(bytes.NewReader(data)) })
		if err == nil {
			return result, errs
		}
		span := location(err, table)
		errs = append(errs, &Error{span, wording(err)})
		if span.End <= span.Start {
			break
		}
		data = blank(data, span)
	}
	return nil, errs
}

// protect turns a panic of the parser into an error.
func protect[T any](f func() (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("the instruction cannot be read")
		}
	}()
	return f()
}

// validate asks BuildKit whether it would take the instruction. The linter must
// not be nil: a "# check=" comment above would panic.
func validate(node *parser.Node) error {
	if child := trigger(node); child != nil && trigger(child) != nil {
		return errors.New("ONBUILD cannot hold another ONBUILD")
	}
	quiet := linter.New(&linter.Config{SkipAll: true, Warn: func(string, string, string, string, []parser.Range) {}})
	_, err := protect(func() (any, error) { return instructions.ParseInstructionWithLinter(node, quiet) })
	return err
}

// trigger is what an ONBUILD holds back, nil for another instruction.
func trigger(node *parser.Node) *parser.Node {
	if strings.EqualFold(node.Value, "ONBUILD") && node.Next != nil && len(node.Next.Children) == 1 {
		return node.Next.Children[0]
	}
	return nil
}

// location is the lines that an error names.
func location(err error, table lineTable) Span {
	var at *parser.LocationError
	if !errors.As(err, &at) || len(at.Locations) == 0 || len(at.Locations[0]) == 0 || len(table) == 0 {
		return Span{}
	}
	first, last := at.Locations[0][0].Start.Line, at.Locations[0][len(at.Locations[0])-1].End.Line
	first = min(max(first, 1), len(table))
	last = min(max(last, first), len(table))
	return Span{table[first-1].Start, table[last-1].End}
}

// blank replaces all but line ends by spaces.
func blank(data []byte, span Span) []byte {
	data = bytes.Clone(data)
	for i := span.Start; i < span.End; i++ {
		if data[i] != '\n' && data[i] != '\r' {
			data[i] = ' '
		}
	}
	return data
}

// wording is an error in one line, without BuildKit's own prefix.
func wording(err error) string {
	message := err.Error()
	if i := strings.Index(message, "parse error on line "); i >= 0 {
		if _, rest, ok := strings.Cut(message[i:], ": "); ok {
			message = rest
		}
	}
	message, _, _ = strings.Cut(strings.TrimPrefix(message, "Syntax error - "), "\n")
	if len(message) > 200 {
		message = message[:200] + "…"
	}
	return strings.TrimSuffix(message, ".")
}

func (e Errors) sorted() Errors {
	for i := 1; i < len(e); i++ {
		for k := i; k > 0 && e[k].Start < e[k-1].Start; k-- {
			e[k], e[k-1] = e[k-1], e[k]
		}
	}
	return e
}

func (e Errors) orNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// add puts an instruction in its stage.
func (f *File) add(in *Instruction) {
	in.Order = len(f.Instructions)
	f.Instructions = append(f.Instructions, in)
	switch {
	case in.Keyword == "FROM":
		f.Stages = append(f.Stages, f.stage(in))
		in.Stage = f.Final()
	case len(f.Stages) > 0:
		in.Stage = f.Final()
		in.Stage.Steps = append(in.Stage.Steps, in)
	case in.Keyword == "ARG":
		f.Args = append(f.Args, in)
	}
	if in.Trigger != nil {
		in.Trigger.Stage, in.Trigger.Order = in.Stage, in.Order
	}
}

func (f *File) stage(from *Instruction) *Stage {
	s := &Stage{Index: len(f.Stages), From: from}
	if len(from.Args) > 0 {
		s.Base = from.Args[0]
	}
	if len(from.Args) == 3 && strings.EqualFold(from.Args[1].Value, "as") {
		s.Name = &from.Args[2]
	}
	if flag := from.Flag("platform"); flag != nil {
		s.Platform = &flag.Value
	}
	// FROM takes a stage by name only, not by index, and the name may hang on an ARG.
	if base, known := from.Expand(s.Base.Value); known {
		if _, number := index(base); !number {
			s.Parent = f.Stage(base, s.Index)
		}
	}
	return s
}
