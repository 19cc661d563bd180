package ship_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/shipgen/shipgen/schema/ship"
	"gopkg.in/yaml.v3"
)

// onlyParser are the invalid files that the JSON Schema cannot refuse, and why.
var onlyParser = map[string]string{
	"alerts_never":      "compares numbers with units, regular expressions",
	"branch":            "git's names: what the pattern cannot say",
	"cgo":               "compares image with services",
	"documents":         "a schema sees one document",
	"lint_regex":        "regular expressions have no pattern",
	"override_gone":     "what is left after merging",
	"override_merged":   "what is left after merging",
	"override_required": "what is left after merging",
	"receivers_twice":   "names of list items",
	"secrets_stores":    "compares a path with its store, a name with its mount",
	"steps_empty":       "a change without any key, or with two",
	"target_names":      "compares names with other sections",
	"templates":         "compares outputs with one another",
}

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(ship.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("ship.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("ship.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// asJSON is a YAML file as an editor hands it to a schema.
func asJSON(data []byte) (any, error) {
	var tree any
	if err := yaml.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	text, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(text))
}

func TestSchemaValid(t *testing.T) {
	schema := compiledSchema(t)
	for name, data := range files(t, "valid") {
		tree, err := asJSON(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(tree); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaInvalid(t *testing.T) {
	schema := compiledSchema(t)
	all := files(t, "invalid")
	for name, data := range all {
		tree, err := asJSON(data)
		refused := err != nil || schema.Validate(tree) != nil
		if _, known := onlyParser[name]; refused == known {
			t.Errorf("%s: refused by the schema is %v, in the table of reasons is %v", name, refused, known)
		}
	}
	for name := range onlyParser {
		if all[name] == nil {
			t.Errorf("the table of reasons has %s, which is no fixture", name)
		}
	}
}

// TestSchemaStable holds the schema to its bytes, so that a change of the table
// shows in review.
func TestSchemaStable(t *testing.T) {
	first := ship.JSONSchema()
	golden(t, "ship.schema.json", first)
	if !bytes.Equal(first, ship.JSONSchema()) {
		t.Error("two calls, two schemas")
	}
	for i, b := range first {
		if b >= 0x7f || b < ' ' && b != '\n' {
			t.Fatalf("byte %d is 0x%02x, want printable ASCII", i, b)
		}
	}
}
