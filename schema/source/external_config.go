package source

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// configuration is viper's global state, and that of its other instances: they
// are not told apart.
type configuration struct {
	keys     map[string]*configKey
	prefix   string
	auto     bool // AutomaticEnv
	replaces []string
	files    map[string]*configNode
	named    []string // what SetConfigFile, SetConfigName and AddConfigPath were given

	tag string // that names the fields' keys

	readNames int // how many of them were there when the file was last looked for
}

type configKey struct {
	def  value
	file value // what the configuration file says
	env  []string
}

var viperGetter = pattern.New(`^Get(String|Int|Uint|Bool|Duration)?(16|32|64)?$`)

const viperPath = "github.com/spf13/viper"

// configCall is a call of viper.
func (c *call) configCall() (value, bool) {
	if !c.in(viperPath) {
		return nil, false
	}
	c.seen++
	switch c.name {
	case "SetConfigFile", "SetConfigName", "AddConfigPath":
		if text, ok := textOf(c.arg(0)); ok && !slices.Contains(c.config.named, text) && len(c.config.named) < 16 {
			c.config.name(text, c.name != "AddConfigPath" && text != "" && c.off == 0)
		}
	case "ReadConfig", "MergeConfig":
		for _, node := range c.configNodes() {
			c.config.merge(node, "", 0)
		}
	case "ReadInConfig", "MergeInConfig":
		c.readInConfig()
	case "SetDefault":
		c.config.key(c.text(0)).def = first(c.arg(1))
	case "BindPFlag":
		c.config.key(c.text(0)).def = join(first(c.arg(1)), c.config.key(c.text(0)).def)
	case "BindPFlags":
		for name, s := range c.flags {
			if key := c.config.key(name); key.def == nil {
				key.def = s
			}
		}
	case "BindEnv":
		key := c.config.key(c.text(0))
		for i := 1; i < len(c.args); i++ {
			key.env = append(key.env, c.text(i))
		}
		if len(c.args) == 1 {
			key.env = append(key.env, c.config.envName(c.text(0)))
		}
	case "SetEnvPrefix":
		c.config.prefix = c.text(0)
	case "AutomaticEnv":
		c.config.auto = true
	case "SetEnvKeyReplacer":
		c.replacer()
	case "Unmarshal", "UnmarshalExact":
		if o, ok := first(c.arg(0)).(*object); ok {
			c.config.tag = c.decoderTag()
			c.fillConfig(o, "", 0)
		}
	default:
		return c.configGet()
	}
	return nil, true
}

// decoderTag is the struct tag that an option chooses: func(d *mapstructure.DecoderConfig) { d.TagName = "yaml" }.
// https://pkg.go.dev/github.com/spf13/viper#DecoderConfigOption
func (c *call) decoderTag() string {
	for _, arg := range c.args[min(1, len(c.args)):] {
		f, ok := deref(arg).(*function)
		if !ok || f.decl == nil && f.lit == nil {
			continue
		}
		options := c.machine.external("github.com/mitchellh/mapstructure.DecoderConfig", c.at)
		c.machine.call(f, []value{options})
		if tag, known := textOf(fieldOf(options, "TagName")); known && tag != "" {
			return tag
		}
	}
	return "mapstructure"
}

func (c *call) configGet() (value, bool) {
	if !viperGetter.MatchString(c.name) || len(c.args) != 1 {
		return nil, false
	}
	name, ok := textOf(c.arg(0))
	if !ok {
		return nil, true
	}
	return c.configValue(name), true
}

// configValue is a key's value: from the environment, else from its flag or default.
func (c *call) configValue(name string) value {
	c.seen++
	key := c.config.key(name)
	v := key.def
	if key.file != nil {
		v = key.file
	}
	if c.config.auto && len(key.env) == 0 {
		v = c.readEnv(c.config.envName(name), v, c.at)
	}
	for i := len(key.env) - 1; i >= 0; i-- {
		v = c.readEnv(key.env[i], v, c.at)
	}
	return &setting{source: fromConfig, name: name, def: v, at: c.at}
}

