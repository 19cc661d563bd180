package main

import (
	"net/http"
	"strings"

	"github.com/spf13/viper"
)

type settings struct {
	Server struct {
		Port string `mapstructure:"port"`
	} `mapstructure:"server"`
}

func main() {
	viper.SetDefault("server.port", "8100")
	viper.SetEnvPrefix("vip")
	viper.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	viper.AutomaticEnv()
	var s settings
	if err := viper.Unmarshal(&s); err != nil {
		panic(err)
	}
	http.ListenAndServe(":"+s.Server.Port, http.HandlerFunc(serve))
}

func serve(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/live":
		w.WriteHeader(http.StatusOK)
	default:
		http.NotFound(w, r)
	}
}
