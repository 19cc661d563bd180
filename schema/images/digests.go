package images

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run digests_gen.go -pins $PINS -date $DATE

//go:embed digests.txt
var digestTable string

// sighting is one confirmed digest of a tag.
type sighting struct {
	digest        string
	files         int    // that pin it
	last          string // date it was last seen at, "" = unknown
	oneRepository bool   // all those files are in one repository
	newest        bool   // by commit date
	guess         bool   // newest by order in an index
}

type catalogue struct {
	images map[string]map[string][]sighting // name -> tag -> confirmed digests
	tags   map[string][]string              // digest -> exact tags that have it, of any image
	files  map[string]int                   // digest -> files that pin it, under any tag
}

var load = sync.OnceValue(func() *catalogue {
	c := &catalogue{images: map[string]map[string][]sighting{}, tags: map[string][]string{}, files: map[string]int{}}
	for line := range strings.Lines(digestTable) {
		if !strings.HasPrefix(line, "#") {
			c.add(strings.Fields(line))
		}
	}
	return c
})

func (c *catalogue) add(fields []string) {
	i := strings.LastIndexByte(fields[0], ':')
	name, tag := fields[0][:i], fields[0][i+1:]
	if c.images[name] == nil {
		c.images[name] = map[string][]sighting{}
	}
	if fields[1] == "-" {
		c.images[name][tag] = nil
		return
	}
	s := parseSighting(fields[1:])
	c.images[name][tag] = append(c.images[name][tag], s)
	c.files[s.digest] += s.files
	if Exact(tag) {
		c.tags[s.digest] = append(c.tags[s.digest], tag)
	}
}

func parseSighting(fields []string) sighting {
	s := sighting{digest: fields[0]}
	s.files, _ = strconv.Atoi(fields[1])
	for _, word := range fields[2:] {
		switch word {
		case "one-repository":
			s.oneRepository = true
		case "newest":
			s.newest = true
		case "newest?":
			s.guess = true
		default:
			s.last = word
		}
	}
	return s
}

// Names are the catalogued images as people write them, sorted.
func Names() []string { return slices.Sorted(maps.Keys(load().images)) }

// Tags are the catalogued tags of an image ("golang"), the newest version first,
// then those that are no versions.
func Tags(name string) []string {
	tags := slices.Collect(maps.Keys(load().images[catalogueName(name)]))
	slices.SortFunc(tags, func(a, b string) int {
		x, okX := parseVersion(a)
		y, okY := parseVersion(b)
		if okX != okY {
			return cmp.Compare(a, b)
		}
		return cmp.Or(compare(y, x), cmp.Compare(a, b))
	})
	return tags
}

// Digest is the digest to pin a reference ("golang:1.26.7-alpine") to, where one
// is confirmed; a digest that the reference has already is left out of account.
//
// The digests are second-hand. Of several that are confirmed, the choice is, in
// this order: those that several repositories pin before those of one; the
// newest by commit date; the one that a higher exact tag has too (alpine:3.24
// takes 3.24.2's, not 3.24.1's); the one that most files pin under any tag; the
// last seen; the newest by index order. Where all of that leaves a tie, none is offered.
func Digest(ref string) (digest string, ok bool) {
	r, err := Parse(ref)
	if err != nil {
		return "", false
	}
	seen := load().images[r.catalogued()][cmp.Or(r.Tag, "latest")]
	if len(seen) == 0 {
		return "", false
	}
	sorted := slices.SortedFunc(slices.Values(seen), load().better)
	if len(sorted) > 1 && load().better(sorted[0], sorted[1]) == 0 {
		return "", false
	}
	return sorted[0].digest, true
}

// better orders the digests of one tag, the one to choose first.
func (c *catalogue) better(a, b sighting) int {
	return cmp.Or(
		trueFirst(!a.oneRepository, !b.oneRepository),
		trueFirst(a.newest, b.newest),
		compare(c.highest(b.digest), c.highest(a.digest)),
		cmp.Compare(c.files[b.digest], c.files[a.digest]),
		cmp.Compare(b.last, a.last),
		trueFirst(a.guess, b.guess),
	)
}

// highest is the highest version among the exact tags of a digest.
func (c *catalogue) highest(digest string) version {
	var high version
	for _, tag := range c.tags[digest] {
		if v, ok := parseVersion(tag); ok && compare(v, high) > 0 {
			high = v
		}
	}
	return high
}

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// Newest is the newest catalogued tag of an image within a version and of a
// variant: golang, 1.26, alpine -> 1.26.7-alpine; a variant may carry its own
// version (1.27.2-alpine3.24). digest is "" where none is confirmed. ok is false
// where no exact tag and no digest is known, so that nothing would be pinned.
func Newest(name, minor, variant string) (tag, digest string, ok bool) {
	asked, valid := parseVersion(minor)
	if !valid || asked.variant != "" {
		return "", "", false
	}
	var best candidate
	for _, t := range Tags(name) {
		v, isVersion := parseVersion(t)
		if !isVersion || !v.within(asked) || !isVariant(v.variant, variant) {
			continue
		}
		c := candidate{tag: t, version: v}
		c.digest, _ = Digest(catalogueName(name) + ":" + t)
		if (c.digest != "" || Exact(t)) && (best.tag == "" || c.compare(best) > 0) {
			best = c
		}
	}
	return best.tag, best.digest, best.tag != ""
}

type candidate struct {
	tag, digest string
	version     version
}

// compare prefers the newer version, then a known digest, then the plain variant.
func (c candidate) compare(o candidate) int {
	return cmp.Or(
		compare(c.version, o.version),
		trueFirst(o.digest != "", c.digest != ""),
		cmp.Compare(len(o.version.variant), len(c.version.variant)),
		cmp.Compare(c.version.variant, o.version.variant),
	)
}

func catalogueName(name string) string {
	r, err := Parse(name)
	if err != nil {
		return name
	}
	return r.catalogued()
}
