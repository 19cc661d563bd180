package main

import (
	"context"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
)

func main() {
	h := server.Default(server.WithHostPorts(":8890"))
	api := h.Group("/api")
	api.GET("/tides", func(ctx context.Context, c *app.RequestContext) {})
	h.GET("/healthz", func(ctx context.Context, c *app.RequestContext) {})
	h.Spin()
}
