package main

import (
	"net/http"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

func main() {
	pflag.String("config", "", "configuration file")
	pflag.Int("port", 8080, "port")
	pflag.Parse()
	viper.BindPFlags(pflag.CommandLine)
	viper.SetConfigFile(viper.GetString("config"))
	viper.ReadInConfig()
	http.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(":"+viper.GetString("port"), nil)
}
