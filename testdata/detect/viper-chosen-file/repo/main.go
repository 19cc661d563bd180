// Command parcels reads one of two files.
package main

import (
	"log"
	"net/http"
	"os"

	"github.com/spf13/viper"
)

type config struct {
	HTTP struct{ Port string }
}

func read() (*config, error) {
	viper.SetConfigType("yaml")
	viper.AddConfigPath("./config")
	if os.Getenv("MODE") == "DOCKER" {
		viper.SetConfigName("config-docker.yml")
	} else {
		viper.SetConfigName("config.yaml")
	}
	if err := viper.ReadInConfig(); err != nil {
		return nil, err
	}
	var c config
	if err := viper.Unmarshal(&c); err != nil {
		return nil, err
	}
	if port := os.Getenv("HTTP_PORT"); port != "" {
		c.HTTP.Port = port
	}
	return &c, nil
}

func main() {
	c, err := read()
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(c.HTTP.Port, nil))
}
