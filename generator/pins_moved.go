package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/pin"
)

// Moved are the pins that someone, a bot mostly, has moved in rendered files. A
// pin counts only where it is as strict as what was rendered: a commit with the
// exact version it is, newer than the locked one; a digest of the same image and
// line of versions, not older. Anything else stays an edit, and so drift: the
// same version at another commit is what a tampered pin looks like. Where files
// disagree the highest version counts, so that the next render unites them.
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
		now := ActionPin{ref.Ref, ref.Comment}
		if !strings.EqualFold(name, ref.Name) || !actions.Exact(now.Version) || contradicted(name, now) ||
			actions.CompareVersions(now.Version, was.Version) <= 0 {
			continue
		}
		if have, ok := s.Actions[name]; !ok || actions.CompareVersions(now.Version, have.Version) > 0 {
			s.Actions[name] = now
		}
	}
}

// contradicted says whether the catalogue knows the version at another commit,
// the commit at another version, or the commit as malicious.
func contradicted(name string, p ActionPin) bool {
	if _, bad := actions.KnownBad(p.Commit); bad {
		return true
	}
	commit, known := actions.Commit(name, p.Version)
	tags := actions.Tags(name, p.Commit)
	return known && commit != p.Commit || len(tags) > 0 && !slices.Contains(tags, p.Version)
}

func (s PinSet) moveImage(locked PinSet, ref pin.Reference) {
	for want, was := range locked.Images {
		if was == ref.Text || !onLine(was, ref) || nearer(locked, was, ref) {
			continue
		}
		have, ok := s.Images[want]
		if !ok || actions.CompareVersions(ref.Tag, tagOf(have)) > 0 {
			s.Images[want] = ref.Text
		}
	}
}

// onLine says whether a bot can have made a reference from a locked one.
func onLine(was string, ref pin.Reference) bool {
	old, err := images.Parse(was)
	return err == nil && old.Name() == ref.Name && line(old.Tag) == line(ref.Tag) && actions.CompareVersions(ref.Tag, old.Tag) >= 0
}

// nearer says whether a reference comes from another locked one: modules with
// different Go versions have images of one line, 1.25.7-alpine and 1.26.7-alpine.
func nearer(locked PinSet, was string, ref pin.Reference) bool {
	for _, other := range locked.Images {
		if onLine(other, ref) && actions.CompareVersions(tagOf(other), tagOf(was)) > 0 {
			return true
		}
	}
	return false
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
