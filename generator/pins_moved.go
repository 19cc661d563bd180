package generator

import (
	"strings"

	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/pin"
)

// Moved are the pins that someone, a bot mostly, has moved in rendered files:
// those of refs that are pinned to something else than the locked set says. Where
// files disagree the highest version counts.
func Moved(locked PinSet, refs []pin.Reference) PinSet {
	m := PinSet{Actions: map[string]ActionPin{}, Images: map[string]string{}}
	for _, ref := range refs {
		switch {
		case !ref.Pinned():
		case ref.Kind == pin.Action || ref.Kind == pin.ReusableWorkflow:
			m.moveAction(locked, ref)
		case ref.Kind == pin.Image:
			m.moveImage(locked, ref)
		}
	}
	return m
}

func (s PinSet) moveAction(locked PinSet, ref pin.Reference) {
	for name, was := range locked.Actions {
		if !strings.EqualFold(name, ref.Name) || strings.EqualFold(was.Commit, ref.Ref) {
			continue
		}
		version := ref.Comment
		if tags := actions.Tags(ref.Name, ref.Ref); len(tags) > 0 {
			version = tags[0]
		}
		have, ok := s.Actions[name]
		if !ok || actions.CompareVersions(version, have.Version) > 0 {
			s.Actions[name] = ActionPin{ref.Ref, version}
		}
	}
}

func (s PinSet) moveImage(locked PinSet, ref pin.Reference) {
	for want, was := range locked.Images {
		old, err := images.Parse(was)
		if err != nil || old.Name() != ref.Name || line(old.Tag) != line(ref.Tag) || was == ref.Text {
			continue
		}
		have, ok := s.Images[want]
		if !ok || actions.CompareVersions(ref.Tag, tagOf(have)) > 0 {
			s.Images[want] = ref.Text
		}
	}
}

// line is what a bot keeps of a tag: the variant without its own version
// (alpine3.24 is alpine), or the whole tag where that is no version.
func line(tag string) string {
	_, variant, ok := images.Version(tag)
	if !ok {
		return tag
	}
	return strings.TrimRight(variant, "0123456789.")
}

func tagOf(ref string) string {
	r, _ := images.Parse(ref)
	return r.Tag
}
