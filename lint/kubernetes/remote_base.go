package kubernetes

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// isKustomization: https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#kustomization
func isKustomization(file string) bool {
	switch path.Base(file) {
	case "kustomization.yaml", "kustomization.yml", "Kustomization":
		return true
	}
	return false
}

// remoteBases are what a kustomization takes from other repositories.
func remoteBases(p *lint.Pass) error {
	docs, err := p.File.Documents()
	if err != nil || isSample(p.File.Path) {
		return err
	}
	for _, doc := range docs {
		for _, field := range []string{"resources", "bases", "components"} {
			for _, n := range items(doc.Root.Get(field)) {
				remoteBase(p, n)
			}
		}
	}
	return nil
}

func remoteBase(p *lint.Pass, n *node.Node) {
	f := lint.Finding{Span: at(p, n), Hint: "add ?ref= with a tag or a commit"}
	revision, remote := revisionOf(n.Text())
	switch {
	case !remote || isDynamic(n.Text()):
		return
	case revision == "" || revision == "HEAD" || revision == "latest":
		f.Message = "the base of another repository follows whatever is pushed there: it has no ref"
	case isBranch(revision):
		f.Message = fmt.Sprintf("the base of another repository follows its branch %s", quote(revision))
	default:
		return
	}
	p.Report(f)
}

// revisionOf is the revision that the address of a base names, and whether it is
// the address of a repository at all: any other file of the web has no revision.
// https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md
func revisionOf(address string) (revision string, remote bool) {
	plain, query, _ := strings.Cut(address, "?")
	if rest, ok := strings.CutPrefix(plain, "https://raw.githubusercontent.com/"); ok {
		parts := strings.SplitN(strings.Replace(rest, "/refs/heads/", "/", 1), "/", 4)
		return parts[min(2, len(parts)-1)], len(parts) == 4
	}
	if strings.Contains(plain, "/releases/latest/download/") {
		return "latest", true
	}
	git := strings.HasPrefix(plain, "github.com/") || strings.HasPrefix(plain, "git@") || strings.HasPrefix(plain, "git::") || strings.HasPrefix(plain, "ssh://") ||
		strings.HasPrefix(plain, "https://") && (strings.Contains(plain[8:], "//") || strings.Contains(plain, ".git") || strings.HasPrefix(plain, "https://github.com/"))
	if !git || strings.Contains(plain, "/releases/download/") {
		return "", false
	}
	for _, pair := range strings.Split(query, "&") {
		if name, value, _ := strings.Cut(pair, "="); name == "ref" || name == "version" {
			return value, true
		}
	}
	return "", true
}
