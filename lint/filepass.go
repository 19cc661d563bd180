package lint

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// MaxFileSize in bytes is the most that Run looks at in one file. Real source,
// lock files and dumps are far below; what is above would hold a core for
// seconds and memory for as long.
const MaxFileSize = 64 << 20

// result is what stays of a file after its pass; its bytes and parsed views go,
// unless a finding needs the line table.
type result struct {
	path     string
	size     int64
	looked   bool
	skipped  string // why it was not looked at
	findings []Finding
	hidden   int // suppressed findings that would have been shown
	secrets  []string
	facts    []fact
	errors   []RuleError
	ignores  []*ignore
	foreign  []scope // what other tools' comments suppress; known only where settled
	settled  bool
	lines    *repo.Lines // with findings only
}

type fact struct {
	from  *Collector
	value any
}

// file reads one file and looks at it.
func (e *engine) file(path string) *result {
	res := &result{path: path}
	f := e.open(path, res)
	if f == nil {
		return res
	}
	e.look(f, res)
	return res
}

// look shows a file to every rule and collector of its kinds.
func (e *engine) look(f *File, res *result) {
	res.looked, res.size = true, int64(len(f.Data))
	want := e.wanted(f.Kinds)
	pass := e.pass(f, res)
	for _, pass.Rule = range want.rules {
		guard(e, res, pass.Rule.Name, f.Path, pass.Rule.File, pass)
	}
	if len(f.ownIgnores()) > 0 { // which are of use where such a rule has a finding
		for _, pass.Rule = range want.others {
			guard(e, res, pass.Rule.Name, f.Path, pass.Rule.File, pass)
		}
	}
	pass.Rule = nil
	for _, family := range want.families {
		guard(e, res, family.Name, f.Path, family.File, &FamilyPass{Pass: *pass, asked: e.asked[family]})
	}
	for _, c := range want.collectors {
		pass.export = func(value any) { res.facts = append(res.facts, fact{c, value}) }
		guard(e, res, c.Name, f.Path, c.File, pass)
	}
	e.settle(f, res)
}

// open reads a file that can be looked at; else it notes why not.
func (e *engine) open(path string, res *result) *File {
	if sized, ok := e.tree.Tree.(interface{ Size(string) (int64, error) }); ok {
		if size, err := sized.Size(path); err == nil && size > MaxFileSize {
			res.skipped = tooBig(size)
			return nil
		}
	}
	data, err := e.tree.Read(path)
	if err != nil {
		res.errors = append(res.errors, RuleError{File: path, Message: "cannot be read: " + err.Error()})
		return nil
	}
	return e.view(path, data, res)
}

func (e *engine) view(path string, data []byte, res *result) *File {
	if strings.HasPrefix(path, ".shipgen/base/") || strings.Contains(path, "/.shipgen/base/") {
		res.skipped = Copy
		return nil
	}
	if len(data) > MaxFileSize {
		res.skipped = tooBig(int64(len(data)))
		return nil
	}
	kinds := e.classify(path, data)
	if kinds == nil {
		res.skipped = Binary
		return nil
	}
	f := &File{Path: path, Data: data, Kinds: kinds}
	if f.Is(KeyStore) { // it has no lines to show
		f.lines.get(func() (*repo.Lines, error) { return repo.NewLines(nil), nil })
	}
	return f
}

func tooBig(size int64) string {
	return fmt.Sprintf("%d bytes, more than the %d that are looked at", size, MaxFileSize)
}

// pass is the pass of one file, which its rules share, one after the other. What
// is exported outside of a collector is ignored rather than a panic.
func (e *engine) pass(f *File, res *result) *Pass {
	return &Pass{
		File: f, Tree: e.tree, Config: &e.opts.Config, known: e.known,
		report: func(found Finding) {
			if e.matters(f, &found) {
				res.findings = append(res.findings, found)
			}
		},
		wants:  e.wants,
		export: func(any) {},
	}
}

// guard runs a rule; what it returns or panics with becomes a RuleError. A
// panic's own text is left out unless it is the runtime's, for it may quote the
// file, and with it a secret.
func guard[P any](e *engine, res *result, rule, path string, run func(*P) error, pass *P) {
	defer func() {
		if p := recover(); p != nil {
			res.errors = append(res.errors, RuleError{rule, path, e.panicked(p)})
		}
	}()
	err := run(pass)
	if err == nil {
		return
	}
	if parse := new(ParseError); errors.As(err, &parse) {
		return
	}
	res.errors = append(res.errors, RuleError{rule, path, err.Error()})
}

func (e *engine) panicked(p any) string {
	if e.opts.Debug {
		return fmt.Sprintf("panic: %v\n%s", p, debug.Stack())
	}
	if err, ok := p.(runtime.Error); ok {
		return "panic: " + err.Error()
	}
	return "panic"
}
