package secret

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// widened decodes UTF-16 with a byte order mark, and gives the function from
// bytes of the text to bytes of the file; ok is false for other files.
func widened(data []byte) (text []byte, place func(start, end int) (int, int), ok bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return nil, nil, false
	}
	var origin []int32 // of each byte of text
	for i := 2; i+1 < len(data); {
		r, size := rune(order.Uint16(data[i:])), 2
		if utf16.IsSurrogate(r) && i+3 < len(data) {
			r, size = utf16.DecodeRune(r, rune(order.Uint16(data[i+2:]))), 4
		}
		before := len(text)
		text = utf8.AppendRune(text, r)
		for range len(text) - before {
			origin = append(origin, int32(i))
		}
		i += size
	}
	origin = append(origin, int32(len(data)))
	return text, func(start, end int) (int, int) { return int(origin[start]), int(origin[end]) }, true
}
