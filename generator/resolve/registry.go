package resolve

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/shipgen/shipgen/schema/pin"
)

// digest asks an image's registry for the digest of its tag: of the index where
// there is one, so that it holds for every platform. Credentials come from the
// user's Docker configuration.
func (r *Resolver) digest(ctx context.Context, ref pin.Reference) (string, error) {
	want := ref.Name
	if ref.Tag != "" {
		want += ":" + ref.Tag
	}
	if digest, ok := r.digests[want]; ok {
		return digest, nil
	}
	options := []name.Option{name.WithDefaultTag("latest")}
	if r.Insecure {
		options = append(options, name.Insecure)
	}
	parsed, err := name.ParseReference(want, options...)
	if err != nil {
		return "", err
	}
	found, err := remote.Head(parsed, remote.WithContext(ctx), remote.WithAuthFromKeychain(authn.DefaultKeychain))
	if err != nil {
		return "", fmt.Errorf("%s: %w", want, err)
	}
	r.digests[want] = found.Digest.String()
	return r.digests[want], nil
}

// upgradeImage gives a digest its tag's of today. The tag itself stays: which
// line of versions to follow is the user's to say.
func (r *Resolver) upgradeImage(ctx context.Context, ref pin.Reference) (Pinned, error) {
	if ref.Tag == "" {
		return Pinned{Text: ref.Text}, nil // a digest alone is of no tag
	}
	digest, err := r.digest(ctx, ref)
	if err != nil {
		return Pinned{}, err
	}
	return Pinned{Text: strings.TrimSuffix(ref.Text, ref.Digest) + digest}, nil
}
