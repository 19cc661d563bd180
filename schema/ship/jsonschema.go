package ship

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/shipgen/shipgen/schema/node"
)

// JSONSchema is the JSON Schema (draft 2020-12) of ship.yaml, indented and in
// ASCII: the same bytes for the same version of shipgen. It refuses what the
// parser refuses, but for rules that compare keys with one another.
func JSONSchema() []byte {
	w := &schemaWriter{defs: map[string]any{}}
	root := w.value(rootSpec)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "ship.yaml, version 1"
	w.defs["line"] = map[string]any{"pattern": linePattern, "description": "Text in one line, without control or invisible characters."}
	w.defs["block"] = map[string]any{"pattern": blockPattern, "description": "Text without control or invisible characters."}
	root["$defs"] = w.defs
	return ascii(encode(root))
}

func encode(v any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		panic(err) // maps, slices and scalars always encode
	}
	return out.Bytes()
}

// ascii escapes what is not ASCII, also the invisible characters in patterns.
func ascii(data []byte) []byte {
	var out bytes.Buffer
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r < 0x7f {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, `\u%04x`, r) // the table has no character beyond U+FFFF
		}
		data = data[size:]
	}
	return out.Bytes()
}

// schemaWriter turns specs into schemas; inside overrides nothing is required
// and null is allowed.
type schemaWriter struct {
	defs     map[string]any
	override bool
}

// value is the schema of a spec, or a reference to its definition.
func (w *schemaWriter) value(s *spec) map[string]any {
	if s.name == "" {
		return w.long(s)
	}
	name := s.name
	if w.override {
		name += "Override"
	}
	if w.defs[name] == nil {
		w.defs[name] = true // taken
		w.defs[name] = w.long(s)
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

// long is the schema of a spec with its short form.
func (w *schemaWriter) long(s *spec) map[string]any {
	out := w.shape(s)
	if s.short == nil {
		return out
	}
	return map[string]any{"anyOf": []any{out, w.shape(s.short.spec)}}
}

func (w *schemaWriter) shape(s *spec) map[string]any {
	switch s.shape {
	case integer, number:
		return w.number(s)
	case boolean:
		return map[string]any{"type": w.types("boolean")}
	case list:
		return w.list(s)
	case mapping:
		out := map[string]any{"type": w.types("object"), "additionalProperties": w.value(s.item), "propertyNames": keyPattern(s.keys)}
		if s.max > 0 {
			out["maxProperties"] = int(s.max)
		}
		return out
	case object:
		return w.object(s)
	}
	return w.text(s)
}

// types is a type, or it and null inside overrides.
func (w *schemaWriter) types(names ...string) any {
	if w.override {
		names = append(names, "null")
	}
	if len(names) == 1 {
		return names[0]
	}
	return names
}

func (w *schemaWriter) number(s *spec) map[string]any {
	name := "number"
	if s.shape == integer {
		name = "integer"
	}
	out := map[string]any{"type": w.types(name), "minimum": s.min}
	if s.max > 0 {
		out["maximum"] = s.max
	}
	return out
}

func (w *schemaWriter) list(s *spec) map[string]any {
	override := w.override
	w.override = false
	items := w.value(s.item)
	w.override = override
	out := map[string]any{"type": w.types("array"), "items": items}
	if s.unique {
		out["uniqueItems"] = true
	}
	if s.min > 0 {
		out["minItems"] = int(s.min)
	}
	if s.max > 0 {
		out["maxItems"] = int(s.max)
	}
	return out
}

func (w *schemaWriter) text(s *spec) map[string]any {
	if s.enum != nil {
		values := make([]any, 0, len(s.enum)+1)
		for _, value := range s.enum {
			values = append(values, value)
		}
		if w.override {
			values = append(values, nil)
		}
		return map[string]any{"enum": values}
	}
	out := keyPattern(s.format)
	out["type"] = w.types("string")
	switch {
	case s.shape == scalar && s.format.pattern == "":
		out["type"] = w.types("string", "number", "boolean")
	case s.shape == scalar:
		out["type"] = w.types("string", "number")
	}
	return out
}

// keyPattern is a format as a pattern. One that lists what it allows needs no
// further word on odd characters.
func keyPattern(f *format) map[string]any {
	out := map[string]any{}
	if f.pattern != "" {
		out["pattern"] = f.pattern
	}
	if f.block {
		out["$ref"] = "#/$defs/block"
	} else if f.pattern == "" || f.pattern == "." || strings.Contains(f.pattern, "[^") || strings.Contains(f.pattern, `\S`) {
		out["$ref"] = "#/$defs/line"
	}
	return out
}

// example is a YAML example as JSON.
func example(text string) any {
	docs, err := node.Parse([]byte(text), limits)
	if err != nil || len(docs) == 0 {
		panic(fmt.Sprintf("the table of fields has the example %s: %v", text, err))
	}
	return plain(docs[0].Root)
}

// plain is a node as JSON encodes it.
func plain(n *node.Node) any {
	switch n.Kind {
	case node.Mapping:
		out := map[string]any{}
		for _, p := range n.Pairs {
			out[p.Key.Value] = plain(p.Value)
		}
		return out
	case node.Sequence:
		out := []any{}
		for _, item := range n.Items {
			out = append(out, plain(item))
		}
		return out
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	}
	return n.Value
}