// name notes what viper looks for: a file that is named later replaces the one
// before, further folders are looked into after the first.
func (c *configuration) name(text string, replaces bool) {
	if replaces {
		c.named = append([]string{text}, c.named...)
	} else {
		c.named = append(c.named, text)
	}
}

// readInConfig takes the keys of the file that viper finds by what it was told.
func (c *call) readInConfig() {
	if c.config.readNames == len(c.config.named) && c.config.readNames > 0 {
		return // it was read, and nothing new was told
	}
	c.config.readNames = len(c.config.named)
	files := c.machine.image.configs(c.machine.loader)
	names := c.config.named
	for i := 0; i < len(names) && len(files) == 0; i++ {
		for j := range names {
			for _, ending := range []string{"", ".yaml", ".yml", ".json", ".toml", ".env"} {
				name := names[i] + ending
				if j != i {
					name = names[j] + "/" + name
				}
				if configName.MatchString(name) && len(files) == 0 {
					files = c.configPaths(name)
				}
			}
		}
	}
	for _, file := range files {
		c.config.merge(c.config.read(c.machine, file), "", 0)
	}
}

// merge sets the keys of a file.
func (c *configuration) merge(node *configNode, prefix string, depth int) {
	if node == nil || depth > 8 {
		return
	}
	for _, key := range node.keys {
		inner := node.fields[key]
		switch {
		case inner.fields != nil:
			c.merge(inner, prefix+key+".", depth+1)
		case inner.items == nil:
			c.key(prefix + key).file = inner.constant()
		}
	}
}

func (c *configuration) key(name string) *configKey {
	name = strings.ToLower(name)
	if c.keys[name] == nil {
		c.keys[name] = &configKey{}
	}
	return c.keys[name]
}

// envName is viper's name for a key: upper case, with the prefix and "_".
// https://pkg.go.dev/github.com/spf13/viper#SetEnvPrefix
func (c *configuration) envName(key string) string {
	if len(c.replaces) > 0 {
		key = strings.NewReplacer(c.replaces...).Replace(key)
	}
	if c.prefix != "" {
		key = c.prefix + "_" + key
	}
	return strings.ToUpper(key)
}

// replacer takes the pairs of strings.NewReplacer(".", "_").
func (c *call) replacer() {
	o, ok := first(c.arg(0)).(*object)
	if !ok || len(o.args)%2 != 0 {
		return
	}
	for _, arg := range o.args {
		text, known := textOf(arg)
		if !known {
			c.config.replaces = nil
			return
		}
		c.config.replaces = append(c.config.replaces, text)
	}
}

// fillConfig sets a struct's fields from the keys, by mapstructure tags or
// names without regard to case.
func (c *call) fillConfig(o *object, prefix string, depth int) {
	if depth > 5 || o.typ == nil && o.shape == nil {
		return
	}
	for _, f := range o.ref().fields() {
		name, options, _ := strings.Cut(f.tag.Get(c.config.tag), ",")
		if name == "" {
			name = f.name
		}
		key := prefix + name
		if strings.Contains(options, "squash") {
			key = prefix
		}
		field := c.field(o, f.name, 0)
		if inner, ok := first(field.v).(*object); ok && inner.ext == "" {
			if key = strings.TrimSuffix(key, "."); key != "" {
				key += "."
			}
			c.fillConfig(inner, key, depth+1)
			continue
		}
		if _, known := c.config.keys[strings.ToLower(key)]; known {
			field.v = c.configValue(key)
		} else {
			field.v = join(nil, field.v)
			if isEmpty(field.v) && f.typ != nil && f.typ.basic() == "string" {
				field.v = &setting{source: fromConfig, name: strings.ToLower(key), at: f.at}
			} else if isEmpty(field.v) {
				field.v = nil
			}
		}
	}
}
