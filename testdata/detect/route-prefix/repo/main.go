package main

import (
	"log"
	"net/http"
	"path"
	"strings"

	"github.com/alecthomas/kingpin/v2"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var (
	listen = kingpin.Flag("web.listen-address", "where it listens").Default(":9555").String()
	prefix = kingpin.Flag("web.route-prefix", "what all paths begin with").String()
	health = kingpin.Flag("web.health-path", "the path of the probe").Default("/-/status").String()
)

func main() {
	kingpin.Parse()
	*prefix = "/" + strings.Trim(*prefix, "/")
	http.Handle(path.Join(*prefix, "/metrics"), promhttp.Handler())
	http.HandleFunc(path.Join(*prefix, "/-/ready"), func(w http.ResponseWriter, r *http.Request) {})
	http.HandleFunc(*health, func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(*listen, nil))
}
