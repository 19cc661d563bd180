// Package serve answers look-ups.
package serve

import (
	"context"
	"flag"
	"net/http"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/kelseyhightower/envconfig"
	"github.com/mitchellh/cli"
)

type Command struct {
	UI     cli.Ui
	once   sync.Once
	flags  *flag.FlagSet
	listen string
	store  string
}

type variables struct {
	Listen string `envconfig:"LOOKUP_LISTEN"`
	Store  string `envconfig:"lookup_store"`
}

func (c *Command) init() {
	c.flags = flag.NewFlagSet("", flag.ContinueOnError)
	c.flags.StringVar(&c.listen, "listen", ":8600", "where to listen")
	c.flags.StringVar(&c.store, "store", "", "the store to ask")
}

func (c *Command) Help() string     { return "" }
func (c *Command) Synopsis() string { return "answers look-ups" }

func (c *Command) Run(args []string) int {
	c.once.Do(c.init)
	if err := c.flags.Parse(args); err != nil {
		return 1
	}
	var v variables
	if err := envconfig.Process("LOOKUP", &v); err != nil {
		return 1
	}
	if v.Listen != "" {
		c.listen = v.Listen
	}
	if c.store == "" {
		c.UI.Error("-store is not set")
		return 1
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/health/ready", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	server := &http.Server{Addr: c.listen, Handler: mux}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		server.Shutdown(drain)
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		c.UI.Error(err.Error())
		return 1
	}
	return 0
}
