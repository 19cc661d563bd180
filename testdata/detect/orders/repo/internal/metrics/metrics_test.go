package metrics

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestServeHTTPSortsByCode(t *testing.T) {
	r := NewRequests()
	for _, code := range []int{500, 200, 404, 200} {
		r.Count(code)
	}
	answer := httptest.NewRecorder()
	r.ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
	want := `http_requests_total{code="200"} 2
http_requests_total{code="404"} 1
http_requests_total{code="500"} 1
`
	if got := answer.Body.String(); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant it to end with\n%s", got, want)
	}
}
