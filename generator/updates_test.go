package generator

import "testing"

func TestRooted(t *testing.T) {
	for dir, want := range map[string]string{".": "/", "server": "/server", "server/cmd/api": "/server/cmd/api"} {
		if got := rooted(dir); got != want {
			t.Errorf("rooted(%q) = %q, want %q", dir, got, want)
		}
	}
}
