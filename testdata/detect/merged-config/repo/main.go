package main

import (
	"flag"
	"log"
	"net"
	"os"
	"strconv"

	"dario.cat/mergo"
	"github.com/acme/registrar/pipe"
	"github.com/hashicorp/hcl"
	"google.golang.org/grpc"
)

type config struct {
	Host string `hcl:"host"`
	Port int    `hcl:"port"`
}

func main() {
	file := flag.String("config", "registrar.hcl", "the configuration")
	flag.Parse()
	text, err := os.ReadFile(*file)
	if err != nil {
		log.Fatal(err)
	}
	read := &config{}
	if err := hcl.Decode(read, string(text)); err != nil {
		log.Fatal(err)
	}
	c := &config{}
	if err := mergo.Merge(c, read); err != nil {
		log.Fatal(err)
	}
	if err := mergo.Merge(c, &config{Host: "0.0.0.0", Port: 8081}); err != nil {
		log.Fatal(err)
	}
	addr, err := net.ResolveTCPAddr("tcp", net.JoinHostPort(c.Host, strconv.Itoa(c.Port)))
	if err != nil {
		log.Fatal(err)
	}
	plugins := grpc.NewServer()
	go plugins.Serve(pipe.New())
	l, err := net.Listen(addr.Network(), addr.String())
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(grpc.NewServer().Serve(l))
}
