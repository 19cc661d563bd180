package helm

import (
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// value is what an expression means: a node of values.yaml, a text, or nothing,
// which is known as well.
type value struct {
	node  *node.Node
	text  string
	known bool
}

// holds is the truth of a value by the rules of text/template.
func (v value) holds() bool {
	if v.node == nil {
		return v.text != ""
	}
	switch {
	case v.node.Kind == node.Mapping:
		return len(v.node.Pairs) > 0
	case v.node.Kind == node.Sequence:
		return len(v.node.Items) > 0
	case v.node.Tag == "!!bool":
		return v.node.Value == "true"
	case v.node.IsNull() || v.node.Value == "":
		return false
	}
	return v.node.Tag != "!!int" || v.node.Value != "0"
}

// flow is the value as YAML in one line.
func (v value) flow() string {
	if v.node == nil {
		return v.text
	}
	return flow(v.node, 0)
}

func flow(n *node.Node, depth int) string {
	var parts []string
	switch {
	case depth > 20:
		return Unknown
	case n.Kind == node.Mapping:
		for _, p := range n.Pairs {
			parts = append(parts, strconv.Quote(p.Key.Text())+": "+flow(p.Value, depth+1))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case n.Kind == node.Sequence:
		for _, item := range n.Items {
			parts = append(parts, flow(item, depth+1))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case n.IsNull():
		return "null"
	case strings.Contains(n.Value, "{{"): // a template inside a value
		return Unknown
	case depth == 0 || n.Tag != "!!str":
		return n.Value
	}
	return strconv.Quote(n.Value)
}

// eval reads a pipeline.
func (r *renderer) eval(expr string) value {
	stages := strings.Split(expr, "|")
	v := r.operand(strings.TrimSpace(stages[0]))
	for _, stage := range stages[1:] {
		words := strings.Fields(stage)
		if len(words) == 0 {
			return value{}
		}
		switch words[0] {
		case "quote", "squote", "int", "int64", "toString", "toYaml", "nindent", "indent", "trim", "toJson":
		case "default":
			if v.known && !v.holds() {
				v = r.operand(strings.Join(words[1:], " "))
			}
		default:
			return value{}
		}
	}
	return v
}

// operand is a path, a literal, or one of the functions that only change the form.
func (r *renderer) operand(text string) value {
	text = strings.TrimSpace(text)
	if inner, ok := strings.CutPrefix(text, "("); ok && strings.HasSuffix(inner, ")") {
		return r.eval(strings.TrimSuffix(inner, ")"))
	}
	words := strings.Fields(text)
	switch {
	case len(words) == 0:
		return value{}
	case len(words) == 2 && (words[0] == "toYaml" || words[0] == "quote" || words[0] == "int" || words[0] == "toString"):
		return r.operand(words[1])
	case len(words) == 3 && words[0] == "default":
		if v := r.operand(words[2]); !v.known || v.holds() {
			return v
		}
		return r.operand(words[1])
	case len(words) > 1:
		return value{}
	}
	return r.word(words[0])
}

func (r *renderer) word(word string) value {
	if word == "." {
		for i := len(r.blocks) - 1; i >= 0; i-- {
			if r.blocks[i].scope {
				return r.blocks[i].dot
			}
		}
		return value{}
	}
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(word, "$"), ".Values."); ok {
		return r.lookup(r.values, rest)
	}
	if rest, ok := strings.CutPrefix(word, "."); ok {
		if dot := r.word("."); dot.known && !strings.Contains(word, "$") {
			return r.lookup(dot.node, rest)
		}
		return value{}
	}
	if text, err := strconv.Unquote(word); err == nil {
		return value{text: text, known: true}
	}
	if _, err := strconv.Atoi(word); err == nil {
		return value{text: word, known: true}
	}
	return value{}
}

// lookup follows keys; what is not there is nothing.
func (r *renderer) lookup(n *node.Node, keys string) value {
	for _, key := range strings.Split(keys, ".") {
		if n = n.Get(key); n == nil {
			return value{known: true}
		}
	}
	return value{node: n, known: true}
}

// truth judges a condition; known is false for what is not read here.
func (r *renderer) truth(expr string) (holds, known bool) {
	words := operands(expr)
	if len(words) == 0 {
		return false, false
	}
	switch words[0] {
	case "not":
		holds, known = r.truth(strings.Join(words[1:], " "))
		return !holds, known
	case "and", "or":
		decides := words[0] == "or"
		all := true
		for _, word := range words[1:] {
			holds, known := r.truth(word)
			if known && holds == decides {
				return decides, true
			}
			all = all && known
		}
		return !decides, all
	case "eq", "ne":
		if len(words) != 3 {
			return false, false
		}
		a, b := r.eval(words[1]), r.eval(words[2])
		return (a.flow() == b.flow()) == (words[0] == "eq"), a.known && b.known
	}
	if len(words) == 1 && strings.HasPrefix(words[0], "(") {
		return r.truth(strings.TrimSuffix(words[0][1:], ")"))
	}
	v := r.eval(expr)
	return v.holds(), v.known
}

// operands splits at blanks outside of brackets.
func operands(expr string) (all []string) {
	depth, start := 0, 0
	for i := 0; i <= len(expr); i++ {
		if i == len(expr) || expr[i] == ' ' && depth == 0 {
			if i > start {
				all = append(all, expr[start:i])
			}
			start = i + 1
			continue
		}
		switch expr[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return all
}
