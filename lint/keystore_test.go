package lint

import (
	"strings"
	"testing"
)

// TestKeyStore tells keys from certificates by the entries of a store.
func TestKeyStore(t *testing.T) {
	certificate := "\x00\x00\x00\x02\x00\x02ca12345678\x00\x05X.509\x00\x00\x00\x04cert"
	head := "\xfe\xed\xfe\xed\x00\x00\x00\x02"
	for _, c := range []struct {
		name, data string
		want       bool
	}{
		{"a certificate", head + "\x00\x00\x00\x01" + certificate, false},
		{"a key after a certificate", head + "\x00\x00\x00\x02" + certificate + "\x00\x00\x00\x01\x00\x03key", true},
		{"cut short", head, false},
		{"more entries than there are", head + "\xff\xff\xff\xff" + certificate, false},
		{"KeePass", "\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", true},
		{"PFX without a key", "\x30\x82\x01\x00\x02\x01\x03\x30" + strings.Repeat("\x00", 60), false},
		{"PFX", "\x30\x82\x01\x00\x02\x01\x03\x30" + strings.Repeat("\x00", 60) + string(shroudedBag[:]), true},
		{"an image", "\x89PNG\r\n\x1a\n\x00\x00", false},
	} {
		if got := keyStore([]byte(c.data)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
