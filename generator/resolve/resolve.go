// Package resolve asks git servers and registries what a reference is today. It
// is the only package that uses a network.
package resolve

import (
	"context"
	"fmt"
	"time"

	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pin"
)

// Resolver pins references. Its answers are kept, so that a reference that many
// files have is asked for once. It is not for several goroutines at once.
type Resolver struct {
	Git      string    // the prefix of repositories: https://github.com/
	Before   time.Time // what is younger is not taken up by Upgrade
	Insecure bool      // registries speak HTTP, for tests

	releases map[string][]release
	dates    map[string]time.Time
	digests  map[string]string
}

// New is a Resolver that asks GitHub and the images' registries, and takes up
// nothing published after before.
func New(before time.Time) *Resolver {
	return &Resolver{
		Git: "https://github.com/", Before: before,
		releases: map[string][]release{}, dates: map[string]time.Time{}, digests: map[string]string{},
	}
}

// Pinned is what to write for a reference.
type Pinned struct {
	Text    string // the whole reference
	Version string // to note beside a commit; "" for images
}

// Pin is an unpinned reference at the commit or digest that it stands for today.
// A branch is refused: it names no version that a reader could check.
func (r *Resolver) Pin(ctx context.Context, ref pin.Reference) (Pinned, error) {
	switch ref.Kind {
	case pin.Action, pin.ReusableWorkflow:
		return r.pinAction(ctx, ref)
	case pin.Image, pin.DockerAction:
		digest, err := r.digest(ctx, ref)
		return Pinned{Text: ref.Text + "@" + digest}, err
	}
	return Pinned{}, fmt.Errorf("%s: a %s has nothing to pin", ref.Text, ref.Kind)
}

// Upgrade is a pinned action at the newest release published before r.Before,
// and an image at the digest of its tag today. The reference comes back as it is
// where there is nothing newer.
func (r *Resolver) Upgrade(ctx context.Context, ref pin.Reference) (Pinned, error) {
	switch {
	case ref.Kind == pin.Image || ref.Kind == pin.DockerAction:
		return r.upgradeImage(ctx, ref)
	case !actions.Exact(ref.Comment):
		return Pinned{ref.Text, ref.Comment}, nil // no version is noted: nobody knows what it is an older one of
	}
	newest, err := r.newest(ctx, ref)
	if err != nil || actions.CompareVersions(newest.tag, ref.Comment) <= 0 {
		return Pinned{ref.Text, ref.Comment}, err
	}
	return Pinned{ref.At(newest.commit), newest.tag}, nil
}
