package source

import (
	"go/ast"
	"go/token"
	"slices"
)

// The machine's bounds: what lies behind them stays unknown.
const (
	maxSteps      = 600_000 // expressions and statements per program
	maxDepth      = 48      // calls within calls
	maxRecursion  = 2       // calls of one function within itself
	maxCalls      = 400     // calls of one function in all
	maxExpression = 200     // expressions within expressions
	maxElements   = 24      // elements of a list that a loop is run for
	maxIdleRuns   = 6       // runs of a function that did nothing of interest
	maxIdleSteps  = 1500    // steps of such a function in all
)

// machine runs one program abstractly and keeps the effects it meets.
type machine struct {
	main     *Main
	image    *imageFile
	started  *start
	loader   *loader
	steps    int
	limit    int                  // of steps: those of the calls around the current statement
	inside   map[*ast.FuncLit]int // how often a literal runs within itself
	nesting  int                  // of expressions
	spawned  int                  // go statements around the current statement
	cond     int                  // of conditions around the current statement
	guards   []guard
	off      int // of those guards that do not hold by default
	stack    []*funcSym
	calls    map[*funcSym]int
	globals  map[*valueSym]*cell
	ready    map[*pkg]bool // whose init functions have run
	unique   map[*typeSym]*typeSym
	flags    map[string]*setting
	config   *configuration
	attached map[*router]bool // the routers that a listener was seen to lead to
	run      map[runKey]int   // how often a function that code outside may call was run
	given    map[string]value // what dependency injection provides, by type
	spent    map[*funcSym]*spending
	seen     int // effects met so far

	routesMet int // so far

	effects
}

// spending is what running a function cost and brought. One that does nothing of
// interest is not run again and again: the steps are kept for what leads to
// listeners.
type spending struct {
	runs, steps int
	effect      bool
	result      value // of the last run, of a function without parameters
}

// calls is how often such a function may be called: one of a few steps, which
// reads a setting for all of the program, as often as it likes.
func (s *spending) calls() int {
	if s != nil && s.steps < 30*s.runs {
		return 50 * maxCalls
	}
	return maxCalls
}

func (s *spending) idle() bool { return !s.effect && s.runs >= maxIdleRuns && s.steps > maxIdleSteps }

// runKey tells runs that happen by default from those that do not.
type runKey struct {
	node ast.Node
	off  bool
}

func newMachine(l *loader, main *Main) *machine {
	m := &machine{loader: l, main: main, image: main.image, calls: map[*funcSym]int{}, globals: map[*valueSym]*cell{}, ready: map[*pkg]bool{},
		unique: map[*typeSym]*typeSym{}, flags: map[string]*setting{}, run: map[runKey]int{}, given: map[string]value{}, spent: map[*funcSym]*spending{}}
	m.limit, m.inside, m.ran = maxSteps, map[*ast.FuncLit]int{}, map[string]bool{}
	m.env = map[string]*envRead{}
	m.started = &start{Given: main.given, loader: l, files: map[string]*token.File{}}
	m.config = &configuration{keys: map[string]*configKey{}}
	m.routed = &router{}
	m.attached = map[*router]bool{}
	return m
}

// frame is one running function.
type frame struct {
	*machine
	file     *file
	scope    *scope
	results  []value
	named    []*cell // named results
	base     int     // conditions around the call
	baseOff  int     // conditions around the call that do not hold by default
	ended    bool    // an unconditional return was met
	deferred []deferred
	left     string // the setting by whose default the last if statement left its function
}

func (m *machine) step() bool {
	m.steps++
	if m.steps > m.limit {
		m.exhausted = true
		return false
	}
	return true
}

// start runs the init functions of a package and of those it imports, then main.
func (m *machine) start(p *pkg, main *funcSym) {
	m.initialise(p, 0)
	m.call(&function{decl: main, file: main.file}, nil)
}

func (m *machine) initialise(p *pkg, depth int) {
	if m.ready[p] || depth > 64 {
		return
	}
	m.ready[p] = true
	for _, dir := range p.imports() {
		if to := m.loader.loaded[dir]; to != nil {
			m.initialise(to, depth+1)
		}
	}
	for _, f := range p.files {
		for _, to := range f.imports {
			m.importEffect(f, to)
		}
	}
	m.preparing++
	for _, init := range p.initialisers() {
		m.call(&function{decl: init, file: init.file}, nil)
	}
	m.preparing--
}

// call runs a function of the repository and returns what it returns.
func (m *machine) call(f *function, args []value) value {
	if f.decl != nil && !m.enter(f.decl) {
		if s := m.spent[f.decl]; s != nil && s.result != nil {
			return s.result
		}
		return m.unknownResult(f.decl)
	}
	if len(m.stack) >= maxDepth || f.lit != nil && m.inside[f.lit] >= maxRecursion {
		return nil
	}
	defer m.share(f.lit)()
	m.stack = append(m.stack, f.decl)
	defer func() { m.stack = m.stack[:len(m.stack)-1] }()
	typ, body, file, outer := f.code()
	if body == nil {
		return nil
	}
	fr := &frame{machine: m, file: file, scope: outer.inner(), base: m.cond, baseOff: m.off}
	if f.decl != nil && f.decl.decl.Recv != nil {
		fr.bind(f.decl.decl.Recv, []value{f.recv})
	}
	fr.bind(typ.Params, args)
	fr.fillReflected(typ.Params, args)
	fr.bindResults(typ.Results)
	steps, seen := m.steps, m.seen
	fr.block(body.List)
	fr.runDeferred()
	result := fr.returned(typ.Results)
	m.spend(f.decl, m.steps-steps, m.seen > seen, result)
	return result
}

