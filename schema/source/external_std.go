package source

import (
	"maps"
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// externals are the functions and methods of other modules by their path. The
// methods of routers, servers, flags and configuration are in families: their
// names are alike in all libraries.
var externals map[string]func(*call) value

func init() {
	externals = map[string]func(*call) value{}
	for _, table := range []map[string]func(*call) value{systemExternals(), textExternals(), libraryExternals(), listenExternals()} {
		maps.Copy(externals, table)
	}
}

// systemExternals are the environment, waiting and conversions.
func systemExternals() map[string]func(*call) value {
	return map[string]func(*call) value{
		"os.Getenv":                              (*call).getenv,
		"syscall.Getenv":                         (*call).lookupEnv,
		"os.LookupEnv":                           (*call).lookupEnv,
		"os.ExpandEnv":                           nothing,
		"os.Exit":                                nothing,
		"sync.WaitGroup.Wait":                    (*call).wait,
		"golang.org/x/sync/errgroup.Group.Wait":  (*call).wait,
		"golang.org/x/sync/errgroup.WithContext": (*call).newGroup,
		"golang.org/x/sync/errgroup.Group.Go":    (*call).spawn,
		"sync.WaitGroup.Go":                      (*call).spawn,
		"fmt.Sprintf":                            (*call).sprintf,
		"fmt.Sprint":                             (*call).sprint,
		"fmt.Errorf":                             nothing,
		"errors.New":                             nothing,
		"strconv.Itoa":                           (*call).toString,
		"strconv.FormatInt":                      (*call).toString,
		"strconv.Atoi":                           (*call).toInt,
		"strconv.ParseInt":                       (*call).toInt,
		"strconv.ParseUint":                      (*call).toInt,
		"strconv.ParseBool":                      (*call).toBool,
	}
}

// textExternals put texts together and take them apart.
func textExternals() map[string]func(*call) value {
	return map[string]func(*call) value{
		"strings.TrimSpace":  (*call).sameText,
		"strings.ToLower":    (*call).lower,
		"strings.ToUpper":    (*call).upper,
		"strings.TrimPrefix": (*call).trim,
		"strings.TrimLeft":   (*call).trim,
		"strings.TrimSuffix": (*call).trim,
		"strings.TrimRight":  (*call).trim,
		"strings.Join":       (*call).joinText,
		"strings.Split":      (*call).split,
		"strings.SplitN":     (*call).split,
		"strings.Cut":        (*call).cut,
		"strings.CutPrefix":  (*call).cutEnd,
		"strings.CutSuffix":  (*call).cutEnd,
		"strings.HasPrefix":  (*call).hasEnd,
		"strings.HasSuffix":  (*call).hasEnd,
		"strings.Contains":   (*call).hasEnd,
		"strings.ReplaceAll": (*call).replaceText,
		"strings.Replace":    (*call).replaceText,
		"strings.Trim":       (*call).trimBoth,
		"net.SplitHostPort":  (*call).splitHostPort,
		"cmp.Or":             (*call).or,
		"path.Join":          (*call).joinPath,
		"path.Clean":         (*call).joinPath,
		"net.JoinHostPort":   (*call).joinHostPort,
	}
}

// libraryExternals are those of libraries that no family covers, and what carries
// values through the standard one.
func libraryExternals() map[string]func(*call) value {
	return map[string]func(*call) value{
		toolkit + "/kingpinflag.AddFlags": (*call).toolkitFlags,
		toolkit + ".ListenAndServe":       (*call).toolkitListen,
		toolkit + ".Serve":                (*call).toolkitServe,
		toolkit + ".ServeMultiple":        (*call).toolkitServe,

		"dario.cat/mergo.Merge":          (*call).mergeInto,
		"github.com/imdario/mergo.Merge": (*call).mergeInto,
		"github.com/darccio/mergo.Merge": (*call).mergeInto,

		// a plugin for containers' networks is run once for each of them
		// https://www.cni.dev/docs/spec/#section-2-execution-protocol
		"github.com/containernetworking/cni/pkg/skel.PluginMain":               nothing,
		"github.com/containernetworking/cni/pkg/skel.PluginMainFuncs":          nothing,
		"github.com/containernetworking/cni/pkg/skel.PluginMainWithError":      nothing,
		"github.com/containernetworking/cni/pkg/skel.PluginMainFuncsWithError": nothing,

		"sync/atomic.Value.Store":   (*call).store,
		"sync/atomic.Value.Load":    (*call).loadStored,
		"sync/atomic.Pointer.Store": (*call).store,
		"sync/atomic.Pointer.Load":  (*call).loadStored,

		"context.WithValue": (*call).keepInContext,

		"github.com/ory/graceful.WithDefaults": (*call).sameText, // the server that it was given
		"net/url.Parse":                        (*call).parseURL,

		"os/signal.Notify":        (*call).signal,
		"os/signal.NotifyContext": (*call).signal,
	}
}

// listenExternals open listeners and serve on them.
func listenExternals() map[string]func(*call) value {
	return map[string]func(*call) value{
		"net.ResolveTCPAddr":                         (*call).resolved,
		"net.Listen":                                 (*call).listenNet,
		"net.ListenConfig.Listen":                    (*call).listenConfig,
		"crypto/tls.Listen":                          (*call).listenNet,
		"net/http.ListenAndServe":                    (*call).listenHTTP,
		"net/http.ListenAndServeTLS":                 (*call).listenHTTPS,
		"net/http.Serve":                             (*call).serveHTTP,
		"net/http.ServeTLS":                          (*call).serveHTTP,
		"net/http.Handle":                            (*call).defaultRoute,
		"net/http.HandleFunc":                        (*call).defaultRoute,
		"github.com/valyala/fasthttp.ListenAndServe": (*call).listenHTTP,
	}
}

func nothing(*call) value { return nil }

// waitName are the names of functions that go on until the program is told to stop.
var waitName = pattern.New(`(?i)(wait|block|until|listen).*(signal|shutdown|terminat|interrupt|exit)|handle.*graceful.*shutdown`)

// waitOutside is a function of another module that waits for the program's end.
func (c *call) waitOutside() {
	if c.spawned == 0 && c.recv == nil && !c.standard() && waitName.MatchString(c.name) {
		c.waits = append(c.waits, c.at)
		c.caughtHere()
	}
}

func (c *call) caughtHere() {
	if c.signals.file == nil {
		c.signals = c.at
	}
}

// wait is the program's own flow waiting for its goroutines.
func (c *call) wait() value {
	if c.spawned == 0 {
		c.waits = append(c.waits, c.at)
	}
	return nil
}

// envRead is one environment variable as the program reads it.
type envRead struct {
	setting  *setting
	defaults value
	required bool
}

// newGroup is errgroup.WithContext, whose second result is a context.
func (c *call) newGroup() value {
	return tuple{c.machine.external("golang.org/x/sync/errgroup.Group", c.at), nil}
}

// spawn runs a goroutine's function.
func (c *call) spawn() value {
	c.spawned++
	c.mayRun(c.arg(0))
	c.spawned--
	return nil
}

// getenv gives one setting per variable and place.
func (c *call) getenv() value {
	name, ok := textOf(c.arg(0))
	if !ok || name == "" {
		return nil
	}
	return c.readEnv(name, nil, c.at)
}

// readEnv notes that the program reads a variable.
func (m *machine) readEnv(name string, def value, at place) *setting {
	s := &setting{source: fromEnv, name: name, def: def, at: at}
	if v := m.started.env(name); v != nil {
		s.def, s.given = v, true
	}
	m.seen++
	read := m.env[name]
	if read == nil {
		read = &envRead{setting: s}
		m.env[name] = read
	}
	s.read = read
	read.defaultsTo(def)
	return s
}

// defaultsTo keeps the first default that is met.
func (r *envRead) defaultsTo(def value) {
	if r != nil && isEmpty(deref(r.defaults)) {
		r.defaults = def
	}
}

func (m *machine) requireEnv(name string) {
	if read := m.env[name]; read != nil {
		read.required = true
	}
}

func (c *call) lookupEnv() value {
	v, ok := c.getenv().(*setting)
	if !ok {
		return tuple{nil, nil}
	}
	return tuple{v, &presence{v}}
}

// sprintf keeps each verb's argument as a part of a template.
func (c *call) sprintf() value {
	format, ok := textOf(c.arg(0))
	if !ok || len(format) > 1000 {
		return nil
	}
	at := place{}
	if k, isConstant := first(c.arg(0)).(*constant); isConstant {
		at = k.at
	}
	t, next := &template{}, 1
	for format != "" {
		text, rest, found := strings.Cut(format, "%")
		t.add(text, at)
		if !found {
			break
		}
		verb := strings.TrimLeft(rest, "+-# 0123456789.")
		if verb == "" {
			break
		}
		if verb[0] == '%' {
			t.add("%", at)
		} else {
			t.parts = append(t.parts, first(c.arg(next)))
			next++
		}
		format = verb[1:]
	}
	return t
}

func (t *template) add(text string, at place) {
	if text != "" {
		t.parts = append(t.parts, &constant{kind: kindString, s: text, at: at})
	}
}

func (c *call) sprint() value {
	t := &template{}
	for _, arg := range c.args {
		t.parts = append(t.parts, first(arg))
	}
	return t
}

func (c *call) toString() value {
	return mapConstants(c.arg(0), func(k *constant) value { return asString(k) })
}

func (c *call) toInt() value { return tuple{mapConstants(c.arg(0), asInt), nil} }

func (c *call) toBool() value {
	return tuple{mapConstants(c.arg(0), func(k *constant) value {
		if k.s != "true" && k.s != "1" {
			return boolean(false, k.at)
		}
		return boolean(true, k.at)
	}), nil}
}

// or is cmp.Or: the first value that is not zero.
func (c *call) or() value {
	var v value
	for _, arg := range c.args {
		v = join(v, arg)
	}
	return v
}

func (c *call) joinPath() value {
	var parts []string
	for i := range c.args {
		part, ok := textOf(c.args[i])
		if !ok {
			return nil
		}
		parts = append(parts, part)
	}
	return &constant{kind: kindString, s: path.Join(parts...), at: c.at}
}

func (c *call) joinHostPort() value {
	colon := &constant{kind: kindString, s: ":", at: c.at}
	host := first(c.arg(0))
	return &template{[]value{host, colon, first(c.arg(1))}}
}

// resolved is an address that was looked up: as text it is what was asked for.
func (c *call) resolved() value { return tuple{first(c.arg(1)), nil} }

func (c *call) signal() value {
	c.caughtHere()
	return c.generic()
}

// store puts a value into an atomic variable.
func (c *call) store() value {
	if c.recv != nil {
		c.recv.fields["stored"] = &cell{v: join(c.arg(0), fieldOf(c.recv, "stored"))}
	}
	return nil
}

// loadStored is what an atomic variable was given, the last value first.
func (c *call) loadStored() value {
	if c.recv == nil || c.recv.fields["stored"] == nil {
		return c.generic()
	}
	return c.recv.fields["stored"].v
}

// keepInContext remembers a value of one of the repository's types: what is taken
// from a context later is one of those, told by its type.
func (c *call) keepInContext() value {
	if o, ok := first(c.arg(2)).(*object); ok && o.typ != nil {
		c.given[o.ref().key()] = o
	}
	return nil
}
