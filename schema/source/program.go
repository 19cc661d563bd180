package source

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// readProgram runs a main and turns the effects into facts.
func (l *loader) readProgram(main *Main) {
	main.Cgo = l.cgo(main)
	if main.Role != RoleProgram {
		return
	}
	defer main.survive(l)
	l.readUnmade(main)
	l.readUngenerated(main)
	l.runProgram(main)
}

// survive keeps a failure to one program: code of any shape is read, and what
// fails at it is said.
func (main *Main) survive(l *loader) {
	if r := recover(); r != nil {
		main.Unknown = append(main.Unknown, Unknown{main.Fact, "", fmt.Sprintf("reading its code failed: %v", r)})
		main.setKind(newMachine(l, main))
	}
}

// runProgram is what a main does when it is run.
func (l *loader) runProgram(main *Main) {
	defer main.survive(l)
	m := newMachine(l, main)
	p := l.loaded[main.Dir]
	m.start(p, p.function("main"))
	main.addListeners(m)
	main.setKind(m)
	main.askKind()
	main.Signals, main.Shutdown = m.signals.fact(), m.shutdown.fact()
	exhausted := m.exhausted
	main.steps = m.steps
	m.serveRequests()
	main.addEnv(m)
	l.importNeeds(main)
	if exhausted {
		main.Unknown = append(main.Unknown, Unknown{main.Fact, "", "the program is larger than what is run: some of it was not read"})
	}
}

// addListeners turns what listens into listeners and routes. What net.Listen
// opened and nothing known serves is a listener of its own.
func (main *Main) addListeners(m *machine) {
	for _, o := range m.opened {
		if l := o.fields["listen"].v.(*listen); !o.filled {
			m.listens = append(m.listens, l)
		}
	}
	for _, one := range m.listens {
		l := Listener{Fact: one.at.fact(), Role: one.role, TLS: one.tls, Unless: one.unless, Socket: one.socket,
			Command: strings.Join(one.command, " "), before: one.before}
		l.address(one.addr)
		l.otherPorts(one.addr)
		routes, vague := m.handled(one.handler)
		l.vague = vague
		if one.object != nil {
			l.Health, l.Reflection = one.object.fields["health"] != nil, one.object.fields["reflection"] != nil
		}
		at := main.indexOf(l)
		if at < 0 {
			at = len(main.Listeners)
			main.Listeners = append(main.Listeners, l)
		} else {
			main.Listeners[at].merge(l)
		}
		main.addRoutes(m, at, routes)
	}
	main.dropCallbacks()
	main.addSubcommands()
	main.dropUnlikely()
	main.addLoose(m)
	for i := range main.Listeners {
		main.setRole(i)
	}
	main.keepOwn()
}

// dropUnlikely drops the listeners of a call that are not known where others of
// the same call listen by default: one met under further conditions.
func (main *Main) dropUnlikely() {
	known := map[Fact]bool{}
	for _, l := range main.Listeners {
		known[l.Fact] = known[l.Fact] || l.Unless == "" && l.Port != 0
	}
	main.dropListeners(func(l *Listener) bool { return l.Unless != "" && l.Port == 0 && known[l.Fact] })
}

// dropListeners drops listeners with their routes.
func (main *Main) dropListeners(drop func(*Listener) bool) {
	kept := main.Listeners[:0]
	moved := map[int]int{}
	for i, l := range main.Listeners {
		if drop(&l) {
			continue
		}
		moved[i] = len(kept)
		kept = append(kept, l)
	}
	main.Listeners = kept
	routes := main.Routes[:0]
	for _, r := range main.Routes {
		if to, ok := moved[r.Listener]; ok {
			r.Listener = to
			routes = append(routes, r)
		}
	}
	main.Routes = routes
}

// addLoose gives the routes of routers that no listener was seen to lead to to
// the program's only HTTP listener, when they can be nobody else's.
func (main *Main) addLoose(m *machine) {
	only := -1
	for i, l := range main.Listeners {
		if l.Role != RoleHTTP {
			continue
		}
		if only >= 0 {
			return
		}
		only = i
	}
	if only < 0 {
		return
	}
	for _, r := range m.routers {
		if !m.attached[r] && len(r.routes) > 0 {
			c := &collector{machine: m, seen: map[any]bool{}, routers: m.attached}
			c.router(r, "", 0)
			main.addRoutes(m, only, c.routes)
		}
	}
}

// keepOwn makes sure that one listener is the program's own: where all are for
// metrics or probes, the one with probes is.
func (main *Main) keepOwn() {
	var candidates []int
	for i, l := range main.Listeners {
		switch {
		case l.Unless != "":
		case l.Role == RoleAdmin && l.served:
			candidates = append(candidates, i)
		case l.Role != RoleMetrics && l.Role != RolePprof:
			return
		}
	}
	for _, i := range candidates {
		main.Listeners[i].Role = RoleHTTP
	}
}

