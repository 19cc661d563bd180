package kubernetes

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"sync"
)

// definitions.json.gz is made by schemas/generate.go from a release of Kubernetes.
//
//go:embed schemas/definitions.json.gz
var compressed []byte

// schema is the part of OpenAPI that Kubernetes' own types use, with the types
// int-or-string and quantity besides; no type is any value.
type schema struct {
	Type       string             `json:"type"`
	Format     string             `json:"format"`
	Ref        string             `json:"$ref"`
	Properties map[string]*schema `json:"properties"`
	Items      *schema            `json:"items"`
	Values     *schema            `json:"additionalProperties"`
	Required   []string           `json:"required"`
	Enum       []string           `json:"enum"`
}

type definitions struct {
	Version     string             `json:"version"`
	Kinds       map[string]string  `json:"kinds"` // "apps/v1 Deployment" to a definition
	Definitions map[string]*schema `json:"definitions"`
}

// load reads the table when it is first asked for; it is never changed after.
var load = sync.OnceValue(func() *definitions {
	r, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		panic("kubernetes: embedded definitions: " + err.Error())
	}
	var d definitions
	if err := json.NewDecoder(r).Decode(&d); err != nil {
		panic("kubernetes: embedded definitions: " + err.Error())
	}
	return &d
})

// Version is the release of Kubernetes whose kinds are known: 1.36.3.
func Version() string { return load().Version }

// Known says whether Kubernetes serves the kind under that version; custom
// resources are unknown.
func Known(apiVersion, kind string) bool {
	return load().Kinds[apiVersion+" "+kind] != ""
}

func (d *definitions) of(apiVersion, kind string) *schema {
	return d.Definitions[d.Kinds[apiVersion+" "+kind]]
}

// resolve follows a reference; nil is any value.
func (d *definitions) resolve(s *schema) *schema {
	if s != nil && s.Ref != "" {
		return d.Definitions[s.Ref]
	}
	return s
}
