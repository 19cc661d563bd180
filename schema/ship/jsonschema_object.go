package ship

// object is the schema of an object with its fields and their relations.
func (w *schemaWriter) object(s *spec) map[string]any {
	outer := w.override
	w.override = outer || s.partial
	defer func() { w.override = outer }()
	properties := map[string]any{}
	for _, f := range s.fields {
		properties[f.key] = w.field(f)
	}
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if outer {
		out["type"] = w.types("object")
	}
	if !w.override {
		w.relations(s, out)
	}
	if s.variants != nil {
		delete(out, "additionalProperties")
		out["unevaluatedProperties"] = false
		out["allOf"] = w.variants(s.variants)
	}
	return out
}

// relations are the keys that must be there, exclude or need one another.
func (w *schemaWriter) relations(s *spec, out map[string]any) {
	if required := requiredOf(s.fields); required != nil {
		out["required"] = required
	}
	if s.oneOf != nil {
		out["oneOf"] = requireEach(s.oneOf)
	}
	if s.needs != nil {
		dependent := map[string]any{}
		for _, n := range s.needs {
			dependent[n.key] = map[string]any{"anyOf": requireEach(n.anyOf)}
		}
		out["dependentSchemas"] = dependent
	}
}

func requiredOf(fields []field) []string {
	var required []string
	for _, f := range fields {
		if f.required {
			required = append(required, f.key)
		}
	}
	return required
}

func requireEach(keys []string) []any {
	var out []any
	for _, key := range keys {
		out = append(out, map[string]any{"required": []string{key}})
	}
	return out
}

func (w *schemaWriter) field(f field) map[string]any {
	out := w.value(f.spec)
	out["description"] = f.doc
	if f.derived != "" {
		out["description"] = f.doc + " Default: " + f.derived + "."
	}
	if _, isPresent := f.def.(present); f.def != nil && !isPresent {
		out["default"] = f.def
	}
	out["examples"] = []any{example(f.example)}
	return out
}

// variants are the further fields of an object by the value of its type.
func (w *schemaWriter) variants(v *variants) []any {
	var out []any
	for _, value := range sortedKeys(v.fields) {
		properties := map[string]any{}
		for _, f := range v.fields[value] {
			properties[f.key] = w.field(f)
		}
		then := map[string]any{"properties": properties}
		if required := requiredOf(v.fields[value]); required != nil {
			then["required"] = required
		}
		out = append(out, map[string]any{
			"if":   map[string]any{"properties": map[string]any{v.key: map[string]any{"const": value}}, "required": []string{v.key}},
			"then": then,
		})
	}
	return out
}
