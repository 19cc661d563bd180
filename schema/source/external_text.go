package source

import (
	"net/url"
	"strings"
)

func (c *call) sameText() value { return c.arg(0) }

func (c *call) lower() value { return c.mapText(strings.ToLower) }
func (c *call) upper() value { return c.mapText(strings.ToUpper) }

func (c *call) mapText(f func(string) string) value {
	return mapConstants(c.arg(0), func(k *constant) value {
		changed := *k
		changed.s = f(k.s)
		return &changed
	})
}

func (c *call) trim() value {
	cut := c.text(1)
	if c.name == "TrimPrefix" || c.name == "TrimLeft" {
		return c.mapText(func(s string) string { return strings.TrimPrefix(s, cut) })
	}
	return c.mapText(func(s string) string { return strings.TrimSuffix(s, cut) })
}

func (c *call) joinText() value {
	l, ok := first(c.arg(0)).(*list)
	if !ok {
		return nil
	}
	t := &template{}
	for i, elem := range l.elems {
		if i > 0 {
			t.add(c.text(1), c.at)
		}
		t.parts = append(t.parts, first(elem))
	}
	return t
}

// split gives the parts of a known text; one of a setting keeps the setting when
// its default has only that part.
func (c *call) split() value {
	text, ok := defaultText(c.arg(0))
	sep := c.text(1)
	if !ok || sep == "" {
		return nil
	}
	parts := strings.Split(text, sep)
	if c.name == "SplitN" {
		n := first(c.arg(2))
		if k, known := n.(*constant); known && k.kind == kindInt && k.i > 0 {
			parts = strings.SplitN(text, sep, int(k.i))
		}
	}
	if len(parts) == 1 {
		return &list{elems: []value{first(c.arg(0))}}
	}
	l := &list{}
	for _, part := range parts[:min(len(parts), maxElements)] {
		l.elems = append(l.elems, c.sameSetting(part))
	}
	return l
}

// sameSetting is another text at the place, and of the setting, of the first argument.
func (c *call) sameSetting(text string) value {
	switch first(c.arg(0)).(type) {
	case *constant, *setting:
		return mapConstants(first(c.arg(0)), func(k *constant) value { return &constant{kind: kindString, s: text, at: k.at} })
	}
	return &constant{kind: kindString, s: text, at: c.at}
}

func (c *call) cut() value {
	text, ok := defaultText(c.arg(0))
	if !ok {
		return tuple{nil, nil, nil}
	}
	before, after, found := strings.Cut(text, c.text(1))
	return tuple{c.sameSetting(before), c.sameSetting(after), c.asked(found)}
}

func (c *call) cutEnd() value {
	text, ok := defaultText(c.arg(0))
	if !ok {
		return tuple{c.arg(0), nil}
	}
	rest, found := strings.CutPrefix(text, c.text(1))
	if c.name == "CutSuffix" {
		rest, found = strings.CutSuffix(text, c.text(1))
	}
	return tuple{c.sameSetting(rest), c.asked(found)}
}

// hasEnd answers HasPrefix, HasSuffix and Contains for a text with its settings
// at their defaults.
func (c *call) hasEnd() value {
	text, ok := defaultText(c.arg(0))
	if !ok {
		return nil
	}
	end := c.text(1)
	switch c.name {
	case "HasPrefix":
		return c.asked(strings.HasPrefix(text, end))
	case "HasSuffix":
		return c.asked(strings.HasSuffix(text, end))
	}
	return c.asked(strings.Contains(text, end))
}

// asked is the answer to a question on the first argument: a setting's own
// where a setting is asked, else known.
func (c *call) asked(answer bool) value {
	k := boolean(answer, c.at)
	switch v := first(c.arg(0)).(type) {
	case *setting:
		changed := *v
		changed.def = k
		return &changed
	case *constant:
		if v.zero {
			return nil
		}
	}
	return k
}

func (c *call) replaceText() value {
	from, to := c.text(1), c.text(2)
	return c.mapText(func(s string) string { return strings.ReplaceAll(s, from, to) })
}

func (c *call) trimBoth() value {
	cut := c.text(1)
	return c.mapText(func(s string) string { return strings.Trim(s, cut) })
}

func (c *call) splitHostPort() value {
	text, ok := textOf(c.arg(0))
	i := strings.LastIndex(text, ":")
	if !ok || i < 0 {
		return tuple{nil, nil, nil}
	}
	return tuple{c.sameSetting(strings.Trim(text[:i], "[]")), c.sameSetting(text[i+1:]), nil}
}

// defaultText is a text with every setting at its default, which is no text for
// a variable that is not set.
func defaultText(v value) (string, bool) {
	if s, ok := first(v).(*setting); ok {
		all := chain(s)
		if last := all[len(all)-1]; last.source == fromEnv && last.def == nil {
			return "", true
		}
	}
	return textOf(v)
}

// parseURL knows the path of a URL also where its host is unknown.
func (c *call) parseURL() value {
	o := c.machine.external("net/url.URL", c.at)
	text, ok := "", true
	parts := []value{first(c.arg(0))}
	if t, isTemplate := parts[0].(*template); isTemplate {
		parts = t.parts
	}
	for _, part := range parts {
		s, known := defaultText(part)
		if !known {
			ok = ok && strings.Contains(text, "://") && strings.Count(text, "/") == 2
			s = "x"
		}
		text += s
	}
	if u, err := url.Parse(text); ok && err == nil {
		o.fields["Path"] = &cell{v: &constant{kind: kindString, s: u.Path, at: c.at}}
	}
	return tuple{o, nil}
}
