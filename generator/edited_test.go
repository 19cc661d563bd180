package generator

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/templates"
)

// TestDeployedDigests renders an overlay, sets a digest as a deployment does,
// and renders again: the file must come out as it is.
func TestDeployedDigests(t *testing.T) {
	for name, file := range map[string]string{
		"service":          "deploy/overlays/staging/kustomization.yaml",
		"platforms-google": "deploy/events/production/kustomization.yaml",
	} {
		t.Run(name, func(t *testing.T) { testDeployedDigest(t, name, file) })
	}
}

func testDeployedDigest(t *testing.T, name, file string) {
	in, err := input(cases + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	kustomization := func() string {
		jobs, err := Plan(in)
		if err != nil {
			t.Fatal(err)
		}
		files, err := Render(templates.FS, jobs)
		if err != nil {
			t.Fatal(err)
		}
		return texts(files)[file]
	}
	before := kustomization()
	released := strings.Replace(before, noDigest, "sha256:"+strings.Repeat("ab", 32), 1)
	if released == before {
		t.Fatalf("no digest to set in:\n%s", before)
	}
	in.Pins = NewPins(EditedPins(map[string][]byte{file: []byte(released)}, PinSet{}), PinSet{})
	if diff := cmp.Diff(released, kustomization()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEditedDigests keeps what is no digest an edit.
func TestEditedDigests(t *testing.T) {
	digest := "sha256:" + strings.Repeat("0f", 32)
	for text, want := range map[string]map[string]string{
		"images: [{name: a/b, digest: " + digest + "}]":   {"k a/b": digest},
		"images: [{name: a/b, digest: " + noDigest + "}]": {},
		"images: [{name: a/b, digest: sha256:0f}]":        {},
		"images: [{name: a/b, newTag: v1}]":               {},
		"images: {name: a/b}":                             {},
		"images:":                                         {},
		"images: [":                                       nil,
		"[]":                                              {},
	} {
		if diff := cmp.Diff(want, deployed("k", []byte(text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
