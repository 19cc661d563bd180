package secret

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"

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
	if len(run) >= 64 && len(run)%2 == 0 && probeHex(run) {
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
	if bytes.IndexByte(run, '-') >= 0 || bytes.IndexByte(run, '_') >= 0 {
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

// sextet is the value of a digit of base64 in either alphabet.
var sextet = func() (table [256]byte) {
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		table[c] = byte(i)
	}
	table['-'], table['_'] = 62, 63
	return table
}()

// probe decodes the first bytes only, for most runs are no text.
func probe(run []byte) bool {
	for i := 0; i < 16; i += 4 {
		n := uint32(sextet[run[i]])<<18 | uint32(sextet[run[i+1]])<<12 | uint32(sextet[run[i+2]])<<6 | uint32(sextet[run[i+3]])
		if !isText(byte(n>>16)) || !isText(byte(n>>8)) || !isText(byte(n)) {
			return false
		}
	}
	return true
}

// probeHex does the same for hex.
func probeHex(run []byte) bool {
	var raw [8]byte
	_, err := hex.Decode(raw[:], run[:16])
	return err == nil && printing(raw[:])
}

func isText(c byte) bool { return c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' }

// printing says whether bytes are text.
func printing(raw []byte) bool {
	good := 0
	for _, c := range raw {
		if isText(c) {
			good++
		}
	}
	return float64(good) >= leastPrinting*float64(len(raw)) || utf8.Valid(raw) && float64(good) >= 0.7*float64(len(raw)) && len(raw) > 16
}
