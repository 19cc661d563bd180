// Package images reads references to container images and knows digests of
// common ones: digests.txt, with its source and date.
package images

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// Reference is an image reference taken apart. Registry and Repository are
// always set; a reference without tag and digest means the tag latest.
type Reference struct {
	Registry   string // docker.io where none is written
	Repository string // library/golang for golang
	Tag        string // "" = none written
	Digest     string // sha256:…, "" = none written
}

// The grammar of https://github.com/distribution/reference.
var (
	domain    = pattern.New(`^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$`)
	component = pattern.New(`^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$`)
	tag       = pattern.New(`^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$`)
	digest    = pattern.New(`^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$`)
)

const (
	hub         = "docker.io"
	longestName = 255
)

// Parse reads [registry[:port]/]repository[:tag][@digest]. The error names what
// is wrong with which part.
func Parse(ref string) (Reference, error) {
	var r Reference
	rest, sum, hasDigest := strings.Cut(ref, "@")
	if hasDigest && !digest.MatchString(sum) {
		return r, fmt.Errorf("image %q: %q is no digest (sha256: and 64 lower-case hex digits)", ref, sum)
	}
	r.Digest = sum
	if i := strings.LastIndexByte(rest, ':'); i > strings.LastIndexByte(rest, '/') {
		rest, r.Tag = rest[:i], rest[i+1:]
		if !tag.MatchString(r.Tag) {
			return r, fmt.Errorf("image %q: %q is no tag (at most 128 letters, digits, _ . -, and not . or - first)", ref, r.Tag)
		}
	}
	r.Registry, r.Repository = splitRegistry(rest)
	return r, r.check(ref)
}

// splitRegistry tells registry and repository apart: a first part is a registry
// when it has a dot, a port or an upper-case letter, or is localhost.
func splitRegistry(name string) (registry, repository string) {
	first, rest, found := strings.Cut(name, "/")
	if found && (strings.ContainsAny(first, ".:[") || first == "localhost" || strings.ToLower(first) != first) {
		registry, repository = first, rest
	} else {
		registry, repository = hub, name
	}
	if registry == "index.docker.io" {
		registry = hub
	}
	if registry == hub && !strings.Contains(repository, "/") {
		repository = "library/" + repository
	}
	return registry, repository
}

func (r Reference) check(written string) error {
	if !domain.MatchString(r.Registry) {
		return fmt.Errorf("image %q: %q is no registry", written, r.Registry)
	}
	for part := range strings.SplitSeq(r.Repository, "/") {
		if strings.ToLower(part) != part {
			return fmt.Errorf("image %q: the repository must be lower case, %q is not", written, part)
		}
		if !component.MatchString(part) {
			return fmt.Errorf("image %q: %q is no part of a repository name", written, part)
		}
	}
	if n := len(r.Registry) + 1 + len(r.Repository); n > longestName {
		return fmt.Errorf("image %q: the name has %d characters, at most %d are allowed", written, n, longestName)
	}
	return nil
}

// Name is registry and repository as people write them: golang, not
// docker.io/library/golang.
func (r Reference) Name() string {
	if r.Registry != hub {
		return r.Registry + "/" + r.Repository
	}
	return strings.TrimPrefix(r.Repository, "library/")
}

// String is the reference as people write it.
func (r Reference) String() string {
	s := r.Name()
	if r.Tag != "" {
		s += ":" + r.Tag
	}
	if r.Digest != "" {
		s += "@" + r.Digest
	}
	return s
}

// catalogued is the name under which the catalogue has an image; Google's mirror
// serves the bytes of Docker Hub.
func (r Reference) catalogued() string {
	if r.Registry == "mirror.gcr.io" {
		r.Registry = hub
	}
	return r.Name()
}
