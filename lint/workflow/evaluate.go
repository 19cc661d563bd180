package workflow

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"
)

// evaluate computes an expression that reads no context: nil, a bool, a float64, a
// string or what fromJSON makes. known is false where it is only known when it
// runs, or is not valid
// (https://docs.github.com/actions/reference/workflows-and-actions/expressions).
func evaluate(n actionlint.ExprNode) (value any, known bool) {
	switch n := n.(type) {
	case *actionlint.NullNode:
		return nil, true
	case *actionlint.BoolNode:
		return n.Value, true
	case *actionlint.IntNode:
		return float64(n.Value), true
	case *actionlint.FloatNode:
		return n.Value, true
	case *actionlint.StringNode:
		return n.Value, true
	case *actionlint.NotOpNode:
		value, known = evaluate(n.Operand)
		return !truthOf(value), known
	case *actionlint.CompareOpNode:
		all, known := evaluateAll(n.Left, n.Right)
		return known && compares(n.Kind, all[0], all[1]), known
	case *actionlint.LogicalOpNode:
		all, known := evaluateAll(n.Left, n.Right)
		if known && truthOf(all[0]) == (n.Kind == actionlint.LogicalOpNodeKindAnd) {
			return all[1], true
		}
		return first(all), known
	case *actionlint.FuncCallNode:
		all, known := evaluateAll(n.Args...)
		if !known || slices.ContainsFunc(all, func(value any) bool { return len(textOf(value)) > mostText }) {
			return nil, false
		}
		return callOf(strings.ToLower(n.Callee), all)
	}
	return nil, false
}

// mostText is the most bytes that a function is given: format and join inside one
// another make long texts of short ones.
const mostText = 1024

func evaluateAll(nodes ...actionlint.ExprNode) (all []any, known bool) {
	for _, n := range nodes {
		value, known := evaluate(n)
		if !known {
			return nil, false
		}
		all = append(all, value)
	}
	return all, true
}

func first(all []any) any {
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// callOf is what a function without a look at the run returns.
func callOf(name string, args []any) (value any, known bool) {
	switch {
	case name == "contains" && len(args) == 2:
		if list, ok := args[0].([]any); ok {
			for _, item := range list {
				if compares(actionlint.CompareOpNodeKindEq, item, args[1]) {
					return true, true
				}
			}
			return false, true
		}
		return strings.Contains(folded(args[0]), folded(args[1])), true
	case name == "startswith" && len(args) == 2:
		return strings.HasPrefix(folded(args[0]), folded(args[1])), true
	case name == "endswith" && len(args) == 2:
		return strings.HasSuffix(folded(args[0]), folded(args[1])), true
	case name == "fromjson" && len(args) == 1:
		err := json.Unmarshal([]byte(textOf(args[0])), &value)
		return value, err == nil
	case name == "tojson" && len(args) == 1:
		data, err := json.MarshalIndent(args[0], "", "  ")
		return string(data), err == nil
	case name == "format" && len(args) > 0:
		return filled(textOf(args[0]), args[1:]), true
	case name == "join" && len(args) > 0:
		return joined(args), true
	case name == "case" && len(args) > 2 && len(args)%2 == 1:
		for i := 0; i+1 < len(args); i += 2 {
			if truthOf(args[i]) {
				return args[i+1], true
			}
		}
		return args[len(args)-1], true
	}
	return nil, false
}

// filled puts the values for {0}, {1} …; doubled braces are one.
func filled(pattern string, values []any) string {
	pairs := []string{"{{", "{", "}}", "}"}
	for i, value := range values {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", textOf(value))
	}
	return strings.NewReplacer(pairs...).Replace(pattern)
}

func joined(args []any) string {
	list, ok := args[0].([]any)
	if !ok {
		return textOf(args[0])
	}
	separator := ","
	if len(args) > 1 {
		separator = textOf(args[1])
	}
	var parts []string
	for _, item := range list {
		parts = append(parts, textOf(item))
	}
	return strings.Join(parts, separator)
}
