//go:build wireinject

package main

import "github.com/google/wire"

func newServer() *server {
	wire.Build(newMux, wire.Struct(new(server), "*"))
	return nil
}
