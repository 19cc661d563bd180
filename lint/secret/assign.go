package secret

import "bytes"

// assignment is a name and the value that it is given, in whatever language.
type assignment struct {
	name       string
	words      []string // of the name
	sort       sort
	start, end int  // of the value, bytes of the view
	nameStart  int  // byte of the view
	quoted     bool // the value stands in quotes
	inside     bool // the name itself stands in a text: "user=a;password=b"
	compared   bool // name == value
	spaced     bool // nothing but blanks between
	element    bool // the text of an element: <name>value</name>
	call       bool // name(value)
	more       bool // further words follow an unquoted value
}

const (
	longestName  = 80
	longestValue = 600 // of a value that is judged; longer ones are no passwords
	longestGap   = 120 // bytes between name and value
)

// assignment reads the name around a keyword and what it is given.
func (s *scan) assignment(start, end int) (assignment, bool) {
	lo, hi := start, end
	for lo > 0 && start-lo <= longestName && nameByte[s.data[lo-1]] {
		lo--
	}
	for hi < len(s.data) && hi-end <= longestName && nameByte[s.data[hi]] {
		hi++
	}
	if start-lo > longestName || hi-end > longestName {
		return assignment{}, false
	}
	s.parsed = hi
	for lo < start && (s.data[lo] == '-' || s.data[lo] == '.') {
		lo++
	}
	lo = s.unescaped(lo, start)
	if bytes.HasSuffix(s.data[:lo], []byte("${")) { // the default of a variable, not a name
		return assignment{}, false
	}
	for hi > end && (s.data[hi-1] == '-' || s.data[hi-1] == '.') {
		hi--
	}
	if !s.followed(hi) || s.role.language == code && !quoteAfter(s.data, hi) && !s.commented(lo) && !s.parameter(lo) {
		return assignment{}, false
	}
	a := assignment{name: string(s.data[lo:hi]), nameStart: lo}
	a.words = splitName(a.name)
	if a.sort = sortOf(a.words); a.sort == nothing {
		return a, false
	}
	r := reader{data: s.data[:min(len(s.data), hi+longestGap+longestValue)], at: hi}
	if !r.separator(&a, s.data[:lo]) {
		return a, false
	}
	quote := s.openQuote(lo)
	a.inside = quote != 0 && !quotedName(s.data, lo, hi)
	if !s.value(&r, &a) || a.spaced && a.inside {
		return a, false
	}
	if a.inside && !a.quoted {
		a.inside = s.closes(a.end, quote)
	}
	return a, true
}

// unescaped skips an escape that a name stands right after: \n, \u0026.
func (s *scan) unescaped(lo, start int) int {
	if lo == 0 || s.data[lo-1] != '\\' {
		return lo
	}
	switch {
	case s.data[lo] == 'u' && lo+5 <= start && allIn(string(s.data[lo+1:lo+5]), isHex):
		return lo + 5
	case lo < start && bytes.IndexByte([]byte("nrt"), s.data[lo]) >= 0:
		return lo + 1
	}
	return lo
}

// parameter says whether a name is that of a parameter of a URL.
func (s *scan) parameter(lo int) bool {
	before := s.data[:lo]
	return lo > 0 && (before[lo-1] == '?' || before[lo-1] == '&') || bytes.HasSuffix(before, []byte("&amp;")) || bytes.HasSuffix(before, []byte(`\u0026`))
}

// followed says whether what follows a name can lead to a value; most names are
// in the middle of a sentence or an expression.
func (s *scan) followed(at int) bool {
	rest := s.data[at:min(len(s.data), at+longestGap)]
	for i, c := range rest {
		switch c {
		case ' ', '\t', '"', '\'', '`', '\\', ']', ')', '[', '?', '!':
			continue
		case '=', ':', ',', '(', '>', '|', '+', '.', '<', '{':
			return true
		case '\n', '\r':
			return i > 0 || bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n\"'"), []byte("value"))
		}
		if i > 0 && isBlank(rest[i-1]) {
			return s.role.language != prose || c == '*' || c == '&' || isAlnum(c)
		}
		return i > 0 && isDigit(c) || c == '<' || i > 0 && (rest[i-1] == '"' || rest[i-1] == '\'')
	}
	return false
}

// quoteAfter says whether a quote follows soon: in code every value has one.
func quoteAfter(data []byte, at int) bool {
	for _, c := range data[at:min(len(data), at+longestGap)] {
		if c == '"' || c == '\'' || c == '`' {
			return true
		}
	}
	return false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

var nameByte = byteSet("_-.")

// quotedName says whether quotes stand right around a name: 'name' or "name".
func quotedName(data []byte, lo, hi int) bool {
	return lo > 0 && hi < len(data) && data[lo-1] == data[hi] && bytes.IndexByte([]byte("\"'`"), data[hi]) >= 0
}

// openQuote is the quote that an offset is within, of which an odd number stands
// before it on its line; 0 for none.
func (s *scan) openQuote(at int) byte {
	line := s.data[max(0, at-200):at]
	if i := bytes.LastIndexByte(line, '\n'); i >= 0 {
		line = line[i+1:]
	}
	for _, quote := range []byte("\"'`") {
		odd := false
		for _, c := range line {
			odd = odd != (c == quote)
		}
		if odd {
			return quote
		}
	}
	return 0
}

// closes says whether a quote follows on the line of an offset.
func (s *scan) closes(at int, quote byte) bool {
	for _, c := range s.data[at:min(len(s.data), at+300)] {
		if c == quote || c == '\n' {
			return c == quote
		}
	}
	return false
}
