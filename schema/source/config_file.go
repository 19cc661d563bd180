package source

import (
	"go/token"
	"path"
	"strings"

	"gopkg.in/yaml.v3"
)

// configNode is a value of a configuration file: a table, a list or a scalar.
type configNode struct {
	fields map[string]*configNode
	keys   []string
	items  []*configNode
	text   string
	kind   kind
	at     place
}

// maxConfig is the size in bytes above which a configuration file is not read.
const maxConfig = 1 << 20

// readConfig parses a YAML, JSON, TOML or .env file; nil where it cannot be.
func (l *loader) readConfig(name string) *configNode {
	data, err := l.tree.Read(name)
	if err != nil || len(data) > maxConfig {
		return nil
	}
	f := &file{loader: l, path: name, data: data}
	at := l.fset.AddFile(name, -1, len(data))
	at.SetLinesForContent(data)
	if strings.HasSuffix(name, ".toml") || strings.HasSuffix(name, ".env") { // NAME=value is TOML enough
		return readTOML(f, at, string(data))
	}
	var doc yaml.Node
	if yaml.Unmarshal(data, &doc) != nil || len(doc.Content) == 0 {
		return nil
	}
	return convertYAML(f, at, doc.Content[0], 0)
}

func convertYAML(f *file, at *token.File, n *yaml.Node, depth int) *configNode {
	c := &configNode{kind: kindString, text: n.Value, at: place{f, linePos(at, n.Line)}}
	if depth > 20 {
		return c
	}
	switch n.Kind {
	case yaml.AliasNode:
		return c
	case yaml.MappingNode:
		c.fields = map[string]*configNode{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.put(n.Content[i].Value, convertYAML(f, at, n.Content[i+1], depth+1))
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			c.items = append(c.items, convertYAML(f, at, item, depth+1))
		}
	default:
		switch n.Tag {
		case "!!int":
			c.kind = kindInt
		case "!!bool":
			c.kind = kindBool
		}
	}
	return c
}

func linePos(at *token.File, line int) token.Pos {
	return at.LineStart(max(1, min(line, at.LineCount())))
}

func (c *configNode) put(key string, inner *configNode) {
	key = strings.ToLower(key)
	if c.fields[key] == nil {
		c.keys = append(c.keys, key)
	}
	c.fields[key] = inner
}

// readTOML reads tables and the scalar keys in them, which is where addresses stand.
// https://toml.io/en/v1.0.0
func readTOML(f *file, at *token.File, text string) *configNode {
	root := &configNode{fields: map[string]*configNode{}}
	table := root
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			name, _, _ = strings.Cut(strings.TrimPrefix(name, "["), "]")
			table = root.table(strings.Split(name, "."))
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		path := strings.Split(strings.Trim(strings.TrimSpace(key), `"`), ".")
		table.table(path[:len(path)-1]).put(path[len(path)-1], scalarTOML(strings.TrimSpace(value), place{f, linePos(at, i+1)}))
	}
	return root
}

func scalarTOML(text string, at place) *configNode {
	if quote := text[:min(1, len(text))]; quote == `"` || quote == "'" {
		text, _, _ = strings.Cut(text[1:], quote)
		return &configNode{text: text, at: at}
	}
	text, _, _ = strings.Cut(text, "#")
	c := &configNode{text: strings.TrimSpace(text), at: at}
	switch {
	case c.text == "true" || c.text == "false":
		c.kind = kindBool
	case c.text != "" && strings.Trim(c.text, "0123456789") == "":
		c.kind = kindInt
	}
	return c
}

func (c *configNode) table(names []string) *configNode {
	for _, name := range names[:min(len(names), 20)] {
		name = strings.ToLower(strings.Trim(strings.TrimSpace(name), `"`))
		inner := c.fields[name]
		if inner == nil || inner.fields == nil {
			inner = &configNode{fields: map[string]*configNode{}}
			c.put(name, inner)
		}
		c = inner
	}
	return c
}

// constant is a scalar's value.
func (c *configNode) constant() value {
	k := &constant{kind: kindString, s: c.text, at: c.at}
	switch c.kind {
	case kindInt:
		return asInt(k)
	case kindBool:
		return boolean(c.text == "true", c.at)
	}
	return k
}

// configPaths are the files of the repository that a path in the code may mean,
// seen from the root, the module or the main's folder.
func (m *machine) configPaths(text string) (files []string) {
	l := m.loader
	for _, base := range []string{".", m.main.ModuleDir(), m.main.Dir} {
		name := path.Join(base, text)
		if l.isFile(name) {
			return []string{name}
		}
		for _, file := range l.configs { // a folder of files
			if name != "." && path.Dir(file) == name {
				files = append(files, file)
			}
		}
		if len(files) > 0 {
			return files
		}
	}
	if file := m.image.behind0(l, text); file != "" {
		return []string{file}
	}
	return nil
}

// behind0 is behind for a path that the image has by a COPY.
func (i *imageFile) behind0(l *loader, name string) string {
	if i == nil || !strings.HasPrefix(name, "/") || !configName.MatchString(name) {
		return ""
	}
	for _, pair := range i.copied {
		if path.Join("/", pair[1]) == path.Clean(name) {
			return i.behind(l, name)
		}
	}
	return ""
}
