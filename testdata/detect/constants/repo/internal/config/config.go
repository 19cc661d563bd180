package config

const (
	base = 8000
	Port = base + 85
)

type Config struct {
	HTTP HTTP
}

type HTTP struct {
	Port int
}

func Default() *Config { return &Config{HTTP: HTTP{Port: Port}} }
