package config

import (
	"context"
	"os"
	"strconv"
)

// Config is the configuration.
type Config struct {
	HTTP HTTP
}

// HTTP is the server's part.
type HTTP struct {
	Host string
	Port int
}

type key struct{}

// Default is the configuration before the environment is asked.
func Default() *Config { return &Config{HTTP: HTTP{Port: 8333}} }

// Load asks the environment.
func (c *Config) Load() error { return number(&c.HTTP.Port, "KEYS_HTTP_PORT") }

func number(target *int, name string) error {
	text, ok := os.LookupEnv(name)
	if !ok {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return err
	}
	*target = n
	return nil
}

// With puts a configuration into a context.
func With(ctx context.Context, c *Config) context.Context { return context.WithValue(ctx, key{}, c) }

// From takes it out again.
func From(ctx context.Context) *Config {
	if c, ok := ctx.Value(key{}).(*Config); ok {
		return c
	}
	return nil
}
