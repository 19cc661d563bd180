// Package config holds the defaults of beacon, which files and variables change.
package config

import (
	_ "embed"

	"github.com/knadh/koanf"
	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/rawbytes"
)

//go:embed default.yaml
var defaults []byte

type Config struct {
	Settings Settings `yaml:"settings"`
}

type Settings struct {
	MetricsPort string `yaml:"metricsPort"`
	HealthPort  string `yaml:"healthPort"`
}

func Load(files [][]byte) (*Config, string, error) {
	k := koanf.New(".")
	if err := k.Load(rawbytes.Provider(defaults), yaml.Parser()); err != nil {
		return nil, "", err
	}
	for _, file := range files {
		if err := k.Load(rawbytes.Provider(file), yaml.Parser()); err != nil {
			return nil, "", err
		}
	}
	var c Config
	if err := k.UnmarshalWithConf("", &c, koanf.UnmarshalConf{}); err != nil {
		return nil, "", err
	}
	return &c, k.String("api.addr"), nil
}