// indexOf is the listener that is the same: one call met twice, or the same
// port with and without TLS.
func (main *Main) indexOf(l Listener) int {
	return slices.IndexFunc(main.Listeners, func(other Listener) bool {
		return other.Fact == l.Fact && other.Port == l.Port && (l.Port != 0 || other.PortEnv == l.PortEnv) || l.Port != 0 && other.Port == l.Port && other.Host == l.Host
	})
}

// merge keeps of two ways to listen on one port the one taken by default.
func (l *Listener) merge(other Listener) {
	other.Health, other.Reflection = other.Health || l.Health, other.Reflection || l.Reflection
	if other.Unless == "" && other.Command == "" && l.Command != "" {
		l.Command, l.before = "", other.before // under any subcommand, and without one
	}
	if l.Unless != "" && other.Unless == "" {
		*l = other
	}
	l.Health, l.Reflection = other.Health, other.Reflection
}

// addSubcommands notes the subcommands under which the program listens. Where it
// does so without one, too, what others listen on is not there by default.
func (main *Main) addSubcommands() {
	own := false
	for i := range main.Listeners {
		l := &main.Listeners[i]
		switch {
		case l.Unless != "":
		case l.Command == "":
			own = own || !l.before
		case !slices.Contains(main.Subcommands, l.Command):
			main.Subcommands = append(main.Subcommands, l.Command)
		}
	}
	if !own {
		return
	}
	main.Subcommands = nil
	for i := range main.Listeners {
		if l := &main.Listeners[i]; l.Unless == "" && l.Command != "" {
			l.Unless = "the subcommand " + l.Command
		}
	}
}

// otherPorts notes the ports that conditions outside may choose instead.
func (l *Listener) otherPorts(addr value) {
	for _, alt := range alternatives(addr) {
		other := Listener{}
		other.address(alt)
		if other.Port != 0 && other.Port != l.Port && !slices.Contains(l.Others, other.Port) {
			l.Others = append(l.Others, other.Port)
		}
	}
}

func (main *Main) addRoutes(m *machine, listener int, routes []found) {
	for _, one := range routes {
		probe, asks, at := m.classify(one)
		r := Route{Fact: one.at.fact(), Method: one.method, Path: one.path, Listener: listener, Probe: probe, Asks: asks, AsksAt: at.fact()}
		same := func(other Route) bool {
			return other.Listener == r.Listener && other.Path == r.Path && other.Method == r.Method
		}
		if !slices.ContainsFunc(main.Routes, same) {
			main.Routes = append(main.Routes, r)
		}
	}
}

// asideName are the names of settings for what is served beside a program's own.
var asideName = pattern.New(`(?i)debug|pprof|profil|support|admin|metric|monitor|telemetry|internal`)

// setRole tells listeners apart by what they serve: one that has only metrics,
// profiles or probes is not the program's own.
func (main *Main) setRole(i int) {
	l := &main.Listeners[i]
	if l.Role != RoleHTTP {
		return
	}
	has := map[Probe]int{}
	total := 0
	for _, r := range main.Routes {
		if r.Listener == i && r.Path != "/" {
			has[r.Probe]++
			total++
		}
	}
	switch {
	case len(main.Listeners) > 1 && asideName.MatchString(l.PortEnv+" "+l.Flag) && has[ProbeMetrics] > 0:
		l.Role = RoleMetrics
	case len(main.Listeners) > 1 && asideName.MatchString(l.PortEnv+" "+l.Flag) && has[ProbePprof] > 0:
		l.Role = RolePprof
	case total == 0 || l.vague || has[ProbeNone] > 0 || len(main.Listeners) == 1:
	case has[ProbeMetrics] > 0:
		l.Role = RoleMetrics
	case has[ProbePprof] > 0:
		l.Role = RolePprof
	default:
		l.Role = RoleAdmin
		l.served = true
	}
}

// secretName are the names that secrets have.
var secretName = pattern.New(`(?i)(^|_)(PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY(_ID)?|PRIVATE_?KEY|SECRET_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|JWT_?KEY|CREDENTIALS?|DSN|DATABASE_?URL|DB_?URL|DB_?URI|MONGO(DB)?_?UR[IL]|POSTGRES(QL)?_?UR[IL]|PG_?URL|REDIS_?URL|AMQP_?URL|RABBITMQ_?URL|WEBHOOK_?URL|SALT)$`)

func (main *Main) addEnv(m *machine) {
	names := make([]string, 0, len(m.env))
	for name := range m.env {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		read := m.env[name]
		e := EnvVar{Fact: read.setting.at.fact(), Name: name, Required: read.required, Secret: secretName.MatchString(name)}
		if text, ok := textOf(read.defaults); ok && !isEmpty(deref(read.defaults)) {
			e.Default, e.HasDefault = text, true
		}
		main.Env = append(main.Env, e)
	}
}
