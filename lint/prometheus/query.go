package prometheus

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// query is one use of a metric in the expression of a rule.
type query struct {
	metric string
	place  lint.Span
}

// recorded is a series that a rule makes.
type recorded struct{ name string }

// asked collects the metrics that rules ask for, and those that they make.
var asked = &lint.Collector{
	Name:  "asked-metrics",
	Kinds: []lint.Kind{lint.YAML},
	File: func(p *lint.Pass) error {
		if !p.File.Contains("expr:") || isSample(p.File.Path) {
			return nil
		}
		eachRule(p, func(_, rule *node.Node) {
			if made := rule.Get("record"); made != nil {
				p.Export(recorded{made.Text()})
			}
			expr := rule.Get("expr")
			if expr == nil || expr.Kind != node.Scalar || strings.Contains(expr.Value, "$") || strings.Contains(expr.Value, "{{") {
				return
			}
			places := expr.Map()
			for _, at := range selectors(expr.Value) {
				p.Export(query{expr.Value[at[0]:at[1]], p.Span(places.Offset(at[0]), places.Offset(at[1]))})
			}
		})
		return nil
	},
}

// keywords of PromQL, its aggregations among them, are no metrics, though no
// parenthesis need follow them. https://prometheus.io/docs/prometheus/latest/querying/operators/
var keywords = words("sum min max avg group stddev stdvar count count_values bottomk topk quantile limitk limit_ratio and or unless atan2 bool offset inf nan start end")

// clauses are followed by a list of labels.
var clauses = words("by without on ignoring group_left group_right")

func words(list string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(list) {
		all[word] = true
	}
	return all
}

// selectors are the places of the metrics in an expression of PromQL.
func selectors(expr string) (all [][2]int) {
	for i := 0; i < len(expr); {
		switch c := expr[i]; {
		case c == '"' || c == '\'' || c == '`':
			i = past(expr, i+1, c)
		case c == '{':
			i = past(expr, i+1, '}')
		case c == '[':
			i = past(expr, i+1, ']')
		case c == '#':
			i = past(expr, i+1, '\n')
		case isWord(c):
			end := i
			for end < len(expr) && isWord(expr[end]) {
				end++
			}
			word, rest := strings.ToLower(expr[i:end]), strings.TrimLeft(expr[end:], " \t\n")
			switch {
			case clauses[word] && strings.HasPrefix(rest, "("):
				end = past(expr, len(expr)-len(rest), ')')
			case c >= '0' && c <= '9', keywords[word], clauses[word], strings.HasPrefix(rest, "("):
			default:
				all = append(all, [2]int{i, end})
			}
			i = end
		default:
			i++
		}
	}
	return all
}

// past is the place behind the next closing byte; texts in label matchers may
// hold it.
func past(expr string, i int, closing byte) int {
	for ; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == closing:
			return i + 1
		case c == '\\':
			i++
		case (c == '"' || c == '\'') && closing == '}':
			i = past(expr, i+1, c) - 1
		}
	}
	return len(expr)
}

func isWord(c byte) bool {
	return c == '_' || c == ':' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
