package kubernetes

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// HostPath finds volumes that are folders of the node.
var HostPath = &lint.Rule{
	Name:  "host-path",
	Title: "Sensitive folder of the node in a pod",
	Doc: doc("With the container runtime's socket a program starts privileged containers; with the node's `/etc` or `/` it writes a cron job there. Both are root on the node.",
		"volumes:\n  - name: docker\n    hostPath: {path: /var/run/docker.sock}", "volumes:\n  - name: work\n    emptyDir: {sizeLimit: 1Gi}",
		"Build images with a rootless builder, and keep data in a PersistentVolumeClaim. Agents of the node (a DaemonSet) that mount folders read-only are reported to the pedantic audience."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  hostPath,
}

// sensitive folders of a node, each with what is below it.
var sensitive = []string{"/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/root", "/var/lib/kubelet", "/var/lib/docker", "/var/lib/containerd"}

// listed are those that kube-linter's sensitive-host-mounts has, exactly so.
var listed = map[string]bool{"/": true, "/boot": true, "/dev": true, "/etc": true, "/lib": true, "/proc": true, "/sys": true, "/usr": true}

// harmless files below them are read for the time and for certificates.
var harmless = []string{"/etc/localtime", "/etc/timezone", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/usr/share", "/usr/local/share", "/etc/machine-id", "/dev/shm"}

func hostPath(p *lint.Pass) error {
	for _, w := range pods(p) {
		for _, volume := range items(w.spec.Get("volumes")) {
			value := volume.Path("hostPath", "path")
			folder := path.Clean(value.Text())
			f := lint.Finding{Span: at(p, first(value, volume)), Aliases: none}
			switch {
			case value.Text() == "" || below(folder, harmless):
				continue
			case strings.HasSuffix(folder, "/docker.sock"), strings.HasSuffix(folder, "/containerd.sock"), strings.HasSuffix(folder, "/crio.sock"):
				f.Severity = lint.High
				f.Message = fmt.Sprintf("%s has the socket of the container runtime, %s: whoever speaks to it is root on the node", name(w.Object), quote(folder))
				f.Hint = "do without the runtime: a rootless builder, or the Kubernetes API"
				if strings.HasSuffix(folder, "/docker.sock") {
					f.Aliases = []string{"kube-linter:docker-sock"}
				}
			case folder == "/" || below(folder, sensitive):
				f.Message = fmt.Sprintf("%s has the node's folder %s", name(w.Object), quote(folder))
				f.Hint = "use an emptyDir or a PersistentVolumeClaim"
				if listed[folder] {
					f.Aliases = []string{"kube-linter:sensitive-host-mounts"}
				}
				if w.Kind == "DaemonSet" {
					f.Severity, f.Audience = lint.Low, lint.Pedantic
				}
			default:
				continue
			}
			p.Report(f)
		}
	}
	return nil
}

// below says whether a folder is one of the list or lies in one.
func below(folder string, list []string) bool {
	for _, dir := range list {
		if folder == dir || strings.HasPrefix(folder, dir+"/") {
			return true
		}
	}
	return false
}

// first is the first node that is there.
func first(nodes ...*node.Node) *node.Node {
	for _, n := range nodes {
		if n != nil {
			return n
		}
	}
	return nil
}
