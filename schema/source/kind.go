package source

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// serviceWord are the names of subcommands under which a program goes on until
// it is stopped. Others of a tool with many end, whatever they do meanwhile.
var serviceWord = pattern.New(`(?i)^(serve|server|run|start|up|listen|web|api|all|worker|workers|agent|daemon|controller|manager|operator|proxy|gateway|watch|consume|consumer|listener|scheduler|webhook)$|(server|worker|controller|daemon|consumer)$`)

// lookWord are those of them under which a tool with many others shows somebody
// what comes in.
var lookWord = pattern.New(`(?i)^(watch|consume|listen)$`)

// serves says whether a subcommand is one of a service; "" is the program's own.
func (m *machine) serves(command string) bool {
	words := strings.Fields(command)
	if len(words) == 0 || len(m.ran) <= 2 {
		return true
	}
	last := words[len(words)-1]
	return serviceWord.MatchString(last) && (len(m.ran) < 6 || !lookWord.MatchString(last))
}

// lasting is the first of the loops or consumptions that make a program a worker:
// by default, or when it is told to.
func (m *machine) lasting(all []consumption, off bool) *consumption {
	for i := range all {
		if m.serves(all[i].command) && all[i].off == off {
			return &all[i]
		}
	}
	return nil
}

func (main *Main) setKind(m *machine) {
	consumed, looped := m.lasting(m.consumes, false), m.lasting(m.loops, false)
	window := m.window()
	switch {
	case window != nil:
		main.kind(KindCommand, window.file.fact(window.pos), "opens a window")
	case main.listensFirst() != nil:
		main.kind(KindService, main.listensFirst().Fact, "listens")
	case m.exhausted && main.untraced(m) != Fact{}:
		main.kind(KindService, main.untraced(m), "listens, by code that was not followed from its main")
	case main.answers() != nil:
		main.kind(KindService, main.answers().Fact, "listens, when it is told to")
	case consumed != nil:
		main.kind(KindWorker, consumed.at.fact(), consumed.why())
	case looped != nil:
		main.kind(KindWorker, looped.at.fact(), "loops until it is stopped")
	case len(m.waits) > 0 && len(m.beside) > 0 && m.signals.file != nil:
		main.kind(KindWorker, m.beside[0].fact(), "loops beside its main flow, which waits")
	case len(main.Listeners) > 0 && !m.asideOnly(main.Listeners):
		main.kind(KindService, main.Listeners[0].Fact, "listens, when it is told to")
	case m.lasting(m.loops, true) != nil:
		main.kind(KindWorker, m.lasting(m.loops, true).at.fact(), "loops until it is stopped, when it is told to")
	default:
		main.kind(KindCommand, main.Fact, "ends")
	}
}

// windows are packages of programs for a desk: whatever they serve meanwhile, they
// show themselves.
var windows = []string{"github.com/webview/webview", "github.com/webview/webview_go", "github.com/zserge/lorca", "fyne.io/fyne",
	"github.com/wailsapp/wails", "github.com/getlantern/systray", "fyne.io/systray", "gioui.org/app"}

// window is where a program's own package imports one of those, or nil.
func (m *machine) window() *place {
	for _, f := range m.loader.loaded[m.main.Dir].files {
		for _, to := range f.imports {
			if slices.Contains(windows, plainPath(to.path)) {
				return &place{f, to.pos}
			}
		}
	}
	return nil
}

// why says what a worker lives from.
func (c *consumption) why() string {
	if strings.Contains(c.from, "leaderelection") || strings.HasSuffix(c.from, "/informers") {
		return "watches a cluster with " + c.from
	}
	return "consumes with " + c.from
}

func (main *Main) kind(kind Kind, at Fact, why string) {
	main.Kind, main.KindAt, main.KindWhy = kind, at, why
}

// listensFirst is the first listener that is there by default, or nil.
func (main *Main) listensFirst() *Listener {
	for i := range main.Listeners {
		if l := &main.Listeners[i]; l.Unless == "" && !l.Socket {
			return l
		}
	}
	return nil
}

// answers is the first listener that is told where to listen and serves more than
// metrics, profiles and probes: what the program is for, or nil.
func (main *Main) answers() *Listener {
	for _, r := range main.Routes {
		l := &main.Listeners[r.Listener]
		if r.Probe == ProbeNone && len(r.Path) > 1 && l.Role == RoleHTTP && l.Unless != "" && !strings.HasPrefix(l.Unless, "the subcommand") {
			return l
		}
	}
	return nil
}

// asideOnly says whether a program listens only when a switch on its command
// line says so: a tool with a page to look at, which ends without.
func (m *machine) asideOnly(listeners []Listener) bool {
	for _, l := range listeners {
		s := m.flags[l.Unless]
		if s == nil || serviceWord.MatchString(l.Unless) {
			return false
		}
		if k, ok := deref(s.def).(*constant); !ok || k.kind != kindBool {
			return false
		}
	}
	return true
}

// dropCallbacks drops the listeners that a tool opens for itself: on a loopback
// address that nothing changes, under a subcommand that ends. A browser on the
// same machine answers a login there.
func (main *Main) dropCallbacks() {
	main.dropListeners(func(l *Listener) bool {
		words := strings.Fields(l.Command)
		ends := len(words) > 0 && !serviceWord.MatchString(words[len(words)-1])
		return l.loopback() && (l.fixed && (l.Port == 0 || ends) || l.drawn && ends)
	})
}

func (l *Listener) loopback() bool {
	return l.Host == "localhost" || l.Host == "::1" || strings.HasPrefix(l.Host, "127.")
}
