package pin

import (
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/images"
)

// Catalogued is what to write instead of an unpinned reference, as far as the
// catalogues know: an action at the commit of its ref with the exact version to
// note beside it, an image with a confirmed digest of its tag. It keeps what the
// reference says, so a mutable tag stays the line that it was; a digest of such a
// tag may be older than what the registry serves today. ok is false where nothing
// is known or nothing is to do.
func Catalogued(r Reference) (text, version string, ok bool) {
	if r.Dynamic || r.Err != nil || r.Pinned() {
		return "", "", false
	}
	switch r.Kind {
	case Action, ReusableWorkflow:
		if commit, version, ok := actions.Pin(r.Action() + "@" + r.Ref); ok {
			return r.At(commit), version, true
		}
	case Image, DockerAction:
		image := r.Name
		if r.Tag != "" {
			image += ":" + r.Tag
		}
		if digest, ok := images.Digest(image); ok {
			return r.Text + "@" + digest, "", true
		}
	}
	return "", "", false
}
