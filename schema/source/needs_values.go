package source

import (
	"go/token"
	"path"
	"strconv"
	"strings"
	"time"
)

// Durations are texts as time.Duration prints them, so that a setting's default
// reads as people write it: "30s".
var durations = map[string]time.Duration{"Nanosecond": time.Nanosecond, "Microsecond": time.Microsecond, "Millisecond": time.Millisecond,
	"Second": time.Second, "Minute": time.Minute, "Hour": time.Hour}

func init() {
	for name, function := range map[string]func(*call) value{
		"path/filepath.Join":      (*call).joinFiles,
		"path/filepath.Clean":     (*call).cleanFile,
		"path/filepath.Abs":       (*call).absolute,
		"path/filepath.FromSlash": (*call).sameText,
		"path/filepath.ToSlash":   (*call).sameText,
		"path/filepath.Dir":       (*call).folderName,
		"path.Dir":                (*call).folderName,
		"os.TempDir":              (*call).tempDir,
		"time.Duration":           (*call).sameText,
		"time.ParseDuration":      (*call).parseDuration,
	} {
		externals[name] = function
	}
}

// wellKnown are names of the standard library with a value.
func wellKnown(pkg, name string, at place) value {
	switch pkg {
	case "time":
		if d, ok := durations[name]; ok {
			return &constant{kind: kindString, s: d.String(), at: at}
		}
	case "os":
		if flag, ok := openFlags[name]; ok {
			return &constant{kind: kindInt, i: flag, at: at}
		}
	}
	return nil
}

// product is a number times a duration, or flags put together.
func product(op token.Token, a, b value) value {
	if op == token.OR {
		left, ok := first(a).(*constant)
		right, ok2 := first(b).(*constant)
		if ok && ok2 && left.kind == kindInt && right.kind == kindInt {
			return &constant{kind: kindInt, i: left.i | right.i, at: left.at}
		}
		return nil
	}
	if op != token.MUL {
		return nil
	}
	if unit, ok := unitOf(b); ok {
		return times(a, unit)
	}
	if unit, ok := unitOf(a); ok {
		return times(b, unit)
	}
	return nil
}

func unitOf(v value) (time.Duration, bool) {
	k, ok := first(v).(*constant)
	if !ok || k.kind != kindString {
		return 0, false
	}
	d, err := time.ParseDuration(k.s)
	return d, err == nil && d > 0 && strings.TrimLeft(k.s, "0123456789") != ""
}

// times multiplies a number, or a setting's default, which then is not the text
// that the setting is given.
func times(v value, unit time.Duration) value {
	switch v := first(v).(type) {
	case *constant:
		n, err := strconv.ParseInt(v.text(), 10, 64)
		if err != nil || n > int64(365*24*time.Hour/unit) || n < 0 {
			return nil
		}
		return &constant{kind: kindString, s: (time.Duration(n) * unit).String(), at: v.at}
	case *setting:
		if v.def == nil {
			return nil
		}
		if def := times(v.def, unit); def != nil {
			return &setting{source: v.source, name: v.name, def: def, at: v.at}
		}
	}
	return nil
}

func (c *call) parseDuration() value { return tuple{c.arg(0), nil} }

// joinFiles keeps the settings that a path is made of; with a part that is not
// known it is a call like any other.
func (c *call) joinFiles() value {
	t := &template{}
	for i := range c.args {
		text, known := textOf(c.args[i])
		if !known {
			return c.generic()
		}
		if text == "" {
			continue
		}
		if len(t.parts) > 0 {
			t.add("/", place{})
		}
		t.parts = append(t.parts, first(c.args[i]))
	}
	if changedBy(t) == "" {
		if text, known := textOf(t); known && text != "" {
			return &constant{kind: kindString, s: path.Clean(text), at: c.at}
		}
	}
	return t
}

func (c *call) cleanFile() value { return first(c.arg(0)) }

// absolute leaves a path as it is: the working folder is the image's.
func (c *call) absolute() value { return tuple{first(c.arg(0)), nil} }

func (c *call) folderName() value {
	if text, known := textOf(c.arg(0)); !known || text == "" {
		return c.generic()
	}
	v := first(c.arg(0))
	if t, ok := v.(*template); ok {
		text, _ := textOf(t)
		return &setting{source: fromConfig, name: strings.TrimLeft(changedBy(t), "$-"), def: &constant{kind: kindString, s: path.Dir(text), at: c.at}, at: c.at}
	}
	return mapConstants(v, func(k *constant) value {
		return &constant{kind: kindString, s: path.Dir(k.text()), at: k.at}
	})
}

// tempDir is /tmp, as $TMPDIR is not set in an image by default.
// https://pkg.go.dev/os#TempDir
func (c *call) tempDir() value { return &constant{kind: kindString, s: "/tmp", at: c.at} }
