package dockerfile

import (
	"maps"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// Expand puts the values of ARG and ENV into a word of an instruction, and takes
// its quotes off. known is false where a value is only given when the image is
// built: an ARG without default, a platform, a variable of the base image.
// https://docs.docker.com/reference/dockerfile/#environment-replacement
func (in *Instruction) Expand(word string) (value string, known bool) {
	if !strings.ContainsAny(word, `$"'`+string(in.file.Escape)) {
		return word, true
	}
	value, known = in.scope().process(word, rune(in.file.Escape))
	if !known {
		return word, false
	}
	return value, true
}

// Static says whether a word holds no variable at all.
func Static(word string) bool { return !strings.Contains(word, "$") }

// Variables that hold variables can double their length line by line: a longer
// value, or a word with more of them, counts as unknown.
const (
	maxValue     = 4 << 10 // bytes
	maxVariables = 200
)

// scope is the variables that an instruction sees.
type scope map[string]string

// process expands a word. A name without a value makes it unknown, unless the
// word brings a default of its own: ${NAME:-default}.
func (s scope) process(word string, escape rune) (string, bool) {
	if !strings.ContainsAny(word, `$"'`+string(escape)) {
		return word, len(word) <= maxValue
	}
	if strings.Count(word, "$") > maxVariables {
		return "", false
	}
	lex := shell.NewLex(escape)
	result, err := protect(func() (shell.ProcessWordResult, error) { return lex.ProcessWordWithMatches(word, s) })
	if err != nil {
		return "", false
	}
	for name := range result.Unmatched {
		if !strings.Contains(word, "${"+name+":-") && !strings.Contains(word, "${"+name+"-") {
			return "", false
		}
	}
	return result.Result, len(result.Result) <= maxValue
}

// Get implements shell.EnvGetter.
func (s scope) Get(name string) (string, bool) {
	value, ok := s[name]
	return value, ok
}

// Keys implements shell.EnvGetter.
func (s scope) Keys() []string { return slices.Sorted(maps.Keys(s)) }

func (in *Instruction) scope() scope {
	globals := scope{}
	for _, arg := range in.file.Args {
		if arg.Order < in.Order {
			globals.declare(arg, nil)
		}
	}
	if in.Keyword == "FROM" || in.Stage == nil {
		return globals
	}
	own := scope{}
	own.stage(in.Stage, in.Order, globals)
	return own
}

// stage sets what a stage has before an instruction, after what it inherits. A
// stage's parents always come before it.
func (s scope) stage(stage *Stage, before int, globals scope) {
	if stage.Parent != nil {
		s.stage(stage.Parent, 1<<30, globals)
	}
	for _, step := range stage.Steps {
		if step.Order >= before {
			return
		}
		if step.Keyword == "ARG" || step.Keyword == "ENV" {
			s.declare(step, globals)
		}
	}
}

// declare sets the values of an ARG or ENV; all of one ENV's values see the
// variables before it. In a stage, an ARG without a default takes that of the
// ARG before FROM.
func (s scope) declare(in *Instruction, globals scope) {
	before := s
	if in.Keyword == "ENV" {
		before = maps.Clone(s)
	}
	for _, p := range in.Pairs {
		value, ok := globals[p.Key.Value]
		if p.Set {
			value, ok = before.process(p.Value.Value, rune(in.file.Escape))
		}
		switch {
		case ok:
			s[p.Key.Value] = value
		case p.Set:
			delete(s, p.Key.Value)
		}
	}
}
