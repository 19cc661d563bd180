package kubernetes

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// quantity is a number with a decimal or binary suffix or an exponent
// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
var quantity = pattern.New(`^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$`)

// scalar checks a value against a schema that is neither object nor list.
func (v *validator) scalar(n *node.Node, s *schema, path string) {
	t := scalarType(n)
	switch s.Type {
	case "string":
		v.text(n, s, t, path)
	case "boolean":
		if t != "boolean" {
			v.wrongValue(n, "true or false", path)
		}
	case "integer":
		v.integer(n, s, t, path)
	case "number":
		if t != "integer" && t != "number" {
			v.wrongValue(n, "a number", path)
		}
	case "int-or-string":
		if t != "integer" && t != "string" {
			v.wrongValue(n, "an integer or a string", path)
		}
	case "quantity":
		if t != "integer" && t != "number" && (t != "string" || !quantity.MatchString(n.Value)) {
			v.wrongValue(n, "a quantity such as 500m or 128Mi", path)
		}
	}
}

func (v *validator) text(n *node.Node, s *schema, t, path string) {
	switch {
	case n.Kind != node.Scalar:
		v.wrongType(n, "a string", path)
	case t != "string":
		v.wrongType(n, "a string in quotes", path)
	case len(s.Enum) > 0 && n.Value != "" && !slices.Contains(s.Enum, n.Value):
		v.wrongValue(n, "one of "+strings.Join(s.Enum, ", "), path)
	case s.Format == "byte" && !isBase64(n.Value) && !isPlaceholder(n):
		v.report(n, "%s is not base64", path)
	case s.Format == "date-time" && !isTime(n.Value):
		v.wrongValue(n, "a time such as 2006-01-02T15:04:05Z", path)
	}
}

func (v *validator) integer(n *node.Node, s *schema, t, path string) {
	bits := 64
	if s.Format == "int32" {
		bits = 32
	}
	switch {
	case t == "number" && isWhole(n.Value): // 1.0 becomes 1 on its way through JSON
	case t != "integer":
		v.wrongValue(n, "an integer", path)
	case !fits(n.Value, bits):
		v.wrongValue(n, "an integer of "+strconv.Itoa(bits)+" bits", path)
	}
}

// scalarType is the JSON type of a scalar as kubectl reads YAML: by version 1.1,
// in which plain yes, no, on and off are booleans too
// (https://yaml.org/type/bool.html), and a time is text.
func scalarType(n *node.Node) string {
	if n.Kind != node.Scalar {
		return ""
	}
	switch n.Tag {
	case "!!int":
		return "integer"
	case "!!float":
		return "number"
	case "!!bool":
		return "boolean"
	case "!!null":
		return "null"
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0 && isOldBool(n.Value) {
		return "boolean"
	}
	return "string"
}

func isOldBool(s string) bool {
	switch s {
	case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF":
		return true
	}
	return false
}

// typeName is the type of any value.
func typeName(n *node.Node) string {
	switch n.Kind {
	case node.Mapping:
		return "object"
	case node.Sequence:
		return "list"
	}
	return scalarType(n)
}

func isBase64(s string) bool {
	_, err := base64.StdEncoding.DecodeString(s)
	return err == nil
}

func isTime(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

func isWhole(s string) bool {
	f, err := strconv.ParseFloat(s, 64)
	return err == nil && f == float64(int64(f))
}

// fits says whether an integer as YAML writes it (0x1F, 0o17, 1_000) has no more
// bits.
func fits(s string, bits int) bool {
	_, err := strconv.ParseInt(s, 0, bits)
	return err == nil
}
