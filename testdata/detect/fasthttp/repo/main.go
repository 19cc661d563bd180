package main

import (
	"log"

	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

func main() {
	r := router.New()
	r.GET("/healthz", func(ctx *fasthttp.RequestCtx) { ctx.SetStatusCode(200) })
	r.GET("/", func(ctx *fasthttp.RequestCtx) { ctx.WriteString("hello") })
	log.Fatal(fasthttp.ListenAndServe(":8585", r.Handler))
}
