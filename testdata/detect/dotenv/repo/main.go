// Command dotenv takes its addresses from a file of variables, and others by keys
// of a type of its own.
package main

import (
	"log"
	"net/http"

	"github.com/spf13/viper"
)

type config struct {
	HTTPServerAddress string `mapstructure:"HTTP_SERVER_ADDRESS"`
}

type key string

const debugInterface key = "debug.interface"

func (k key) text() string     { return viper.GetString(string(k)) }
func (k key) setDefault(v any) { viper.SetDefault(string(k), v) }

func main() {
	debugInterface.setDefault(":6061")
	viper.AddConfigPath(".")
	viper.SetConfigName("app")
	viper.SetConfigType("env")
	if err := viper.ReadInConfig(); err != nil {
		log.Fatal(err)
	}
	var c config
	if err := viper.Unmarshal(&c); err != nil {
		log.Fatal(err)
	}
	debug := http.NewServeMux()
	debug.HandleFunc("/debug/pprof/", func(http.ResponseWriter, *http.Request) {})
	go http.ListenAndServe(debugInterface.text(), debug)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	log.Fatal(http.ListenAndServe(c.HTTPServerAddress, mux))
}
