package main

import (
	"net"
	"net/http"
	"os"

	"google.golang.org/grpc"
)

func main() {
	l, _ := net.Listen("tcp", ":"+os.Getenv("GRPC_PORT"))
	go grpc.NewServer().Serve(l)
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(":"+os.Getenv("HTTP_PORT"), nil)
}
