// Command provisioner watches a cluster and listens when a library's flag says so.
package main

import (
	"context"
	"net/http"

	"example.org/standardflags"
	"k8s.io/client-go/tools/leaderelection"
)

func main() {
	if addr := standardflags.Configuration.HTTPEndpoint; addr != "" {
		mux := http.NewServeMux()
		mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
		go http.ListenAndServe(addr, mux)
	}
	leaderelection.RunOrDie(context.Background(), leaderelection.LeaderElectionConfig{})
}
