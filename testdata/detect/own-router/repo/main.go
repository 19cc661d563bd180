// Command own has a router of its own.
package main

import (
	"log"
	"net/http"
)

type route struct {
	path    string
	handler http.HandlerFunc
}

type router struct{ routes []route }

func (r *router) GET(path string, h http.HandlerFunc) { r.routes = append(r.routes, route{path, h}) }

func (r *router) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	for _, one := range r.routes {
		if one.path == req.URL.Path {
			one.handler(w, req)
			return
		}
	}
	http.NotFound(w, req)
}

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func main() {
	r := &router{}
	r.GET("/health", ok)
	r.GET("/pictures", ok)
	server := &http.Server{Addr: ":8080", Handler: r}
	log.Fatal(server.ListenAndServe())
}
