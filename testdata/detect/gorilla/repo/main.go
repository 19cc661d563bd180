package main

import (
	"log"
	"net/http"
	"os"

	"github.com/gorilla/handlers"
	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	r := mux.NewRouter()
	r.Handle("/stats", promhttp.Handler())
	sub := r.PathPrefix("/status").Subrouter()
	sub.HandleFunc("/health", health).Methods(http.MethodGet)
	r.Path("/items").Methods("POST").HandlerFunc(health)
	logged := handlers.LoggingHandler(os.Stdout, r)
	log.Fatal(http.ListenAndServe("0.0.0.0:8000", handlers.CORS()(logged)))
}

func health(w http.ResponseWriter, r *http.Request) {}
