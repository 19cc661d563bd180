package node

import (
	"io"

	"gopkg.in/yaml.v3"
)

// probe parses again what has failed, the last stretch byte by byte, and says
// how many bytes yaml.v3 asks for before it fails: its errors say no more than a
// line, and often not the right one.
func probe(data []byte, read int) int {
	r := &probeReader{data: data, slow: max(read-1024, 0)}
	decoder := yaml.NewDecoder(r)
	for {
		if _, err := decode(decoder); err != nil {
			return r.at
		}
	}
}

type probeReader struct {
	data     []byte
	at, slow int
}

func (r *probeReader) Read(p []byte) (int, error) {
	if r.at >= len(r.data) {
		return 0, io.EOF
	}
	n := 1
	if r.at < r.slow {
		n = min(len(p), r.slow-r.at)
	}
	n = copy(p[:min(n, len(p))], r.data[r.at:])
	r.at += n
	return n, nil
}
