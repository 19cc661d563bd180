package kubernetes

import (
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// ContainerPort is a TCP port of a container.
type ContainerPort struct {
	Name   string
	Number int
	Node   *node.Node
}

// Ports are the container's ports whose number is written.
func (c Container) Ports() (all []ContainerPort) {
	list := c.Node.Get("ports")
	if list == nil {
		return nil
	}
	for _, item := range list.Items {
		at := item.Get("containerPort")
		number, err := strconv.Atoi(at.Text())
		if protocol := item.Get("protocol").Text(); err == nil && (protocol == "" || protocol == "TCP") {
			all = append(all, ContainerPort{item.Get("name").Text(), number, at})
		}
	}
	return all
}

// Env is one plain variable of a container.
type Env struct {
	Name, Value string
	Node        *node.Node
}

// Env are the variables with a value of their own: no valueFrom, no $(OTHER).
func (c Container) Env() (all []Env) {
	list := c.Node.Get("env")
	if list == nil {
		return nil
	}
	for _, item := range list.Items {
		if value := item.Get("value"); value != nil && value.Kind == node.Scalar && !strings.Contains(value.Text(), "$(") {
			all = append(all, Env{item.Get("name").Text(), value.Text(), value})
		}
	}
	return all
}

// Words are the words of command or args.
func (c Container) Words(key string) []*node.Node {
	if list := c.Node.Get(key); list != nil {
		return list.Items
	}
	return nil
}

// HTTPProbe is a probe that asks a path.
type HTTPProbe struct {
	Kind       string // livenessProbe, readinessProbe, startupProbe
	Path, Port string // a name or a number
	Node       *node.Node
}

// HTTPProbes are the container's probes of httpGet.
func (c Container) HTTPProbes() (all []HTTPProbe) {
	for _, kind := range []string{"livenessProbe", "readinessProbe", "startupProbe"} {
		get := c.Node.Path(kind, "httpGet")
		if at := get.Get("path"); at.Text() != "" {
			all = append(all, HTTPProbe{kind, at.Text(), get.Get("port").Text(), at})
		}
	}
	return all
}
