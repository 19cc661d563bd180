package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/labstack/echo/v4"
)

type config struct {
	Port int
}

func load() config {
	c := config{Port: 1323}
	if text, ok := os.LookupEnv("HTTP_PORT"); ok {
		if port, err := strconv.Atoi(text); err == nil {
			c.Port = port
		}
	}
	return c
}

func main() {
	cfg := load()
	e := echo.New()
	g := e.Group("/api")
	g.GET("/ping", func(c echo.Context) error { return c.String(200, "pong") })
	e.Logger.Fatal(e.Start(fmt.Sprintf(":%d", cfg.Port)))
}
