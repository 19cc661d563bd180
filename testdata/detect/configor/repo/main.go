// Command configor reads defaults and variables by jinzhu/configor, a file's keys
// by the tag that an option of viper chooses, and a map that a database fills.
package main

import (
	"net/http"
	"strconv"

	"github.com/jinzhu/configor"
	"github.com/mitchellh/mapstructure"
	"github.com/spf13/viper"
)

type config struct {
	Listen string `yaml:"listen" default:"0.0.0.0" env:"APP_LISTEN"`
	Port   int    `default:"8191" env:"APP_PORT"`
}

type paths struct {
	Health string `yaml:"health_uri"`
}

var sites = map[string]http.Handler{}

func main() {
	c := &config{}
	configor.New(&configor.Config{}).Load(c, "config.yml")
	viper.SetDefault("health_uri", "/healthz")
	p := &paths{}
	viper.Unmarshal(p, func(d *mapstructure.DecoderConfig) { d.TagName = "yaml" })
	mux := http.NewServeMux()
	mux.HandleFunc(p.Health, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	if len(sites) != 0 {
		go http.ListenAndServe(":81", mux)
	}
	if c.Listen != "-" && c.Listen != "" {
		http.ListenAndServe(c.Listen+":"+strconv.Itoa(c.Port), mux)
	}
}
