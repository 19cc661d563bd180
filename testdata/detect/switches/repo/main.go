// Command tunnel serves two pages that are off unless somebody asks for them.
package main

import (
	"net"
	"net/http"
	"os"

	"github.com/spf13/cobra"
	ctrl "sigs.k8s.io/controller-runtime"
)

type conf struct {
	Addr, HTTPPort  string
	Metrics, Health bool
	Webhooks        bool
}

// command embeds cobra's, whose methods its own field conf must not be taken for.
type command struct {
	*cobra.Command
	conf *conf
}

func main() {
	if newCommand().Execute() != nil {
		os.Exit(1)
	}
}

func newCommand() *command {
	root := &cobra.Command{Use: "tunnel"}
	c := &command{Command: root, conf: &conf{}}
	root.RunE = func(*cobra.Command, []string) error { return run(c) }
	flags := root.Flags()
	flags.StringVar(&c.conf.Addr, "addr", ":7000", "where to listen")
	flags.StringVar(&c.conf.HTTPPort, "http-port", "9090", "the port of the pages")
	flags.BoolVar(&c.conf.Metrics, "metrics", false, "serve /metrics")
	flags.BoolVar(&c.conf.Health, "health-check", false, "serve /healthz")
	return c
}

func run(c *command) error {
	needed, mux := false, http.NewServeMux()
	if c.conf.Metrics {
		needed = true
		mux.HandleFunc("/metrics", func(w http.ResponseWriter, r *http.Request) {})
	}
	if c.conf.Health {
		needed = true
		mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	}
	if needed {
		go http.ListenAndServe(net.JoinHostPort("0.0.0.0", c.conf.HTTPPort), mux)
	}
	mgr, err := ctrl.NewManager(nil, ctrl.Options{HealthProbeBindAddress: ":8081"})
	if err != nil {
		return err
	}
	if c.conf.Webhooks {
		if err := ctrl.NewWebhookManagedBy(mgr).Complete(); err != nil {
			return err
		}
	}
	go mgr.Start(ctrl.SetupSignalHandler())
	l, err := net.Listen("tcp", c.conf.Addr)
	if err != nil {
		return err
	}
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		conn.Close()
	}
}
