package prometheus

import (
	"bytes"
	"iter"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// metric is one that Go code makes: the parts of its name as they are written, a
// text in quotes or the name of a constant.
type metric struct{ namespace, subsystem, name string }

// constant is a Go constant or variable with a text for its value.
type constant struct{ name, value string }

var (
	// options are client_golang's, up to the end of their literal:
	// https://pkg.go.dev/github.com/prometheus/client_golang/prometheus#Opts
	options = pattern.New(`^(?:Counter|Gauge|Histogram|Summary|Untyped|)Opts\s*\{([^{}]*)`)
	option  = pattern.New(`\b(Namespace|Subsystem|Name)\s*:\s*("[^"]*"|[^,\n}]+)`)
	// composed are calls that put a name together, or hand its first word to a
	// library that makes the rest.
	composed = pattern.New(`\b(?:NewDesc|BuildFQName|WrapRegistererWithPrefix)\s*\(`)
	handed   = pattern.New(`(?i:prometheus|metrics?|meter|namespace|subsystem)\w*(?:\.\w+)?\(\s*"[\w:]+"`)
	// assigned is a name with a text for its value, alone on its line.
	assigned = pattern.New(`^\s*(?:const\s+|var\s+)?(\w+)(?:\s+string)?\s*:?=\s*"([^"]*)"\s*(?://.*)?$`)
)

// exported collects the metrics that Go code makes, tests aside.
var exported = &lint.Collector{
	Name:  "exported-metrics",
	Kinds: []lint.Kind{lint.Go},
	File:  collectExported,
}

func collectExported(p *lint.Pass) error {
	if strings.HasSuffix(p.File.Path, "_test.go") || isSample(p.File.Path) {
		return nil
	}
	makes, base := p.File.Contains("prometheus"), path.Base(p.File.Path)
	if makes || strings.Contains(base, "metric") || strings.HasPrefix(base, "const") {
		for line := range linesWith(p.File.Data, `= "`) {
			if m := assigned.FindSubmatch(line); m != nil && isPart(string(m[2])) {
				p.Export(constant{string(m[1]), string(m[2])})
			}
		}
	}
	if !makes {
		return nil
	}
	for start := range wordsEndingIn(p.File.Data, "Opts") {
		m := options.FindSubmatch(p.File.Data[start:])
		if m == nil {
			continue
		}
		var one metric
		for _, field := range option.FindAllSubmatch(m[1], -1) {
			value := strings.TrimSpace(string(field[2]))
			switch string(field[1]) {
			case "Namespace":
				one.namespace = value
			case "Subsystem":
				one.subsystem = value
			default:
				one.name = value
			}
		}
		if one.name == "" {
			one.name = "?" // behind a literal of labels
		}
		p.Export(one)
	}
	if composes(p.File) {
		p.Export(metric{name: "?"})
	}
	return nil
}

func composes(f *lint.File) bool {
	if (f.Contains("NewDesc") || f.Contains("BuildFQName") || f.Contains("WrapRegistererWithPrefix")) && composed.Match(f.Data) {
		return true
	}
	for line := range linesWith(f.Data, `("`) {
		if handed.Match(line) {
			return true
		}
	}
	return false
}

// linesWith are the lines that hold a text: expressions are for these alone, for
// most of a repository is Go.
func linesWith(data []byte, text string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for at := 0; ; {
			i := bytes.Index(data[at:], []byte(text))
			if i < 0 {
				return
			}
			start := bytes.LastIndexByte(data[:at+i], '\n') + 1
			end := len(data)
			if n := bytes.IndexByte(data[at+i:], '\n'); n >= 0 {
				end = at + i + n
			}
			if !yield(data[start:end]) {
				return
			}
			at = end
		}
	}
}

// wordsEndingIn are where the words begin that end in a text.
func wordsEndingIn(data []byte, text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; {
			i := bytes.Index(data[at:], []byte(text))
			if i < 0 {
				return
			}
			start := at + i
			for start > 0 && isPart(string(data[start-1])) && data[start-1] != ':' {
				start--
			}
			at += i + len(text)
			if !yield(start) {
				return
			}
		}
	}
}

// isPart says whether a text may be a part of a metric's name.
func isPart(value string) bool {
	return value != "" && strings.Trim(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:") == ""
}

// constantsOf are the constants that have one value in all of the repository.
func constantsOf(all []constant) map[string]string {
	values, twice := map[string]string{}, map[string]bool{}
	for _, c := range all {
		if old, ok := values[c.name]; ok && old != c.value {
			twice[c.name] = true
		}
		values[c.name] = c.value
	}
	for name := range twice {
		delete(values, name)
	}
	return values
}

// resolve is the whole name; false where a part is not known.
func (m metric) resolve(constants map[string]string) (string, bool) {
	var parts []string
	for _, written := range []string{m.namespace, m.subsystem, m.name} {
		value, ok := strings.Trim(written, `"`), true
		if !strings.HasPrefix(written, `"`) && written != "" {
			value, ok = constants[written[strings.LastIndexByte(written, '.')+1:]]
		}
		if !ok {
			return "", false
		}
		if value != "" {
			parts = append(parts, value)
		}
	}
	return strings.Join(parts, "_"), true
}
