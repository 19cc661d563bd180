package secret

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

const (
	corpora   = "../../testdata/secret/corpus"
	negatives = "../../testdata/secret/negatives"
)

// sample is one file of a corpus: `@path` opens it, a line that begins with `+ `
// holds a secret, one with `- ` none.
type sample struct {
	path  string
	text  strings.Builder
	leaks []bool
}

// blank is what stands for a value that must not be written down: {b62:24} is 24
// characters of base 62, {pw} a password as people make them.
var blank = regexp.MustCompile(`\{(b62|hex|b64|low|up|num|pw|pw8|uuid|basic)(?::(\d+))?\}`)

var alphabets = map[string]string{
	"b62": base62Digits, "hex": "0123456789abcdef", "b64": base62Digits + "+/",
	"low": "abcdefghijklmnopqrstuvwxyz", "up": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "num": "0123456789",
}

func (b builder) fill(line string) string {
	return blank.ReplaceAllStringFunc(line, func(mark string) string {
		m := blank.FindStringSubmatch(mark)
		n, _ := strconv.Atoi(m[2])
		switch m[1] {
		case "pw":
			return b.text("b62", 3) + string("!#%+*"[b.IntN(5)]) + b.text("low", 4) + b.text("num", 2)
		case "pw8":
			return b.text("low", 5) + b.text("num", 3)
		case "basic":
			return base64.StdEncoding.EncodeToString([]byte("deploy:" + b.text("b62", 20)))
		case "uuid":
			return b.text("hex", 8) + "-" + b.text("hex", 4) + "-4" + b.text("hex", 3) + "-a" + b.text("hex", 3) + "-" + b.text("hex", 12)
		}
		return b.text(m[1], n)
	})
}

func (b builder) text(alphabet string, n int) string {
	var out strings.Builder
	for range n {
		all := alphabets[alphabet]
		out.WriteByte(all[b.IntN(len(all))])
	}
	return out.String()
}

func readCorpus(t *testing.T, seed uint64) []*sample {
	names, err := filepath.Glob(filepath.Join(corpora, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no corpus", err)
	}
	var all []*sample
	b := newBuilder(seed)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			all = b.addLine(t, all, strings.TrimSuffix(line, "\n"))
		}
	}
	return all
}

func (b builder) addLine(t *testing.T, all []*sample, line string) []*sample {
	if path, ok := strings.CutPrefix(line, "@"); ok {
		return append(all, &sample{path: path})
	}
	text, leak := strings.CutPrefix(line, "+ ")
	if !leak {
		var ok bool
		if text, ok = strings.CutPrefix(line, "- "); !ok {
			if strings.TrimSpace(line) != "" && line != "-" {
				t.Fatalf("line %q begins with none of @, + and -", line)
			}
			text = ""
		}
	}
	s := all[len(all)-1]
	s.leaks = append(s.leaks, leak)
	s.text.WriteString(b.fill(text) + "\n")
	return all
}

// score counts what is found right, wrong and not at all, by line.
type score struct{ right, wrong, missed int }

func (s score) String() string {
	p, r := s.precision(), s.recall()
	return fmt.Sprintf("precision %.3f, recall %.3f, F1 %.3f (%d right, %d wrong, %d missed)", p, r, 2*p*r/(p+r), s.right, s.wrong, s.missed)
}

func (s score) precision() float64 { return float64(s.right) / max(1, float64(s.right+s.wrong)) }
func (s score) recall() float64    { return float64(s.right) / max(1, float64(s.right+s.missed)) }

func measure(t *testing.T, samples []*sample, least lint.Confidence) score {
	var total score
	for _, s := range samples {
		f := &lint.File{Path: s.path, Data: []byte(s.text.String()), Kinds: []lint.Kind{lint.Text}}
		if strings.HasSuffix(s.path, ".yaml") || strings.HasSuffix(s.path, ".yml") {
			f.Kinds = append(f.Kinds, lint.YAML)
		}
		hit := make([]bool, len(s.leaks))
		for _, h := range find(f) {
			if h.confidence >= least && h.audience != lint.Auditor {
				hit[f.Lines().Position(h.start).Line-1] = true
			}
		}
		for i, leak := range s.leaks {
			total.add(t, s, i, leak, hit[i], least)
		}
	}
	return total
}

func (s *score) add(t *testing.T, from *sample, i int, leak, hit bool, least lint.Confidence) {
	line := strings.Split(from.text.String(), "\n")[i]
	switch {
	case leak && hit:
		s.right++
	case hit:
		s.wrong++
		t.Logf("%v: %s:%d: wrong: %s", least, from.path, i+1, line)
	case leak:
		s.missed++
		if least == lint.LowConfidence {
			t.Logf("%v: %s:%d: missed: %s", least, from.path, i+1, line)
		}
	}
}

// TestCorpus holds the judgement of names and values to a labelled corpus, whose
// values are made anew for each seed.
func TestCorpus(t *testing.T) {
	bars := map[lint.Confidence]struct{ precision, recall float64 }{
		lint.LowConfidence: {0.93, 0.93}, lint.MediumConfidence: {0.96, 0.70}, lint.HighConfidence: {0.98, 0.40},
	}
	for least, bar := range bars {
		var total score
		for seed := range uint64(4) {
			one := measure(t, readCorpus(t, seed), least)
			total = score{total.right + one.right, total.wrong + one.wrong, total.missed + one.missed}
		}
		t.Logf("%v: %v", least, total)
		if total.precision() < bar.precision || total.recall() < bar.recall {
			t.Errorf("%v: %v, want at least %v", least, total, bar)
		}
	}
}
