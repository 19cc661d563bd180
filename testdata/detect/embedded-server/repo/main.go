// Command embedded-server serves by types that embed other modules' types.
package main

import (
	"net"
	"net/http"

	"github.com/spf13/viper"
)

type settings struct{ *viper.Viper }

type server struct{ *http.Server }

func newSettings() *settings {
	s := &settings{Viper: viper.New()}
	s.SetDefault("LISTEN", ":8585")
	s.AutomaticEnv()
	return s
}

func (s *server) run(l net.Listener, h http.Handler) error {
	s.Handler = h
	return s.Serve(l)
}

func answer(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/healthz":
		w.Write([]byte("ok"))
	default:
		http.NotFound(w, r)
	}
}

func main() {
	l, err := net.Listen("tcp", newSettings().GetString("LISTEN"))
	if err != nil {
		panic(err)
	}
	s := &server{Server: &http.Server{}}
	s.run(l, http.HandlerFunc(answer))
}
