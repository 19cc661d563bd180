package ship

import (
	"strconv"
	"strings"
)

// place is where a value stands, as a path of keys from the root (nil).
type place struct {
	parent *place
	key    string
	index  bool // key is a list index
}

func (p *place) at(key string) *place { return &place{parent: p, key: key} }
func (p *place) nth(i int) *place     { return &place{parent: p, key: strconv.Itoa(i), index: true} }

// String is the path as people write it: services.api.secrets[0]; the root is "the file".
func (p *place) String() string {
	if p == nil {
		return "the file"
	}
	own := p.key
	if !plainKey(own) {
		own = quote(own)
	}
	switch {
	case p.index:
		own = "[" + p.key + "]"
	case p.parent != nil:
		own = "." + own
	}
	if p.parent == nil {
		return own
	}
	return p.parent.String() + own
}

func plainKey(key string) bool {
	return key != "" && len(key) <= 80 && !strings.ContainsFunc(key, func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}

// segments are the keys of a JSON pointer (RFC 6901).
func segments(pointer string) []string {
	if pointer == "" || pointer == "/" {
		return nil
	}
	keys := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, key := range keys {
		keys[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(key)
	}
	return keys
}
