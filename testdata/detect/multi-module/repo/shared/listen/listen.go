package listen

import (
	"cmp"
	"net/http"
	"os"
)

// Serve listens on $PORT or a fallback.
func Serve(h http.Handler, fallback string) error {
	return http.ListenAndServe(":"+cmp.Or(os.Getenv("PORT"), fallback), h)
}
