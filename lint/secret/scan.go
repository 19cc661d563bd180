package secret

import (
	"sync"

	"github.com/shipgen/shipgen/lint"
)

// hit is one secret found, before it is known which of those at one place is told.
type hit struct {
	kind       *kind
	start, end int // bytes of the file
	secret     string
	confidence lint.Confidence
	severity   lint.Severity
	audience   lint.Audience // 0 = regular
	sure       bool          // a checksum holds
}

// view is a text that is looked at: the file, or what something in it decodes to.
type view struct {
	data  []byte
	depth int
	place func(start, end int) (int, int) // bytes of the view to bytes of the file; nil for the file itself
}

// scan is one file being looked at.
type scan struct {
	view
	file    *lint.File
	role    role
	hits    []hit
	budget  *int // bytes that may still be decoded
	parsed  int  // end of the last name that an assignment was read from
	matched int  // end of the last token found
	tried   int  // how often a shape was tried; bounded by maxTries
}

// maxTries bounds the work on one file: no real one has so many keywords that a
// value follows, and each try looks at a window of some hundred bytes.
const maxTries = 200_000

// target is what a keyword calls for.
type target struct {
	kind   *kind
	start  int // length of the keyword, to find where it begins
	handle func(s *scan, start, end int)
}

// index is the automaton with the targets of each of its keywords.
type index struct {
	*automaton
	keywords []string
	targets  [][]target
}

var theIndex = sync.OnceValue(newIndex)

func newIndex() *index {
	x := &index{}
	ids := map[string]int{}
	add := func(word string, t target) {
		folded := foldString(word)
		id, ok := ids[folded]
		if !ok {
			id = len(x.keywords)
			ids[folded] = id
			x.keywords = append(x.keywords, folded)
			x.targets = append(x.targets, nil)
		}
		x.targets[id] = append(x.targets[id], t)
	}
	for _, k := range tokens() {
		for _, word := range k.keywords() {
			add(word, target{kind: k, start: len(word)})
		}
	}
	for _, look := range lookouts {
		for _, word := range look.keywords {
			add(word, target{handle: look.handle, start: len(word)})
		}
	}
	x.automaton = newAutomaton(x.keywords)
	return x
}

// lookout is what reads the text around keywords that are of no single kind.
type lookout struct {
	keywords []string
	handle   func(s *scan, start, end int)
}

var lookouts []lookout

func init() {
	lookouts = []lookout{
		{[]string{"-----begin"}, (*scan).pem},
		{[]string{"eyj"}, (*scan).jwt},
		{[]string{"://"}, (*scan).url},
		{[]string{"@tcp(", "@unix("}, (*scan).source},
		{[]string{"bearer ", "basic "}, (*scan).header},
		{[]string{"pass", "pwd", "secret", "token", "key", "auth", "cred", "salt", "passphrase", "kennwort", "senha", "contrasena", "psw"}, (*scan).assigned},
		{openings, (*scan).command},
		{[]string{"passwordtoken(", "credentials(", "credential(", "basicauth(", "passwordauthentication(", "auth=("}, (*scan).pair},
	}
}

func foldString(s string) string {
	out := []byte(s)
	for i, c := range out {
		out[i] = lower(c)
	}
	return string(out)
}

// look finds what is in the view.
func (s *scan) look() {
	x := theIndex()
	s.parsed, s.matched = 0, 0
	x.scan(s.data, func(keyword int32, end int) {
		for i := range x.targets[keyword] {
			t := &x.targets[keyword][i]
			if t.kind != nil {
				s.token(t.kind, end-t.start, end)
			} else if s.tried < maxTries {
				t.handle(s, end-t.start, end)
			}
		}
	})
	s.decode()
}

// add notes a hit at bytes of the view.
func (s *scan) add(h hit) {
	if h.confidence == 0 {
		h.confidence = h.kind.confidence
	}
	if h.severity == 0 {
		h.severity = h.kind.severity
	}
	if h.secret == "" {
		h.secret = string(s.data[h.start:h.end])
	}
	if s.place != nil {
		h.start, h.end = s.place(h.start, h.end)
	}
	s.hits = append(s.hits, h)
}

// Keywords are the texts, in small letters, of which one stands at or near every
// secret of the built-in kinds: what any search must at least look for.
func Keywords() []string { return theIndex().keywords }
