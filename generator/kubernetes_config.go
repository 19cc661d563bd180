package generator

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/shipgen/shipgen/schema/ship"
)

// maxConfigBytes is what a ConfigMap can hold.
// https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
const maxConfigBytes = 1 << 20

// configMap holds a service's config files. Its name ends in a hash of the
// content: a change is a new object, so the Deployment rolls, and the old one
// stays for a way back. kustomize's generator does the same, but cannot read
// files outside the overlay's folder.
type configMap struct {
	Name   string
	Text   []configEntry
	Binary []configEntry // base64
}

type configEntry struct{ Name, Value string }

func newConfigMap(in *Input, service *ship.Service, found *problems) *configMap {
	if len(service.Config) == 0 {
		return nil
	}
	c := &configMap{}
	hash, size := sha256.New(), 0
	for _, file := range service.Config {
		data, ok := in.Repo.Files[file.Path]
		if !ok {
			found.add(pointer("services", service.Name, "config", "files", file.Name), "", "no such file: %q", file.Path)
			continue
		}
		size += len(data)
		fmt.Fprintf(hash, "%d %s %d ", len(file.Name), file.Name, len(data))
		hash.Write(data)
		c.add(file.Name, data)
	}
	if size > maxConfigBytes {
		found.add(pointer("services", service.Name, "config", "files"), "put large files into the image",
			"config files of %d bytes together, and a ConfigMap holds %d", size, maxConfigBytes)
	}
	c.Name = service.Name + "-config-" + hex.EncodeToString(hash.Sum(nil))[:10]
	return c
}

// add keeps a file exactly: as text where YAML can hold it, else in base64.
func (c *configMap) add(name string, data []byte) {
	if utf8.Valid(data) && !strings.ContainsRune(string(data), '\uFEFF') {
		c.Text = append(c.Text, configEntry{name, string(data)})
		return
	}
	c.Binary = append(c.Binary, configEntry{name, base64.StdEncoding.EncodeToString(data)})
}
