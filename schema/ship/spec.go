package ship

// shape is the form of a value in the file.
type shape uint8

const (
	text    shape = iota // a string that meets a format
	scalar               // a string, number or boolean, taken as written
	integer              // a whole decimal number
	number               // a decimal number
	boolean              // true or false
	list                 // a sequence of item
	mapping              // names of the user's own -> item
	object               // the keys of fields
)

// spec says what a value may be. The parser, the defaults, the JSON Schema and
// the manual all read it; nothing about a key is written anywhere else.
type spec struct {
	shape    shape
	format   *format  // of text and scalar
	enum     []string // the only texts allowed
	enumHint string   // for a value outside enum that people are known to try
	min, max float64  // of integer and number; of list and mapping: entries. max 0 = unbounded
	item     *spec    // of list and mapping
	keys     *format  // of the names of a mapping
	unique   bool     // no list item twice
	fields   []field  // of object, in the order of the manual
	variants *variants
	oneOf    []string // exactly one of these keys of an object is given
	needs    []need
	short    *short // another way to write the value, told apart by its YAML kind
	aliases  func(*checker, *value, *place)
	partial  bool   // everything below is an override: nothing required, null removes
	hidden   bool   // may hold a pasted credential: messages never show it
	name     string // of the definition in the JSON Schema, for a spec used in several places
}

// field is one key of an object.
type field struct {
	key      string
	spec     *spec
	required bool
	def      any    // the default: string, int, float64, bool, []string, or present{}
	derived  string // how the default follows from other keys, in words
	doc      string // one or two sentences: meaning, unit, what it renders
	example  string // YAML
}

// present is the default of an object that is there with the defaults of its keys.
type present struct{}

// need says that a key makes sense only beside one of others.
type need struct {
	key   string
	anyOf []string
}

// variants are further fields of an object that depend on the value of one key.
type variants struct {
	key    string
	fields map[string][]field
}

// short is a second way to write a value: what spec describes, made into the
// long form by expand.
type short struct {
	spec   *spec
	expand func(*value) *value
}

func str(f *format) *spec            { return &spec{shape: text, format: f} }
func enum(values ...string) *spec    { return &spec{shape: text, format: line, enum: values} }
func whole(min, max float64) *spec   { return &spec{shape: integer, min: min, max: max} }
func decimal(min, max float64) *spec { return &spec{shape: number, min: min, max: max} }
func boolSpec() *spec                { return &spec{shape: boolean} }
func listOf(item *spec) *spec        { return &spec{shape: list, item: item} }
func setOf(item *spec) *spec         { return &spec{shape: list, item: item, unique: true} }
func objectOf(fields ...field) *spec { return &spec{shape: object, fields: fields} }

// mapOf is a mapping of at most max names.
func mapOf(keys *format, max float64, item *spec) *spec {
	return &spec{shape: mapping, keys: keys, max: max, item: item}
}

// field is the field of a key, also one that only a variant of v has.
func (s *spec) field(key string, v *value) *field {
	for i := range s.fields {
		if s.fields[i].key == key {
			return &s.fields[i]
		}
	}
	if s.variants == nil || v == nil {
		return nil
	}
	more := s.variants.fields[v.str(s.variants.key)]
	for i := range more {
		if more[i].key == key {
			return &more[i]
		}
	}
	return nil
}

// all are the fields that v may have.
func (s *spec) all(v *value) []field {
	if s.variants == nil {
		return s.fields
	}
	more := s.variants.fields[v.str(s.variants.key)]
	return append(append([]field{}, s.fields...), more...)
}

// keyNames are the keys that v may have.
func (s *spec) keyNames(v *value) []string {
	var names []string
	for _, f := range s.all(v) {
		names = append(names, f.key)
	}
	return names
}

// inSomeVariant says whether any variant has a key.
func (s *spec) inSomeVariant(key string) bool {
	if s.variants == nil {
		return false
	}
	for _, fields := range s.variants.fields {
		for _, f := range fields {
			if f.key == key {
				return true
			}
		}
	}
	return false
}

// inOneOf says whether a key is one of the alternatives of an object.
func (s *spec) inOneOf(key string) bool {
	for _, one := range s.oneOf {
		if one == key {
			return true
		}
	}
	return false
}
