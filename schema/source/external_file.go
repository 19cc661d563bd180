package source

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// decodes are the names of the calls that fill a struct from a file or its bytes.
var decodes = pattern.New(`^(Unmarshal(Strict|YAML|TOML|Exact|WithOptions|WithConf)?|Decode(File|Strict)?|(Must)?Load(Config|File|FromFile)?|Scan|ReadConfig|ReadFile|ReadInConfig|Read|UnmarshalKey)$`)

// configFormats are the packages whose decoding is that of configuration, also
// where the file is not known. JSON is not among them: requests are JSON.
var configFormats = []string{"gopkg.in/yaml", "github.com/goccy/go-yaml", "sigs.k8s.io/yaml", "github.com/ghodss/yaml", "go.yaml.in/yaml",
	"github.com/BurntSushi/toml", "github.com/pelletier/go-toml", "github.com/naoina/toml", "github.com/zeromicro/go-zero/core/conf",
	"github.com/go-kratos/kratos/config", "github.com/jinzhu/configor", "github.com/ilyakaznacheev/cleanenv",
	"github.com/hashicorp/hcl"}

// decodeCall fills structs of the repository from a configuration file.
func (c *call) decodeCall() (value, bool) {
	if !decodes.MatchString(c.name) || c.in(viperPath) {
		return nil, false
	}
	var target *object
	for _, arg := range c.args {
		if o, ok := first(arg).(*object); ok && (o.typ != nil || o.shape != nil) {
			target = o
		}
	}
	if target == nil {
		return nil, false
	}
	nodes := c.configNodes()
	if len(nodes) == 0 && !c.in(configFormats...) {
		return nil, false
	}
	c.seen++
	for _, node := range nodes {
		c.fillFile(target, node, "", 0)
	}
	if len(nodes) == 0 {
		c.fillFile(target, nil, "", 0)
	}
	if c.in("github.com/ilyakaznacheev/cleanenv", "github.com/jinzhu/configor") {
		return nil, false // its tags come on top
	}
	return nil, true
}

// configNodes are the contents of the files that the call's arguments lead to,
// else of those that the image is started with.
func (c *call) configNodes() (nodes []*configNode) {
	var files []string
	if files = c.machine.image.configs(c.machine.loader); len(files) == 0 {
		for _, text := range c.paths(append([]value{c.from}, c.args...), 0) {
			if found := c.configPaths(text); len(found) > 0 {
				files = found
				break
			}
		}
	}
	for _, file := range files {
		if node := c.config.read(c.machine, file); node != nil {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

func (c *configuration) read(m *machine, file string) *configNode {
	if c.files == nil {
		c.files = map[string]*configNode{}
	}
	if node, known := c.files[file]; known {
		return node
	}
	c.files[file] = m.loader.readConfig(file)
	return c.files[file]
}

// paths are the texts that a value was made from by calls of other modules:
// the path behind os.ReadFile(path) or file.NewSource(path).
func (c *call) paths(args []value, depth int) (texts []string) {
	if depth > 6 {
		return nil
	}
	for _, arg := range args {
		switch v := first(arg).(type) {
		case *constant, *setting, *template:
			if text, ok := textOf(v); ok && len(text) > 1 && len(text) < 300 {
				texts = append(texts, text)
			}
		case *object:
			if v.ext != "" && len(v.args) < 10 {
				texts = append(texts, c.paths(v.args, depth+1)...)
			}
		case *list:
			if len(v.elems) < 10 {
				texts = append(texts, c.paths(v.elems, depth+1)...)
			}
		}
	}
	return texts
}

// fillFile sets a struct's fields from a file. A field that the file leaves out
// becomes a setting, too, with what it held as its default.
func (c *call) fillFile(o *object, node *configNode, prefix string, depth int) {
	if depth > 6 {
		return
	}
	if o.typ == nil && o.shape == nil {
		c.fillExternal(o, node)
		return
	}
	for _, f := range o.ref().fields() {
		name, inline := fileKey(&f)
		if name == "-" {
			continue
		}
		inner := node.field(name)
		if inline {
			inner = node
		}
		field := c.field(o, f.name, 0)
		if field != nil {
			if f.pointer && inner == nil && isEmpty(deref(field.v)) { // a section that is left out
				field.unless = prefix + strings.ToLower(name)
			}
			c.fillField(field, &f, inner, prefix+strings.ToLower(name), inline, depth)
		}
	}
}

func (c *call) fillField(field *cell, f *field, node *configNode, key string, inline bool, depth int) {
	if inner, ok := first(field.v).(*object); ok && inner.ext == "" || ok && node != nil && node.fields != nil {
		c.fillFile(inner, node, key+".", depth+1)
		return
	}
	if f.typ == nil || inline {
		return
	}
	switch {
	case node != nil && node.fields != nil:
		if inner, ok := c.zero(f.typ, f.at).(*object); ok {
			field.v = inner
			c.fillFile(inner, node, key+".", depth+1)
		}
	case node != nil && node.items != nil:
		field.v = c.fileList(node, f.typ.elem(), depth)
	case node != nil:
		field.v = &setting{source: fromConfig, name: key, def: node.constant(), at: node.at}
	case f.typ.basic() != "":
		old := deref(field.v)
		if _, isSetting := old.(*setting); isSetting {
			return
		}
		if isEmpty(old) {
			old = nil
		}
		field.v = &setting{source: fromConfig, name: key, def: old, at: f.at}
	}
}

func (c *call) fileList(node *configNode, elem *typeRef, depth int) value {
	l := &list{}
	for _, item := range node.items[:min(len(node.items), maxElements)] {
		if item.fields == nil {
			l.elems = append(l.elems, item.constant())
			continue
		}
		if o, ok := c.zero(elem, item.at).(*object); ok && elem != nil {
			c.fillFile(o, item, "", depth+1)
			l.elems = append(l.elems, o)
		}
	}
	return l
}

// fillExternal sets the fields of another module's type by the file's keys.
func (c *call) fillExternal(o *object, node *configNode) {
	if node == nil {
		return
	}
	o.blank = false
	for _, key := range node.keys {
		if inner := node.fields[key]; inner.fields == nil && inner.items == nil {
			v := &setting{source: fromConfig, name: key, def: inner.constant(), at: inner.at}
			o.fields[fieldName(key)] = &cell{v: v}
		}
	}
}

// fieldName is the usual field for a key: "port" is Port, "listenon" is ListenOn.
func fieldName(key string) string {
	switch key {
	case "listenon":
		return "ListenOn"
	case "":
		return ""
	}
	return strings.ToUpper(key[:1]) + key[1:]
}

func (n *configNode) field(name string) *configNode {
	if n == nil || n.fields == nil {
		return nil
	}
	return n.fields[strings.ToLower(name)]
}

// fileKey is a field's key in a file, by its tags or its name.
func fileKey(f *field) (name string, inline bool) {
	name = f.name
	for _, key := range []string{"yaml", "json", "toml", "koanf", "mapstructure", "hcl"} {
		tag, ok := f.tag.Lookup(key)
		if !ok {
			continue
		}
		first, options, _ := strings.Cut(tag, ",")
		if first != "" {
			name = first
		}
		return name, strings.Contains(options, "inline") || strings.Contains(options, "squash") || first == "" && f.embedded
	}
	return name, f.embedded
}
