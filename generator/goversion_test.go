package generator

import "testing"

func TestGoVersionBelow(t *testing.T) {
	tests := []struct {
		version, line string
		below         bool
	}{
		{"1.25", "1.26", true}, {"1.25.9", "1.26.0", true}, {"1.26", "1.26.3", false}, {"1.26.x", "1.26.3", false},
		{"1.26.2", "1.26.3", true}, {"1.26.3", "1.26.3", false}, {"1.26.4", "1.26.3", false}, {"1.27", "1.26.3", false},
		{"1.9", "1.10", true}, {"2.0", "1.26", false}, {"oldstable", "1.27.1", true}, {"stable", "1.27.1", false}, {"1.27", "1.27rc1", false},
	}
	for _, test := range tests {
		version, ok := parseGoVersion(test.version)
		line, known := parseGoVersion(test.line)
		if !ok || !known || version.below(line) != test.below {
			t.Errorf("%s below go %s: got %v (read %v %v), want %v", test.version, test.line, version.below(line), ok, known, test.below)
		}
	}
	for _, bad := range []string{"", "1", "latest", "1.x", "1.26.3.4", "v1.26", "1.-2"} {
		if v, ok := parseGoVersion(bad); ok {
			t.Errorf("%q was read as %v", bad, v)
		}
	}
}
