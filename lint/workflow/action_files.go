package workflow

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// conditions looks for pre-if and post-if of an action that has no pre or post.
func (m *metadata) conditions(kind string) {
	if kind != "node" {
		return
	}
	for _, key := range []string{"pre", "post"} {
		condition := m.w.Runs.Get(key + "-if")
		if condition.Text() != "" && m.w.Runs.Get(key).Text() == "" {
			m.minor(condition, fmt.Sprintf("%s-if is the condition of %s, which the action does not have", key, key), "add "+key+" or remove the condition")
		}
	}
}

// files looks for the files that an action runs. They may be built just before it
// is used, so that is for the pedantic.
func (m *metadata) files(allowed []string) {
	for _, key := range []string{"main", "pre", "post", "image", "pre-entrypoint", "entrypoint", "post-entrypoint"} {
		n := m.w.Runs.Get(key)
		if !slices.Contains(allowed, key) || !ownFile(n) {
			continue
		}
		if base := path.Base(n.Text()); key == "image" && base != "Dockerfile" {
			m.minor(n, fmt.Sprintf("the image of the action is built from %s, which is not called Dockerfile", quote(base)), "GitHub's syntax asks for a Dockerfile, or docker:// and an image")
		}
		file := path.Join(path.Dir(m.path), n.Text())
		if !m.tree.Has(file) {
			m.add(fault{
				at: n, severity: lint.Low, audience: lint.Pedantic, confidence: lint.LowConfidence,
				message: fmt.Sprintf("%s of the action names %s, which is not in the repository", key, quote(file)), hint: "build and commit it, or correct the path",
			})
		}
	}
}

// ownFile says whether a value names a file beside the action.yml.
func ownFile(n *node.Node) bool {
	text := n.Text()
	return text != "" && !dynamic(n) && !strings.HasPrefix(text, "docker://") && !strings.HasPrefix(text, "/")
}
