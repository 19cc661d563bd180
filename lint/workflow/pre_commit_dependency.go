package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// hookDependencies are what the hooks of an entry install beside themselves
// (https://pre-commit.com/#config-additional_dependencies).
func hookDependencies(entry *node.Node) []*node.Node {
	hooks := entry.Get("hooks")
	if hooks == nil {
		return nil
	}
	var all []*node.Node
	for _, hook := range hooks.Items {
		if list := hook.Get("additional_dependencies"); list != nil {
			all = append(all, list.Items...)
		}
	}
	return all
}

// exactly is a version of any of the languages: black==25.1.0, eslint@9.1.0,
// github.com/a/b@v1.2.3, rubocop:1.2.3, cli:ripgrep:14.1.0, or a commit.
var exactly = pattern.New(`(^|[^<>!~])(==|=|@|:)\s*v?([0-9]|[0-9a-f]{40})`)

// openDependency reports what is another version on every machine. It is for the
// auditor: pre-commit installs once, and most stubs and plugins have no say in
// what a hook finds.
func openDependency(p *lint.Pass, dependency *node.Node) {
	text := strings.TrimSpace(dependency.Text())
	if text == "" || strings.HasPrefix(text, ".") || strings.HasPrefix(text, "/") || exactly.MatchString(text) {
		return
	}
	if strings.Contains(text, "://") && hasDigit.MatchString(text[strings.LastIndexByte(text, '/'):]) {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, dependency), Severity: lint.Low, Audience: lint.Auditor,
		Message: fmt.Sprintf("hook dependency %s names no exact version", quote(text)),
		Hint:    "pin it as its package manager writes a version: name==1.2.3, name@1.2.3",
	})
}

// plainDependency reports what is downloaded over a connection that proves
// nothing.
func plainDependency(p *lint.Pass, dependency *node.Node) {
	text := dependency.Text()
	if !strings.Contains(text, "http://") && !strings.Contains(text, "git://") || loopback(text) {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, dependency), Aliases: []string{}, // zizmor reads repo only
		Message: fmt.Sprintf("hook dependency %s is fetched over a connection that proves nothing about who answers", quote(text)),
		Hint:    "write https://",
	})
}

func loopback(url string) bool {
	return strings.Contains(url, "://localhost") || strings.Contains(url, "://127.0.0.1")
}
