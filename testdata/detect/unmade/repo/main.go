// Board embeds a page that npm makes, and uses code that a generator writes;
// neither is in the repository.
package main

import (
	"net/http"

	"github.com/acme/board/internal/gen"
	"github.com/acme/board/internal/store"
	"github.com/acme/board/web"
)

func main() {
	http.Handle("/", http.FileServerFS(web.Pages))
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	http.Handle("/items", gen.Handler(store.Open()))
	http.ListenAndServe(":8645", nil)
}
