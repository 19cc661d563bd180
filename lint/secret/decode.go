package secret

import (
	"encoding/base64"
	"encoding/hex"

	"strings"
	"unicode/utf8"
)

const (
	maxDepth   = 3       // encodings within encodings
	leastBase  = 32      // bytes of a run that is worth decoding: a token of 24
	maxEncoded = 1 << 20 // bytes of one run
	maxDecoded = 4 << 20 // bytes of one file that are decoded, all depths together
)

var (
	base64Byte    = byteSet("+/-_")
	leastPrinting = 0.97
)

// decode looks into base64 and hex. It only looks at every leastBase-th byte: a
// run that is long enough covers one.
func (s *scan) decode() {
	if s.depth >= maxDepth {
		return
	}
	for i := leastBase - 1; i < len(s.data); i += leastBase {
		if !base64Byte[s.data[i]] {
			continue
		}
		start, end := i, i+1
		for start > 0 && i-start < leastBase && base64Byte[s.data[start-1]] {
			start--
		}
		for end < len(s.data) && base64Byte[s.data[end]] {
			end++
		}
		if end-start >= leastBase && end-start <= maxEncoded {
			s.within(start, end)
		}
		i = max(i, end-end%leastBase-1)
	}
}

// within looks at what a run decodes to.
func (s *scan) within(start, end int) {
	text, ok := decodeText(s.data[start:end])
	if !ok || *s.budget < len(text) {
		return
	}
	*s.budget -= len(text)
	s.nested(text, start, end)
}

// nested looks at a text that bytes of this view stand for.
func (s *scan) nested(text []byte, start, end int) {
	if s.place != nil {
		start, end = s.place(start, end)
	}
	inner := &scan{file: s.file, role: s.role, budget: s.budget, view: view{
		data: text, depth: s.depth + 1,
		place: func(int, int) (int, int) { return start, end },
	}}
	inner.look()
	s.hits = append(s.hits, inner.hits...)
}

// decodeText decodes a run to text; what does not decode to text was none.
func decodeText(run []byte) ([]byte, bool) {
	if len(run) >= 64 && len(run)%2 == 0 && allIn(string(run), isHex) {
		raw := make([]byte, len(run)/2)
		if _, err := hex.Decode(raw, run); err == nil && printing(raw) {
			return raw, true
		}
		return nil, false
	}
	if !probe(run) {
		return nil, false
	}
	encoding := base64.RawStdEncoding
	if strings.ContainsAny(string(run), "-_") {
		encoding = base64.RawURLEncoding
	}
	raw, err := encoding.DecodeString(string(run[:len(run)/4*4+remainder(len(run))]))
	return raw, err == nil && printing(raw)
}

// remainder is how many of the last bytes of a run without padding count: one
// alone holds six bits, which is nothing.
func remainder(n int) int {
	if n%4 == 1 {
		return 0
	}
	return n % 4
}

// probe decodes the first bytes only, for most runs are no text.
func probe(run []byte) bool {
	var raw [12]byte
	head := strings.NewReplacer("-", "+", "_", "/").Replace(string(run[:16]))
	n, err := base64.RawStdEncoding.Decode(raw[:], []byte(head))
	return err == nil && printing(raw[:n])
}

// printing says whether bytes are text.
func printing(raw []byte) bool {
	good := 0
	for _, c := range raw {
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' {
			good++
		}
	}
	return float64(good) >= leastPrinting*float64(len(raw)) || utf8.Valid(raw) && float64(good) >= 0.7*float64(len(raw)) && len(raw) > 16
}
