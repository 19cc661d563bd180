package workflow

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// switching is how an action reads the input that decides about its cache.
type switching uint8

const (
	always  switching = iota // there is no input
	opens                    // true and its kind restore
	naming                   // whatever it names is restored
	closes                   // true and its kind restore nothing
	closing                  // as closes, but read as PHP's truth: true, yes, 1
)

// cacheSwitch is by which input an action restores a cache.
type cacheSwitch struct {
	input  string
	as     switching
	preset bool // without the input a cache is restored
}

// cacheSwitches are the actions that restore a cache, or may. They are those of
// zizmor's audit cache-poisoning at 1.32, which goes by the newest action.yml
// whatever major is used.
var cacheSwitches = map[string]cacheSwitch{
	"actions/cache":                             {"lookup-only", closes, true},
	"actions/setup-dotnet":                      {"cache", opens, false},
	"actions/setup-go":                          {"cache", opens, true},
	"actions/setup-java":                        {"cache", naming, false},
	"actions/setup-node":                        {"package-manager-cache", opens, true},
	"actions/setup-python":                      {"cache", naming, false},
	"actions-rust-lang/setup-rust-toolchain":    {"cache", opens, true},
	"astral-sh/setup-uv":                        {"enable-cache", opens, true},
	"awalsh128/cache-apt-pkgs-action":           {"", always, true},
	"determinatesystems/magic-nix-cache-action": {"use-gha-cache", opens, true},
	"docker/setup-buildx-action":                {"cache-binary", opens, true},
	"graalvm/setup-graalvm":                     {"cache", naming, false},
	"gradle/actions/setup-gradle":               {"cache-disabled", closes, true},
	"jdx/mise-action":                           {"cache", opens, true},
	"mlugg/setup-zig":                           {"use-cache", opens, true},
	"mozilla-actions/sccache-action":            {"", always, true},
	"nix-community/cache-nix-action":            {"", always, true},
	"oven-sh/setup-bun":                         {"no-cache", closes, true},
	"pyo3/maturin-action":                       {"sccache", opens, false},
	"ramsey/composer-install":                   {"ignore-cache", closing, true},
	"ruby/setup-ruby":                           {"bundler-cache", opens, false},
	"swatinem/rust-cache":                       {"lookup-only", closes, true},
}

// mayRestore says whether a step's action restores a cache, or may, and by which
// input; what an expression says is only known where it is the same in every
// release.
func mayRestore(w *workflow.Workflow, s *workflow.Step) (by cacheSwitch, ok bool) {
	by, known := cacheSwitches[s.Action().Key()]
	if !known {
		return by, false
	}
	value := input(s, by.input)
	switch s.Action().Key() {
	case "actions/setup-node":
		if manager := input(s, "cache"); literally(value, "false") && manager.Text() != "" && !manager.IsNull() && !literally(manager, "false") {
			return cacheSwitch{"cache", naming, false}, true
		}
		return by, !literally(value, "false")
	case "docker/setup-buildx-action": // without a version nothing is downloaded
		return by, input(s, "version").Text() != "" && !literally(value, "false")
	case "astral-sh/setup-uv": // v10 asks for it
		if value.Text() == "" || value.Text() == "auto" {
			return by, majorOf(w, s) < 10
		}
		return by, !literally(value, "false")
	}
	if value == nil {
		return by, by.preset
	}
	return by, by.restores(value)
}

func (by cacheSwitch) restores(value *node.Node) bool {
	truth, known := truthInRelease(value)
	switch by.as {
	case opens:
		return !literally(value, "false") && (!known || truth)
	case naming:
		return value.Text() != "" && !value.IsNull()
	case closes:
		return literally(value, "false") || dynamic(value) && (!known || !truth)
	case closing:
		return !literally(value, "true") && !literally(value, "yes") && value.Text() != "1"
	}
	return true
}

// literally says whether a scalar is a word, or YAML's boolean of that name in
// any case: actions read inputs as text.
func literally(n *node.Node, word string) bool {
	return n.Text() == word || n.Plain() && n.Tag == "!!bool" && strings.EqualFold(n.Value, word)
}

// truthInRelease is what a scalar of one expression is in every run for a tag.
func truthInRelease(n *node.Node) (value, known bool) {
	if !dynamic(n) || !whole(n) {
		return false, false
	}
	return tagTruth(parseExpression(&workflow.Expressions(n)[0]))
}

func tagTruth(n actionlint.ExprNode) (value, known bool) {
	switch n := n.(type) {
	case *actionlint.BoolNode:
		return n.Value, true
	case *actionlint.NotOpNode:
		value, known = tagTruth(n.Operand)
		return !value, known
	case *actionlint.FuncCallNode:
		if !strings.EqualFold(n.Callee, "startswith") || len(n.Args) != 2 {
			return false, false
		}
		of, _ := chain(n.Args[0])
		prefix, _ := n.Args[1].(*actionlint.StringNode)
		known = of.String() == "github.ref" && prefix != nil && strings.EqualFold(prefix.Value, "refs/tags/")
		return known, known
	}
	return false, false
}
