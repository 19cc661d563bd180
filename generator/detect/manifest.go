package detect

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/helm"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/source"
)

// readManifests reads the containers of plain manifests and of kustomize bases.
func (r *Result) readManifests() {
	charts := r.charts()
	for _, name := range r.tree.Files() {
		if ext := path.Ext(name); ext != ".yaml" && ext != ".yml" || isSample(name) || below(charts, name) {
			continue
		}
		if t := r.open(name); t != nil && bytes.Contains(t.data, []byte("containers:")) {
			r.addContainers(t, t.data, "")
		}
	}
}

func below(dirs []string, name string) bool {
	for _, dir := range dirs {
		if dir == "." || strings.HasPrefix(name, dir+"/") {
			return true
		}
	}
	return false
}

// maxCharts is how many charts of one repository are read.
const maxCharts = 100

// charts are the folders of the Helm charts.
func (r *Result) charts() (dirs []string) {
	for _, name := range r.tree.Files() {
		if path.Base(name) == "Chart.yaml" && !isSample(name) && len(dirs) < maxCharts {
			dirs = append(dirs, path.Dir(name))
		}
	}
	return dirs
}

// readCharts reads the containers of each chart's templates with its own values.
func (r *Result) readCharts() {
	for _, dir := range r.charts() {
		values := r.document(path.Join(dir, "values.yaml"))
		for _, name := range r.tree.Files() {
			if !strings.HasPrefix(name, path.Join(dir, "templates")+"/") || !strings.HasSuffix(name, "yaml") || strings.Contains(name, "/tests/") {
				continue
			}
			if t := r.open(name); t != nil && bytes.Contains(t.data, []byte("containers:")) {
				r.addContainers(t, helm.Manifest(t.data, values), path.Base(dir))
			}
		}
	}
}

func (r *Result) document(name string) *node.Node {
	t := r.open(name)
	if t == nil {
		return nil
	}
	docs, err := node.Parse(t.data, node.DefaultLimits)
	if err != nil || len(docs) == 0 {
		return nil
	}
	return docs[0].Root
}

// addContainers takes the first regular container of each workload and every
// other one by its image. data is what t says, line for line.
func (r *Result) addContainers(t *text, data []byte, chart string) {
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		return
	}
	seen := *t
	if chart != "" {
		seen = *newText(t.name, data)
	}
	for _, object := range kubernetes.Objects(docs) {
		regular := 0
		for _, container := range object.Containers() {
			if container.Kind != kubernetes.Regular {
				continue
			}
			c := readContainer(&seen, container)
			if regular++; chart != "" && regular == 1 {
				c.names = append(c.names, chart)
			}
			r.stands = append(r.stands, c)
		}
	}
}

func readContainer(t *text, container kubernetes.Container) *candidate {
	c := &candidate{names: []string{container.Name, imageName(container.Image().Text())}}
	c.what, c.given.Env = "containerPort", map[string]source.Setting{}
	for _, e := range container.Env() {
		if !strings.Contains(e.Value, helm.Unknown) {
			c.given.Env[e.Name] = source.Setting{Value: e.Value, At: t.of(e.Node)}
		}
	}
	command := container.Words("command")
	for i, word := range append(append([]*node.Node{}, command...), container.Words("args")...) {
		if i == 0 && len(command) > 0 {
			continue // the program
		}
		c.vague = c.vague || strings.Contains(word.Text(), helm.Unknown) || strings.Contains(word.Text(), "$") || word.Kind != node.Scalar
		c.given.Args = append(c.given.Args, source.Setting{Value: word.Text(), At: t.of(word)})
	}
	ports := map[string]int{}
	for _, p := range container.Ports() {
		c.ports = append(c.ports, portClaim{p.Name, p.Number, t.of(p.Node)})
		ports[p.Name] = p.Number
	}
	for _, p := range container.HTTPProbes() {
		number, err := strconv.Atoi(p.Port)
		if err != nil {
			number = ports[p.Port]
		}
		key := strings.TrimSuffix(p.Kind, "Probe") + "Path"
		if !strings.Contains(p.Path, helm.Unknown) && strings.HasPrefix(p.Path, "/") {
			c.probes = append(c.probes, probeClaim{key, p.Path, number, t.of(p.Node)})
		}
	}
	if !strings.Contains("/"+t.name, "/overlays/") { // of one environment
		c.sizes = readResources(t, container.Node.Get("resources"))
	}
	return c
}
