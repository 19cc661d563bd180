package kubernetes

import (
	"fmt"
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// RBACWildcard finds rights to everything.
var RBACWildcard = &lint.Rule{
	Name:  "rbac-wildcard",
	Title: "Role with rights to everything",
	Doc: doc("A role with `*` for verbs and resources is the cluster's administrator under another name, also over kinds that are installed tomorrow. Whoever takes over a pod with it has the cluster.",
		"rules:\n  - {apiGroups: [\"*\"], resources: [\"*\"], verbs: [\"*\"]}", "rules:\n  - {apiGroups: [\"\"], resources: [configmaps], verbs: [get, list, watch]}",
		"List what the program calls. A single `*`, a role that reads every Secret, and rights of the account `default`, which are those of every pod that names no other, are reported to the pedantic audience. https://kubernetes.io/docs/concepts/security/rbac-good-practices/"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  rbacWildcard,
}

const rbacGroup = "rbac.authorization.k8s.io"

func rbacWildcard(p *lint.Pass) error {
	for _, o := range objects(p) {
		switch {
		case is(o, rbacGroup, "Role", "ClusterRole"):
			for _, rule := range items(o.Node.Get("rules")) {
				reportWildcard(p, o, rule)
				secretReaders(p, o, rule)
			}
		case is(o, rbacGroup, "RoleBinding", "ClusterRoleBinding") && o.Node.Path("roleRef", "name").Text() != "cluster-admin":
			defaultAccount(p, o)
		case is(o, rbacGroup, "RoleBinding", "ClusterRoleBinding"):
			for _, subject := range items(o.Node.Get("subjects")) {
				if subject.Get("kind").Text() == "ServiceAccount" {
					p.Report(lint.Finding{
						Span:    at(p, first(subject.Get("name"), subject)),
						Message: fmt.Sprintf("%s makes the service account %s administrator of %s", name(o), quote(subject.Get("name").Text()), reach(o)),
						Hint:    "bind a role with the rights that it uses",
						Aliases: adminAliases(o),
					})
				}
			}
		}
	}
	return nil
}

// reach is where the rights of a role or a binding hold.
func reach(o *kubernetes.Object) string {
	if o.Kind == "Role" || o.Kind == "RoleBinding" {
		return "its namespace"
	}
	return "the cluster"
}

// kube-linter looks at ClusterRoleBindings only.
func adminAliases(o *kubernetes.Object) []string {
	if o.Kind == "RoleBinding" {
		return none
	}
	return []string{"kube-linter:cluster-admin-role-binding"}
}

// defaultAccount finds rights of the account that every pod has which names none.
func defaultAccount(p *lint.Pass, o *kubernetes.Object) {
	for _, subject := range items(o.Node.Get("subjects")) {
		if account := subject.Get("name"); subject.Get("kind").Text() == "ServiceAccount" && account.Text() == "default" {
			p.Report(lint.Finding{
				Span: at(p, account), Severity: lint.Low, Audience: lint.Pedantic, Aliases: none,
				Message: fmt.Sprintf("%s gives its rights to the service account default, which every pod has that names none", name(o)),
				Hint:    "make a service account for the program",
			})
		}
	}
}

// secretReaders finds roles that read every Secret.
func secretReaders(p *lint.Pass, o *kubernetes.Object, rule *node.Node) {
	resource := oneOf(rule.Get("resources"), "secrets")
	verb := oneOf(rule.Get("verbs"), "get", "list", "watch")
	if resource == nil || verb == nil || rule.Get("resourceNames") != nil {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, resource), Severity: lint.Low, Audience: lint.Pedantic, Aliases: none,
		Message: fmt.Sprintf("%s may read every Secret of %s", name(o), reach(o)),
		Hint:    "name them in resourceNames",
	})
}

func oneOf(list *node.Node, words ...string) *node.Node {
	for _, item := range items(list) {
		if slices.Contains(words, item.Text()) {
			return item
		}
	}
	return nil
}

func reportWildcard(p *lint.Pass, o *kubernetes.Object, rule *node.Node) {
	verbs, resources := star(rule.Get("verbs")), star(rule.Get("resources"))
	if verbs == nil && resources == nil {
		return
	}
	f := lint.Finding{
		Span:    at(p, first(verbs, resources)),
		Message: fmt.Sprintf("%s has every right to everything", name(o)),
		Hint:    "list the verbs and resources that are used",
		Aliases: []string{"kube-linter:wildcard-in-rules"},
	}
	switch {
	case verbs == nil:
		f.Message = fmt.Sprintf("%s has rights to every resource of a group", name(o))
	case resources == nil:
		f.Message = fmt.Sprintf("%s has every right to a resource", name(o))
	}
	if verbs == nil || resources == nil || star(rule.Get("apiGroups")) == nil || o.Kind == "Role" {
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	}
	p.Report(f)
}

// star is the * of a list, or nil.
func star(list *node.Node) *node.Node {
	for _, item := range items(list) {
		if item.Text() == "*" {
			return item
		}
	}
	return nil
}
