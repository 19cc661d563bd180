package lint

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/shipgen/shipgen/schema/repo"
)

// engine is one run: what was asked for, indexed once and then only read.
type engine struct {
	tree       *knownTree
	opts       Options
	rules      map[Kind][]*Rule
	families   map[Kind][]*Family
	asked      map[*Family]map[*Rule]bool // of each family, the rules that run
	collectors map[Kind][]*Collector
	byKinds    sync.Map        // [4]Kind -> *wanted
	ran        map[string]bool // names of the rules that run
	known      map[string]bool // names of the rules that exist
	named      map[string]bool // files that the user named
}

// Run looks at every file of the tree once, on all cores, and reads and parses
// each at most once, save those that only a project rule's finding is in. The
// error is the context's; what went wrong with a file or a rule is in the report.
func Run(ctx context.Context, tree repo.Tree, opts Options) (*Report, error) {
	e := newEngine(tree, opts)
	paths := tree.Files()
	results := make([]*result, len(paths))
	err := parallel(ctx, e.opts.Jobs, len(paths), func(i int) { results[i] = e.file(paths[i]) })
	if err != nil {
		return nil, err
	}
	return e.report(results), ctx.Err()
}

func newEngine(tree repo.Tree, opts Options) *engine {
	e := &engine{
		tree: &knownTree{Tree: tree}, opts: withDefaults(opts),
		rules: map[Kind][]*Rule{}, collectors: map[Kind][]*Collector{},
		families: map[Kind][]*Family{}, asked: map[*Family]map[*Rule]bool{},
		ran: map[string]bool{}, known: map[string]bool{}, named: map[string]bool{},
	}
	for _, name := range opts.Named {
		e.named[name] = true
	}
	seen := map[*Collector]bool{}
	for _, rule := range opts.Rules {
		e.ran[rule.Name], e.known[rule.Name] = true, true
		if rule.File != nil {
			index(e.rules, rule.Kinds, rule)
		}
		if rule.Family != nil {
			e.ask(rule)
		}
		for _, c := range rule.Needs {
			if !seen[c] {
				seen[c] = true
				index(e.collectors, c.Kinds, c)
			}
		}
	}
	for _, name := range opts.Known {
		e.known[name] = true
	}
	return e
}

// ask makes a rule's family look for it.
func (e *engine) ask(rule *Rule) {
	family := rule.Family
	if e.asked[family] == nil {
		e.asked[family] = map[*Rule]bool{}
		index(e.families, family.Kinds, family)
	}
	e.asked[family][rule] = true
}

func withDefaults(o Options) Options {
	if o.MinSeverity == 0 {
		o.MinSeverity = Info
	}
	if o.MinConfidence == 0 {
		o.MinConfidence = MediumConfidence
	}
	if o.Audience == 0 {
		o.Audience = Regular
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	return o
}

func index[T any](byKind map[Kind][]T, kinds []Kind, value T) {
	for _, kind := range kinds {
		byKind[kind] = append(byKind[kind], value)
	}
}

// wanted is all that looks at files of some kinds.
type wanted struct {
	rules      []*Rule // those whose findings may be shown
	others     []*Rule // those that only a comment may speak of
	families   []*Family
	collectors []*Collector
}

// wanted is found once for each combination of kinds.
func (e *engine) wanted(kinds []Kind) *wanted {
	var key [4]Kind // no file has more
	copy(key[:], kinds)
	if known, ok := e.byKinds.Load(key); ok {
		return known.(*wanted)
	}
	w := &wanted{families: ofKinds(e.families, kinds), collectors: ofKinds(e.collectors, kinds)}
	for _, rule := range ofKinds(e.rules, kinds) {
		if rule.MayBeFor(e.opts.Audience) {
			w.rules = append(w.rules, rule)
		} else {
			w.others = append(w.others, rule)
		}
	}
	e.byKinds.Store(key, w)
	return w
}

// ofKinds are the values for a file's kinds, each once, although several of its
// kinds may ask for it.
func ofKinds[T comparable](byKind map[Kind][]T, kinds []Kind) []T {
	var all []T
	seen := map[T]bool{}
	for _, kind := range kinds {
		for _, value := range byKind[kind] {
			if !seen[value] {
				seen[value] = true
				all = append(all, value)
			}
		}
	}
	return all
}

// parallel calls do(0) … do(n-1) from jobs goroutines; it stops early when ctx ends.
func parallel(ctx context.Context, jobs, n int, do func(int)) error {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(jobs, n) {
		group.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	group.Wait()
	return ctx.Err()
}
