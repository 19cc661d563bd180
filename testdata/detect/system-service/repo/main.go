// Command system-service is started by go-svc: Init, then Start. Its options lie
// in an atomic variable, its HTTPS address wants a certificate.
package main

import (
	"crypto/tls"
	"net"
	"net/http"
	"path"
	"sync"
	"sync/atomic"

	"github.com/judwhite/go-svc"
	"github.com/julienschmidt/httprouter"
)

type options struct{ address, secure, base, cert string }

type daemon struct {
	opts    atomic.Value
	tls     *tls.Config
	plain   net.Listener
	encoded net.Listener
	wait    sync.WaitGroup
}

type program struct{ daemon *daemon }

func (p *program) Init(svc.Environment) error {
	d := &daemon{}
	d.opts.Store(&options{address: "0.0.0.0:8787", secure: "0.0.0.0:8788", base: clean("")})
	d.tls, _ = certificate(d.options())
	d.plain, _ = net.Listen("tcp", d.options().address)
	if d.tls != nil && d.options().secure != "" {
		d.encoded, _ = tls.Listen("tcp", d.options().secure, d.tls)
	}
	p.daemon = d
	return nil
}

func (p *program) Start() error {
	go p.daemon.main()
	return nil
}

func (p *program) Stop() error { return nil }

func (d *daemon) options() *options { return d.opts.Load().(*options) }

func clean(base string) string {
	if len(base) == 0 {
		return "/"
	}
	return path.Clean(base)
}

func certificate(o *options) (*tls.Config, error) {
	if o.cert == "" {
		return nil, nil
	}
	return &tls.Config{}, nil
}

func (d *daemon) main() {
	router := httprouter.New()
	router.Handle("GET", path.Join(d.options().base, "/ping"), pong)
	http.Serve(d.plain, router)
}

func pong(w http.ResponseWriter, _ *http.Request, _ httprouter.Params) { w.Write([]byte("ok")) }

func main() { svc.Run(&program{}) }
