package source

import (
	"strings"
	"testing"
)

func TestListenCall(t *testing.T) {
	for _, test := range []struct{ code, from string }{
		{"func f() { http.ListenAndServe(a, nil) }", "ListenAndServe"},
		{"func f() { server.ListenAndServeTLS(c, k) }", "ListenAndServeTLS"},
		{"// as http.ListenAndServe(a, nil) does\nfunc f() {}", ""},
		{"var names = []string{\"http.ListenAndServe(\"}", ""},
		{"func f() { g(http.ListenAndServe); s.Close() }", ""},
		{"func (s *S) ListenAndServe() {} // .ListenAndServe(", ""},
	} {
		want := -1
		if test.from != "" {
			want = strings.Index(test.code, test.from)
		}
		if got := listenCall([]byte(test.code)); got != want {
			t.Errorf("%s: got %d, want %d", test.code, got, want)
		}
	}
}
