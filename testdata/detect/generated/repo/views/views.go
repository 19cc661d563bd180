package views

import "net/http"

// Handler shows the pages.
func Handler() http.Handler { return page() }
