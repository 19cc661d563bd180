// Command host listens on an address to which the port is added, or on a socket.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"

	"github.com/spf13/viper"
)

func main() {
	viper.SetEnvPrefix("HOST")
	viper.AutomaticEnv()
	viper.SetDefault("address", "0.0.0.0")
	viper.SetDefault("port", 4533)
	log.Fatal(run(viper.GetString("address"), viper.GetInt("port")))
}

func run(addr string, port int) error {
	server := &http.Server{Handler: http.NewServeMux()}
	var listener net.Listener
	var err error
	if path, ok := strings.CutPrefix(addr, "unix:"); ok {
		listener, err = net.Listen("unix", path)
	} else {
		addr = fmt.Sprintf("%s:%d", addr, port)
		listener, err = net.Listen("tcp", addr)
	}
	if err != nil {
		return err
	}
	return server.Serve(listener)
}
