package secret

import (
	"bytes"
	"encoding/base64"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// pemBegin is the first line of a private key as it stands in files; four or five
// dashes, for keys are also found with one lost.
//
// https://www.rfc-editor.org/rfc/rfc7468#section-2
var pemBegin = pattern.New(`^-----BEGIN ((?:[A-Z0-9]+ ){0,3})PRIVATE KEY(?: BLOCK)?-----`)

const (
	longestKey  = 24 << 10 // bytes of a block as written; RSA of 16384 bits takes 13,000
	shortestKey = 60       // base64 of the smallest: Ed25519 in PKCS #8 is 64
)

// pem reads a private key where a block begins.
func (s *scan) pem(start, _ int) {
	head := pemBegin.FindSubmatchIndex(s.data[start:min(len(s.data), start+80)])
	if head == nil {
		return
	}
	s.tried++
	body := s.data[start+head[1] : min(len(s.data), start+longestKey)]
	tail := bytes.Index(body, []byte("-----END"))
	if tail < 0 {
		tail = len(body)
		if tail > 4096 {
			return
		}
	} else {
		body = body[:tail]
	}
	text, rest := keyText(body)
	if len(text) < shortestKey || rest || !randomKey(text) {
		return
	}
	end := start + head[1] + tail
	if closing := bytes.Index(s.data[end:min(len(s.data), end+80)], []byte("KEY")); closing >= 0 {
		end += closing + bytes.IndexFunc(s.data[end+closing:], func(r rune) bool { return r != '-' && (r < 'A' || r > 'Z') && r != ' ' }) // to the last dash
		if end < start {
			end = len(s.data)
		}
	}
	s.key(start, min(end, len(s.data)), head, body, text)
}

func (s *scan) key(start, end int, head []int, body []byte, text string) {
	k, confidence := privateKey, lint.HighConfidence
	if bytes.Contains(body, []byte("ENCRYPTED")) || bytes.Contains(s.data[start:start+head[1]], []byte("ENCRYPTED")) {
		k, confidence = encryptedKey, lint.MediumConfidence
	} else if !keyStructure(text) {
		confidence = lint.MediumConfidence
	}
	if s.role.lenient() || s.role.generated {
		confidence = lint.LowConfidence
	}
	s.matched = end
	s.add(hit{kind: k, start: start, end: end, confidence: confidence})
}

// header lines of old PEM and of PGP blocks.
var pemHeader = pattern.New(`(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID|Subject|Attributes): ?[^\n\\]{0,120}`)

// keyText is the base64 of a block, without what the language around it puts
// between: line breaks and their escapes, indents, quotes, comment signs. rest
// says that there is something else, as in a block cut short.
func keyText(body []byte) (text string, rest bool) {
	body = pemHeader.ReplaceAll(body, nil)
	out := make([]byte, 0, len(body))
	foreign := 0
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case isAlnum(c), c == '+', c == '/', c == '=':
			out = append(out, c)
		case c == '\\' && i+1 < len(body) && bytes.IndexByte([]byte("nrt"), body[i+1]) >= 0:
			i++
		case bytes.IndexByte([]byte(" \t\r\n\"'`,+\\.*#;<>()&|-:"), c) >= 0:
			if c == '.' || c == '*' {
				foreign++
			}
		default:
			foreign += 3
		}
	}
	return string(out), foreign > 5
}

// randomKey says whether base64 is of a key: a filler repeats itself.
func randomKey(text string) bool {
	sample := text[:min(len(text), 400)]
	return entropy(sample) >= 4.2 && !marked(foldString(text[:min(len(text), 60)]))
}

// keyStructure says whether base64 begins as keys do: DER's SEQUENCE, OpenSSH's
// magic, or an OpenPGP secret key packet.
func keyStructure(text string) bool {
	raw, err := base64.StdEncoding.DecodeString(text[:min(len(text), 40)/4*4])
	if err != nil || len(raw) < 16 {
		return false
	}
	return raw[0] == 0x30 || bytes.HasPrefix(raw, []byte("openssh-key-v1")) || raw[0]&0xfc == 0x94 || raw[0] == 0xc5
}
