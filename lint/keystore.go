package lint

import "bytes"

// keyStore says whether data is a store of keys in a binary format: PKCS #12,
// Java's own, or KeePass's. One that only holds certificates is none.
//
// https://www.rfc-editor.org/rfc/rfc7292, https://docs.oracle.com/en/java/javase/21/docs/specs/security/standard-names.html#keystore-types
// https://keepass.info/help/kb/kdbx_4.html
func keyStore(data []byte) bool {
	switch {
	case bytes.HasPrefix(data, []byte("\xfe\xed\xfe\xed")), bytes.HasPrefix(data, []byte("\xce\xce\xce\xce")):
		return javaKey(data[4:])
	case bytes.HasPrefix(data, []byte("\x03\xd9\xa2\x9a")):
		return true
	case len(data) > 40 && data[0] == 0x30 && bytes.Contains(data[:10], []byte("\x02\x01\x03\x30")): // version 3 of PFX
		return bytes.Contains(data, keyBag[:]) || bytes.Contains(data, shroudedBag[:])
	}
	return false
}

// The object identifiers 1.2.840.113549.1.12.10.1.1 and .2.
var (
	keyBag      = [...]byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x0a, 0x01, 0x01}
	shroudedBag = [...]byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x0a, 0x01, 0x02}
)

// javaKey walks the entries of a Java key store, after its magic number, to the
// first that is a key: tag 1 a private one, 3 a secret one, 2 a certificate.
func javaKey(data []byte) bool {
	r := javaReader{data}
	r.skip(4) // version
	for count := r.number(4); count > 0 && len(r.data) > 0; count-- {
		if tag := r.number(4); tag != 2 {
			return tag == 1 || tag == 3
		}
		r.skip(r.number(2)) // alias
		r.skip(8)           // date
		r.skip(r.number(2)) // type
		r.skip(r.number(4)) // certificate
	}
	return false
}

type javaReader struct{ data []byte }

func (r *javaReader) skip(n int) { r.data = r.data[min(max(n, 0), len(r.data)):] }

// number reads an unsigned big-endian number of some bytes.
func (r *javaReader) number(size int) int {
	n := 0
	for _, c := range r.data[:min(size, len(r.data))] {
		n = n<<8 | int(c)
	}
	r.skip(size)
	return n
}
