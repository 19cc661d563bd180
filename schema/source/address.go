package source

import (
	"slices"
	"strconv"
	"strings"
)

// piece is one part of an address: text, the settings it comes from, and where
// it was written. unset means that no default is known.
type piece struct {
	text     string
	settings []*setting
	at       place
	unset    bool
	zero     bool // nobody wrote it
}

// pieces takes an address apart; ok is false when a part of it is unknown.
func pieces(v value) (all []piece, ok bool) { return (&reading{}).pieces(v, 0) }

func (r *reading) pieces(v value, depth int) (all []piece, ok bool) {
	if r.parts++; depth > 12 || r.parts > maxParts {
		return nil, false
	}
	switch v := first(v).(type) {
	case *constant:
		return []piece{{text: v.text(), at: v.at, zero: v.zero}}, true
	case *setting:
		inner, ok := r.pieces(v.def, depth+1)
		if !ok || v.def == nil || defaultOf(v) == nil {
			return []piece{{settings: chain(v), at: v.at, unset: true}}, true
		}
		for i := range inner {
			inner[i].settings = append([]*setting{v}, inner[i].settings...)
		}
		return inner, true
	case *template:
		for i, part := range v.parts {
			inner, ok := r.pieces(part, depth+1)
			if !ok && i < len(v.parts)-1 {
				inner, ok = []piece{{unset: true}}, true // an unknown host
			}
			if !ok {
				return nil, false
			}
			all = append(all, inner...)
		}
		return all, true
	}
	return nil, false
}

// chain are a setting and those that its default comes from.
func chain(s *setting) (all []*setting) {
	for range 8 {
		all = append(all, s)
		next, ok := s.def.(*setting)
		if !ok {
			break
		}
		s = next
	}
	return all
}

// address reads host and port from what a program listens on.
func (l *Listener) address(v value) {
	if l.Socket {
		l.why = "it listens on a Unix socket, or on one that systemd passes"
		return
	}
	l.alternativePort(v)
	v = withPort(v)
	all, ok := pieces(v)
	if !ok || len(all) == 0 {
		l.why = "its address does not follow from constants, flags or the environment"
		l.drawnPort(v)
		return
	}
	last := all[len(all)-1]
	before := ""
	for _, p := range all[:len(all)-1] {
		before += p.text
	}
	l.fixed = !slices.ContainsFunc(all, func(p piece) bool { return p.unset || len(p.settings) > 0 })
	if last.unset {
		l.unsetPort(last, strings.HasSuffix(before, ":"))
		return
	}
	host, port, found := cutLast(before+last.text, ":")
	if !found {
		host, port = "", before+last.text
	}
	if before+last.text == "" {
		l.PortAt = last.at.fact()
		l.why = "its address is set at run time, by what is not read here"
		return
	}
	number, err := strconv.Atoi(port)
	if err != nil || number < 0 || number > 65535 {
		number = servicePort(port)
	}
	if number == 0 {
		l.why = "port 0 means any free port"
		if last.zero {
			l.why = "its port is set at run time, by what is not read here"
		}
		if err != nil {
			l.why = "\"" + port + "\" is no port number"
		}
	}
	l.Host, l.Port, l.PortAt = strings.Trim(host, "[]"), number, last.at.fact()
	l.portSettings(last, !strings.Contains(last.text, ":"))
}

// drawnPort keeps the host before a port that follows from nothing, as one drawn at
// random: "127.0.0.1:%d".
func (l *Listener) drawnPort(v value) {
	t, ok := first(v).(*template)
	if !ok || slices.ContainsFunc(t.parts, mayHoldSetting) {
		return
	}
	if text, ok := literal(t.parts[0]); ok && strings.HasSuffix(text, ":") {
		l.Host, l.drawn = strings.TrimSuffix(text, ":"), true
	}
}

// withPort is the first of several addresses that has a port, where the one
// written first has none: a host, to which a port is added on one way.
func withPort(v value) value {
	alts := alternatives(v)
	if len(alts) < 2 || hasPort(alts[0]) {
		return v
	}
	for _, alt := range alts[1:] {
		if hasPort(alt) {
			return alt
		}
	}
	return v
}

// hasPort says whether a value's text ends with a port, or may do.
func hasPort(v value) bool {
	text, ok := textOf(v)
	if !ok || text == "" {
		_, isText := v.(*template)
		return !isText
	}
	_, port, found := cutLast(text, ":")
	return found && port != "" || strings.Trim(text, "0123456789") == ""
}

// alternativePort is the variable of an address that is used when it is set, in
// place of a constant: "localhost:8080", or ":"+$PORT.
func (l *Listener) alternativePort(v value) {
	alts := alternatives(v)
	for _, alt := range alts[min(1, len(alts)):] {
		all, ok := pieces(alt)
		if !ok || len(all) < 2 || !all[len(all)-1].unset {
			continue
		}
		for _, s := range all[len(all)-1].settings {
			if s.source == fromEnv && l.PortEnv == "" && looksLikePort(s.name) {
				l.PortEnv, l.PortEnvAt = s.name, s.at.fact()
			}
		}
	}
}

// unsetPort is an address that ends with a setting without a default.
func (l *Listener) unsetPort(p piece, alone bool) {
	l.portSettings(p, alone)
	for _, s := range p.settings {
		l.PortAt = s.at.fact()
		if s.source == fromEnv {
			l.why = "$" + s.name + " has no default"
			if l.PortEnv == "" && looksLikePort(s.name) {
				l.PortEnv, l.PortEnvAt = s.name, s.at.fact()
			}
			return
		}
		l.why = string(s.source) + " " + s.name + " has no default"
	}
}

// portSettings notes by what the port can be set; alone means that the setting
// holds the number and nothing else.
func (l *Listener) portSettings(p piece, alone bool) {
	for _, s := range p.settings {
		switch {
		case s.source == fromFlag && l.Flag == "":
			l.Flag = s.name
		case s.source == fromEnv && alone && (l.PortEnv == "" || looksLikePort(s.name) && !looksLikePort(l.PortEnv)):
			l.PortEnv, l.PortEnvAt = s.name, s.at.fact()
		}
	}
}

func looksLikePort(name string) bool { return strings.Contains(strings.ToUpper(name), "PORT") }

// cutLast cuts at the last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// servicePort is the number of the names that net.Listen takes.
func servicePort(name string) int {
	switch name {
	case "http":
		return 80
	case "https":
		return 443
	}
	return 0
}
