package near

import "testing"

func TestOneSlip(t *testing.T) {
	names := []string{"", "a", "b", "ab", "ba", "abc", "acb", "bca", "abcd", "abxd", "abccd", "checkout", "chekcout", "checkuot", "chekcuot", "chckout", "checkoutt"}
	for _, a := range names {
		for _, b := range names {
			if got, want := OneSlip(a, b), distance(a, b) <= 1; got != want {
				t.Errorf("OneSlip(%q, %q) = %v, want %v", a, b, got, want)
			}
		}
	}
}
