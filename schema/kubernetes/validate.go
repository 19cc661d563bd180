package kubernetes

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/near"
	"github.com/shipgen/shipgen/schema/node"
)

// Violation is a place where an object is not what its kind's schema asks for.
type Violation struct {
	Node    *node.Node // the key of an unknown or repeated field, the mapping that misses one, else the value
	Message string
}

// Validate compares an object of a known kind with its schema, as strictly as
// the API server does with fieldValidation=Strict
// (https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation):
// unknown and repeated fields, wrong types, missing required fields, enums,
// quantities. An object of an unknown kind has no violations. A message never
// holds free text of the object, which may be secret.
func Validate(o *Object) []Violation {
	d := load()
	s := d.of(o.APIVersion, o.Kind)
	if s == nil {
		return nil
	}
	v := validator{definitions: d, secret: o.Kind == "Secret"}
	v.value(o.Node, s, o.Kind)
	return v.found
}

type validator struct {
	*definitions
	secret bool // values are never shown
	found  []Violation
}

func (v *validator) report(n *node.Node, format string, args ...any) {
	v.found = append(v.found, Violation{n, fmt.Sprintf(format, args...)})
}

// value checks a node against a schema; path is the field as people write it. The
// API server reads null as absent.
func (v *validator) value(n *node.Node, s *schema, path string) {
	s = v.resolve(s)
	if s == nil || s.Type == "" || n.IsNull() || n.Kind == node.Mapping && isPlaceholder(n) {
		return
	}
	switch s.Type {
	case "object":
		v.object(n, s, path)
	case "array":
		v.array(n, s, path)
	default:
		v.scalar(n, s, path)
	}
}

func (v *validator) object(n *node.Node, s *schema, path string) {
	if n.Kind != node.Mapping {
		v.wrongType(n, "an object", path)
		return
	}
	seen := make(map[string]bool, len(n.Pairs))
	merged := false
	for _, p := range n.Pairs {
		name := p.Key.Text()
		if seen[name] {
			v.report(p.Key, "field %q of %s is set twice", name, path)
		}
		seen[name] = true
		merged = merged || p.Key.Tag == "!!merge"
		v.field(p, s, path)
	}
	for _, name := range s.Required {
		if !merged && n.Get(name).IsNull() {
			v.report(n, "%s has no field %q, which is required", path, name)
		}
	}
}

// field checks one entry of an object. Merge keys are YAML's, `$patch` and its
// like are directives of a patch.
func (v *validator) field(p node.Pair, s *schema, path string) {
	name := p.Key.Text()
	switch {
	case s.Values != nil:
		v.value(p.Value, s.Values, path+"."+name)
	case len(s.Properties) == 0 || p.Key.Tag == "!!merge" || strings.HasPrefix(name, "$"):
	case s.Properties[name] != nil:
		v.value(p.Value, s.Properties[name], path+"."+name)
	default:
		v.unknown(p.Key, s, path)
	}
}

func (v *validator) unknown(key *node.Node, s *schema, path string) {
	names := slices.Sorted(maps.Keys(s.Properties))
	if meant, ok := near.Name(key.Text(), names); ok {
		v.report(key, "unknown field %q in %s, did you mean %q", key.Text(), path, meant)
		return
	}
	v.report(key, "unknown field %q in %s", key.Text(), path)
}

func (v *validator) array(n *node.Node, s *schema, path string) {
	if n.Kind != node.Sequence {
		v.wrongType(n, "a list", path)
		return
	}
	for i, item := range n.Items {
		v.value(item, s.Items, path+"["+strconv.Itoa(i)+"]")
	}
}

// wrongType reports a value by its type alone: it may be anything.
func (v *validator) wrongType(n *node.Node, want, path string) {
	if isPlaceholder(n) {
		return
	}
	v.report(n, "%s is %s, expected %s", path, article(typeName(n)), want)
}

// wrongValue reports a value with its text: the schema asks for a number, a
// name of a few or such there, which no secret is.
func (v *validator) wrongValue(n *node.Node, want, path string) {
	if n.Kind != node.Scalar || v.secret || len(n.Value) > 40 || isPlaceholder(n) {
		v.wrongType(n, want, path)
		return
	}
	text := n.Value
	if typeName(n) == "string" {
		text = strconv.Quote(text)
	}
	v.report(n, "%s is the %s %s, expected %s", path, typeName(n), text, want)
}

// isPlaceholder says whether a value is yet to be filled in, by a template
// ({{ x }} reads as a mapping), by the environment or by kustomize: nobody knows
// its type.
func isPlaceholder(n *node.Node) bool {
	if n.Kind != node.Scalar {
		return bytes.HasPrefix(n.Source(), []byte("{{"))
	}
	return strings.Contains(n.Value, "{{") || strings.Contains(n.Value, "${") || strings.Contains(n.Value, "$(")
}

func article(name string) string {
	if strings.HasPrefix(name, "o") || strings.HasPrefix(name, "i") {
		return "an " + name
	}
	return "a " + name
}
