package source

import (
	"slices"
	"strings"
)

// onlySockets says whether a listener can be nothing but a Unix socket.
func onlySockets(v value) bool {
	all := alternatives(single(deref(v)))
	for _, alt := range all {
		if o, ok := first(alt).(*object); !ok || o.fields["socket"] == nil && !isPassed(o) {
			return false
		}
	}
	return len(all) > 0
}

// isPassed says whether systemd opened a listener and passed it on.
// https://www.freedesktop.org/software/systemd/man/latest/sd_listen_fds.html
func isPassed(o *object) bool {
	return o.ext == "net.FileListener()" || strings.HasPrefix(o.ext, "github.com/coreos/go-systemd/activation.")
}

// openedAddr is the address of a net.Listener, which is then served and no
// longer alone.
func (c *call) openedAddr(o *object) value {
	for range 6 {
		if o == nil {
			return nil
		}
		if o.ext == "net.Listener" && len(o.args) > 0 {
			o.filled = true
			return o.args[0]
		}
		var inner *object
		for _, arg := range o.args { // tls.NewListener(l, …), netutil.LimitListener(l, n)
			if a, ok := first(arg).(*object); ok {
				inner = a
				break
			}
		}
		o = inner
	}
	return nil
}

// openedUnless takes over the setting without which nothing opened what is served.
func (l *listen) openedUnless(v value) {
	unless := ""
	for _, alt := range alternatives(single(deref(v))) {
		o, ok := first(alt).(*object)
		if !ok || o.fields["listen"] == nil {
			return
		}
		if unless = o.fields["listen"].v.(*listen).unless; unless == "" {
			return
		}
	}
	all, _ := pieces(l.addr)
	for _, p := range all {
		if slices.ContainsFunc(p.settings, func(s *setting) bool { return s.name == unless }) {
			return // the address that it wants is the one asked for
		}
	}
	if l.unless == "" {
		l.unless = unless
	}
}

// inMemory says whether what is served on is no network: a listener that the
// repository itself makes of channels, or one for tests within a process.
func inMemory(v value) bool {
	o, ok := first(single(deref(v))).(*object)
	if !ok {
		return false
	}
	if o.ext == "google.golang.org/grpc/test/bufconn.Listen()" {
		return true
	}
	if o.typ == nil || o.filled || o.typ.methods["Accept"] == nil {
		return false
	}
	for _, f := range o.ref().fields() {
		if f.typ == nil || f.embedded || f.typ.ext == "net.Listener" || f.typ.sym != nil {
			return false // it wraps another
		}
	}
	return true
}