// share leaves a call most of the steps that are left, not all: what follows it
// is run, too, however large the call is.
func (m *machine) share(lit *ast.FuncLit) (end func()) {
	limit := m.limit
	m.limit -= max(0, limit-m.steps) / 8
	if lit != nil {
		m.inside[lit]++
	}
	return func() {
		m.limit = limit
		if lit != nil {
			m.inside[lit]--
		}
	}
}

// deferred is a call that runs when its function ends.
type deferred struct {
	call  *ast.CallExpr
	scope *scope
}

func (fr *frame) runDeferred() {
	outer, ended := fr.scope, fr.ended
	for i := len(fr.deferred) - 1; i >= 0; i-- {
		fr.scope, fr.ended = fr.deferred[i].scope, false
		fr.eval(fr.deferred[i].call)
	}
	fr.scope, fr.ended = outer, ended
}

func (m *machine) spend(f *funcSym, steps int, effect bool, result value) {
	if f == nil {
		return
	}
	s := m.spent[f]
	if s == nil {
		s = &spending{}
		m.spent[f] = s
	}
	s.runs++
	s.steps += steps
	s.effect = s.effect || effect || takesFunction(f.decl.Type)
	if f.decl.Recv == nil && f.decl.Type.Params.NumFields() == 0 {
		s.result = result
	}
}

// takesFunction says whether what a function does is up to whoever calls it.
func takesFunction(typ *ast.FuncType) bool {
	return slices.ContainsFunc(typ.Params.List, func(param *ast.Field) bool {
		_, ok := param.Type.(*ast.FuncType)
		return ok
	})
}

// enter says whether a function may be called (again).
func (m *machine) enter(f *funcSym) bool {
	inside := 0
	for _, one := range m.stack {
		if one == f {
			inside++
		}
	}
	m.calls[f]++
	if s := m.spent[f]; s != nil && s.idle() {
		return false
	}
	return inside < maxRecursion && m.calls[f] <= m.spent[f].calls() && m.step()
}

func (f *function) code() (*ast.FuncType, *ast.BlockStmt, *file, *scope) {
	if f.lit != nil {
		return f.lit.Type, f.lit.Body, f.file, f.scope
	}
	decl := f.decl.file.body(f.decl.decl)
	return decl.Type, decl.Body, f.decl.file, nil
}

// bind gives parameters their arguments; what is not known is at least of the
// parameter's type.
func (fr *frame) bind(params *ast.FieldList, args []value) {
	if params == nil {
		return
	}
	at := 0
	for _, param := range params.List {
		typ := fr.file.typeOf(param.Type)
		_, variadic := param.Type.(*ast.Ellipsis)
		names := param.Names
		if len(names) == 0 {
			at++
		}
		for _, name := range names {
			var v value
			switch {
			case variadic && len(args) >= at:
				v = &list{elems: slices.Clone(args[at:]), none: len(args) == at}
			case at < len(args):
				v = args[at]
			}
			at++
			fr.define(name.Name, v, typ)
		}
	}
}

func (fr *frame) bindResults(results *ast.FieldList) {
	if results == nil {
		return
	}
	for _, result := range results.List {
		for _, name := range result.Names {
			typ := fr.file.typeOf(result.Type)
			fr.named = append(fr.named, fr.define(name.Name, fr.zero(typ, place{fr.file, name.Pos()}), typ))
		}
	}
}

// define makes a variable of the current block.
func (fr *frame) define(name string, v value, typ *typeRef) *cell {
	c := &cell{v: v, typ: typ, cond: fr.cond}
	if name != "_" {
		fr.scope.put(name, c)
	}
	return c
}

// returned is what the function's returns join to; an unknown result is at
// least of its declared type.
func (fr *frame) returned(results *ast.FieldList) value {
	if results == nil {
		return nil
	}
	var types []*typeRef
	for _, result := range results.List {
		for range max(1, len(result.Names)) {
			types = append(types, fr.file.typeOf(result.Type))
		}
	}
	for len(fr.results) < len(types) {
		fr.results = append(fr.results, nil)
	}
	for i := range fr.results {
		if fr.results[i] == nil && i < len(types) {
			fr.results[i] = fr.unknown(types[i])
		}
	}
	if len(types) == 1 {
		return fr.results[0]
	}
	return tuple(fr.results)
}

func (m *machine) unknownResult(f *funcSym) value {
	fr := &frame{machine: m, file: f.file}
	return fr.returned(f.decl.Type.Results)
}
