package generator

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// Where files are mounted. With the root file system read-only, these and the
// writable paths are all that is not the image's.
const (
	configDir  = "/etc/config"
	secretsDir = "/run/secrets"
)

// volume is one volume of a pod; exactly one of Size, ConfigMap, Secrets and
// Audience is set.
type volume struct {
	Name      string
	Size      string // of an emptyDir
	Memory    bool   // that emptyDir is no disk
	Audience  string // of a token of the pod's ServiceAccount
	ConfigMap string
	Secrets   []secretSource
}

type mount struct {
	Volume, Path string
	ReadOnly     bool
}

// secretSource is a Secret and the keys that become files.
type secretSource struct {
	Name  string
	Items []secretItem
}

type secretItem struct{ Key, Path string }

func (p *pod) mountWritable(c *container, service *ship.Service, found *problems) {
	// Without a bound an emptyDir may fill the node's disk. What lies in it counts
	// as ephemeral storage of the pod, so that limit is the bound.
	size := service.Resources.Limits.EphemeralStorage
	names := map[string]bool{"config": true, "secrets": true, "vault": true, "vault-token": true, "vault-agent": true, "bundle": true}
	for i, dir := range service.WritablePaths {
		if dir == configDir && len(service.Config) > 0 || dir == secretsDir && len(service.Secrets) > 0 {
			found.add(pointer("services", service.Name, "writablePaths", strconv.Itoa(i)), "take another folder", "%s holds mounted files and cannot be written to", dir)
		}
		name := volumeName(dir, names)
		p.Volumes = append(p.Volumes, volume{Name: name, Size: size})
		c.Mounts = append(c.Mounts, mount{Volume: name, Path: dir})
	}
}

func (p *pod) mountConfig(c *container, config *configMap) {
	if config == nil {
		return
	}
	p.Volumes = append(p.Volumes, volume{Name: "config", ConfigMap: config.Name})
	c.Mounts = append(c.Mounts, mount{Volume: "config", Path: configDir, ReadOnly: true})
}

// volumeName is a path as a DNS label that no other volume has: /var/cache → var-cache.
func volumeName(dir string, taken map[string]bool) string {
	slug := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(path.Clean(dir)))
	slug = strings.Trim(slug, "-")
	slug = strings.TrimRight(slug[:min(len(slug), 50)], "-")
	if slug == "" {
		slug = "data"
	}
	name := slug
	for i := 2; taken[name]; i++ {
		name = slug + "-" + strconv.Itoa(i)
	}
	taken[name] = true
	return name
}

func addSource(sources []secretSource, name string, item secretItem) []secretSource {
	for i := range sources {
		if sources[i].Name == name {
			sources[i].Items = append(sources[i].Items, item)
			return sources
		}
	}
	return append(sources, secretSource{Name: name, Items: []secretItem{item}})
}

// envName is a file's name as a variable's: tls.key → TLS_KEY.
func envName(file string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToUpper(file))
}

// setEnv adds a variable in its place, unless the user set one of that name.
func (c *container) setEnv(entry envEntry) {
	i, ok := slices.BinarySearchFunc(c.Env, entry, func(a, b envEntry) int { return strings.Compare(a.Name, b.Name) })
	if !ok {
		c.Env = slices.Insert(c.Env, i, entry)
	}
}
