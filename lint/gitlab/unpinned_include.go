package gitlab

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// UnpinnedInclude finds configuration from elsewhere that changes by itself.
var UnpinnedInclude = &lint.Rule{
	Name:  "gitlab-unpinned-include",
	Title: "Included pipeline configuration without a fixed version",
	Doc: doc("What is included runs as if it stood in the file, with the project's variables and its job token. Without a ref it is the head of the other project's default branch; a remote file is whatever its server answers.",
		"include:\n  - project: acme/ci\n    file: go.yml\n  - remote: https://example.com/ci.yml\n  - component: gitlab.com/acme/sast/scan@~latest", "include:\n  - project: acme/ci\n    ref: <commit>\n    file: go.yml\n  - remote: https://example.com/ci.yml\n    integrity: sha256-<base64 of the hash>\n  - component: gitlab.com/acme/sast/scan@<commit>",
		"Name a commit: `ref`, the part behind a component's @, or `integrity` for a remote file (GitLab 17.9). A tag or a released version of a component is reported to the pedantic audience. GitLab's own templates come with the server. https://docs.gitlab.com/ci/yaml/#include"),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  unpinnedInclude,
}

var (
	commit    = pattern.New(`^[0-9a-f]{40}$|^[0-9a-f]{64}$`)
	inAddress = pattern.New(`/[0-9a-f]{40}/`)
	release   = pattern.New(`^v?\d+(\.\d+)*([-+].*)?$`)
)

func unpinnedInclude(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	found := included(p, f.Root.Get("include"))
	for _, j := range f.Jobs { // https://docs.gitlab.com/ci/yaml/#triggerinclude
		found = append(found, included(p, j.Node.Path("trigger", "include"))...)
	}
	reportMoving(p, found)
	return nil
}

// included reports the remote files of an include, and returns what it has of
// other projects.
func included(p *lint.Pass, all *node.Node) (found []moving) {
	if all == nil || all.Alias {
		return nil
	}
	items := all.Items
	if all.Kind != node.Sequence {
		items = []*node.Node{all}
	}
	for _, item := range items {
		switch {
		case item.Kind == node.Scalar && strings.Contains(item.Value, "://"):
			reportRemote(p, item, item)
		case item.Get("remote") != nil:
			reportRemote(p, item, item.Get("remote"))
		case item.Get("project") != nil:
			found = append(found, projectRef(item)...)
		case item.Get("component") != nil:
			found = append(found, componentRef(item.Get("component"))...)
		}
	}
	return found
}

func reportRemote(p *lint.Pass, item, address *node.Node) {
	if item.Get("integrity") != nil || dynamic(address.Text()) || inAddress.MatchString(address.Text()) {
		return
	}
	f := lint.Finding{
		Span:    at(p, address),
		Message: fmt.Sprintf("remote configuration %s is included without its hash", quote(address.Text())),
		Hint:    "add integrity: sha256-… (GitLab 17.9), or copy the file",
	}
	if strings.HasPrefix(address.Text(), "http://") {
		f.Severity = lint.High
		f.Message += ", over a connection that proves nothing"
	}
	p.Report(f)
}

// moving is an include that names another project and no commit of it.
type moving struct {
	project, ref string // ref "" = the head of the default branch
	n            *node.Node
}

func projectRef(item *node.Node) []moving {
	project, ref := item.Get("project"), item.Get("ref")
	switch {
	case dynamic(project.Text()), dynamic(ref.Text()), commit.MatchString(ref.Text()):
		return nil
	case ref == nil:
		return []moving{{project.Text(), "", project}}
	}
	return []moving{{project.Text(), ref.Text(), ref}}
}

// componentRef: the last word of a component's path is its name in the project
// (https://docs.gitlab.com/ci/components/#use-a-component).
func componentRef(n *node.Node) []moving {
	name, ref, ok := strings.Cut(n.Text(), "@")
	if !ok || dynamic(n.Text()) || commit.MatchString(ref) {
		return nil
	}
	return []moving{{path.Dir(name), ref, n}}
}

// reportMoving reports each project once per ref: what is included from it is
// pinned together. A release is a tag, which its owner may move; anything else is
// taken for a branch.
func reportMoving(p *lint.Pass, all []moving) {
	type key struct{ project, ref string }
	uses := map[key][]moving{}
	for _, m := range all {
		uses[key{m.project, m.ref}] = append(uses[key{m.project, m.ref}], m)
	}
	for _, m := range all {
		same := uses[key{m.project, m.ref}]
		if same[0] != m {
			continue
		}
		f := lint.Finding{Span: at(p, m.n), Severity: lint.Low, Hint: "name the commit, and the version in a comment"}
		switch {
		case m.ref == "":
			f.Message = fmt.Sprintf("configuration of project %s is included from the head of its default branch", quote(m.project))
			f.Hint = "add ref: with a commit or a protected tag"
		case release.MatchString(m.ref):
			f.Message = fmt.Sprintf("configuration of project %s is included at tag %s, not at a commit", quote(m.project), quote(m.ref))
			f.Audience = lint.Pedantic
		default:
			f.Message = fmt.Sprintf("configuration of project %s is included at %s, which moves", quote(m.project), quote(m.ref))
		}
		for _, more := range same[1:] {
			f.Related = append(f.Related, lint.Related{Span: at(p, more.n), Message: "and here"})
		}
		p.Report(f)
	}
}
