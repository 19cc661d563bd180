package generator

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/near"
)

// PinSet is resolved pins, as ship.lock holds them.
type PinSet struct {
	Actions map[string]ActionPin `yaml:"actions,omitempty"` // by "owner/name"
	Images  map[string]string    `yaml:"images,omitempty"`  // what was wanted -> the reference rendered for it
	Digests map[string]string    `yaml:"-"`                 // by digestKey: what deployments have set, which only the files know
}

// ActionPin is the commit of an action and the version noted beside it.
type ActionPin struct {
	Commit  string `yaml:"commit"`
	Version string `yaml:"version"`
}

// PinSource is the Pins of one run: the edited files' pins, then ship.lock's,
// then the catalogue's. It remembers what was asked for. It is not for several
// goroutines at once.
type PinSource struct {
	edited, locked PinSet
	used           PinSet
}

var _ Pins = (*PinSource)(nil)

// NewPins makes a PinSource; both sets may be empty.
func NewPins(edited, locked PinSet) *PinSource {
	return &PinSource{
		edited: edited.folded(),
		locked: locked.folded(),
		used:   PinSet{Actions: map[string]ActionPin{}, Images: map[string]string{}},
	}
}

// folded has the actions under lower-case names: GitHub ignores their case.
func (s PinSet) folded() PinSet {
	folded := PinSet{Actions: map[string]ActionPin{}, Images: s.Images, Digests: s.Digests}
	for name, pin := range s.Actions {
		folded.Actions[strings.ToLower(name)] = pin
	}
	return folded
}

// Used are the pins that were asked for so far: what ship.lock has to hold.
func (p *PinSource) Used() PinSet {
	return PinSet{Actions: maps.Clone(p.used.Actions), Images: maps.Clone(p.used.Images)}
}

// Action is the commit and version of an action or sub-action, which has the pin
// of its repository. It is an error to ask for one that is in none of the sets
// nor the catalogue, that must be referenced by tag, or whose commit is known to
// be malicious.
func (p *PinSource) Action(name string) (commit, version string, err error) {
	repository := actions.Repository(name)
	pin, ok := p.action(strings.ToLower(repository))
	if !ok {
		version, commit := actions.Latest(name)
		pin = ActionPin{commit, version}
	}
	switch reason, bad := actions.KnownBad(pin.Commit); {
	case bad:
		return "", "", fmt.Errorf("action %s: commit %s must never run: %s", name, pin.Commit, reason)
	case pin.Commit == "":
		return "", "", unknown("action", repository, actions.Names())
	case actions.TagOnly(name):
		return "", "", fmt.Errorf("action %s: %s", name, actions.Note(name))
	}
	p.used.Actions[repository] = pin
	return pin.Commit, pin.Version, nil
}

// Digest is the digest of an own image that a deployment has set.
func (p *PinSource) Digest(kustomization, image string) string {
	return p.edited.Digests[digestKey(kustomization, image)]
}

func digestKey(kustomization, image string) string { return kustomization + " " + image }

func (p *PinSource) action(key string) (ActionPin, bool) {
	if pin, ok := p.edited.Actions[key]; ok {
		return pin, true
	}
	pin, ok := p.locked.Actions[key]
	return pin, ok
}

// Image is the reference to render for a wanted image. A digest that is wanted
// stays as it is; an exact tag gets its digest where one is confirmed; a version
// like 1.26-alpine becomes its newest catalogued patch. An image that the
// catalogue does not know keeps its tag. It is an error when the result would be
// a tag that moves, though the catalogue knows the image, or latest.
func (p *PinSource) Image(want string) (string, error) {
	ref := cmp.Or(p.edited.Images[want], p.locked.Images[want])
	if ref == "" {
		var err error
		if ref, err = catalogued(want); err != nil {
			return "", err
		}
	}
	if _, err := images.Parse(ref); err != nil {
		return "", err
	}
	p.used.Images[want] = ref
	return ref, nil
}

func catalogued(want string) (string, error) {
	r, err := images.Parse(want)
	if err != nil || r.Digest != "" {
		return want, err
	}
	name := strings.TrimSuffix(want, ":"+r.Tag) // as written, for mirrors and docker.io/
	if number, variant, ok := images.Version(r.Tag); ok {
		if tag, digest, ok := images.Newest(name, number, variant); ok {
			return pinned(name+":"+tag, digest), nil
		}
	}
	digest, ok := images.Digest(want)
	switch known := len(images.Tags(name)) > 0; {
	case ok || images.Exact(r.Tag):
		return pinned(want, digest), nil
	case known:
		return "", fmt.Errorf("image %s: no exact version and no digest of it is catalogued, known are %s\n  hint: write an exact tag or a digest",
			want, strings.Join(some(images.Tags(name)), ", "))
	case r.Tag == "" || r.Tag == "latest":
		return "", unknown("image", r.Name(), images.Names())
	}
	return want, nil
}

func pinned(ref, digest string) string {
	if digest == "" {
		return ref
	}
	return ref + "@" + digest
}

// some is the first few of a list.
func some(list []string) []string { return list[:min(len(list), 3)] }

// unknown names the nearest of the names that are known.
func unknown(what, name string, known []string) error {
	hint := "run `shipgen pin`, or write a commit or digest"
	if meant, ok := near.Name(name, known); ok {
		hint = "did you mean " + meant + "?"
	}
	return fmt.Errorf("%s %s is not catalogued\n  hint: %s", what, name, hint)
}
