package generator

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/pin"
)

var (
	commitA = strings.Repeat("a", 40)
	commitB = strings.Repeat("b", 40)
	digestA = "sha256:" + strings.Repeat("a", 64)
	digestB = "sha256:" + strings.Repeat("b", 64)
)

func TestPinsPrecedence(t *testing.T) {
	locked := PinSet{
		Actions: map[string]ActionPin{"Actions/checkout": {commitA, "v1.0.0"}, "actions/cache": {commitA, "v2.0.0"}},
		Images:  map[string]string{"golang:1.26-alpine": "golang:1.26.1-alpine@" + digestA, "alpine:3.24": "alpine:3.24.0@" + digestA},
	}
	edited := PinSet{
		Actions: map[string]ActionPin{"actions/checkout": {commitB, "v3.0.0"}},
		Images:  map[string]string{"alpine:3.24": "alpine:3.24.9@" + digestB},
	}
	pins := NewPins(edited, locked)
	version, commit := actions.Latest("actions/setup-go")
	for name, want := range map[string]ActionPin{
		"actions/checkout":   {commitB, "v3.0.0"},
		"actions/cache/save": {commitA, "v2.0.0"},
		"actions/setup-go":   {commit, version},
	} {
		commit, version, err := pins.Action(name)
		if err != nil || (ActionPin{commit, version}) != want {
			t.Errorf("Action(%q) = %s %s, %v; want %v", name, commit, version, err, want)
		}
	}
	for want, ref := range map[string]string{
		"golang:1.26-alpine": "golang:1.26.1-alpine@" + digestA,
		"alpine:3.24":        "alpine:3.24.9@" + digestB,
	} {
		if got, err := pins.Image(want); got != ref || err != nil {
			t.Errorf("Image(%q) = %q, %v; want %q", want, got, err, ref)
		}
	}
}

// ship.lock holds what was used and nothing else, and locking it changes nothing.
func TestPinsUsed(t *testing.T) {
	pins := NewPins(PinSet{}, PinSet{Actions: map[string]ActionPin{"actions/stale": {commitA, "v1.0.0"}}})
	ask := func(p *PinSource) {
		t.Helper()
		for _, name := range []string{"actions/checkout", "github/codeql-action/upload-sarif", "github/codeql-action/init"} {
			if _, _, err := p.Action(name); err != nil {
				t.Error(err)
			}
		}
		if _, err := p.Image("golang:1.26-alpine"); err != nil {
			t.Error(err)
		}
		p.Action("nobody/nothing")
	}
	ask(pins)
	used := pins.Used()
	if len(used.Actions) != 2 || used.Actions["github/codeql-action"].Version == "" || len(used.Images) != 1 {
		t.Errorf("used = %v", used)
	}
	again := NewPins(PinSet{}, used)
	ask(again)
	if diff := cmp.Diff(used, again.Used()); diff != "" {
		t.Errorf("locked and rendered again (-want +got):\n%s", diff)
	}
}

func TestPinsImage(t *testing.T) {
	for want, start := range map[string]string{
		"golang:1.26-alpine":                        "golang:1.26.7-alpine@sha256:28d89ee9",
		"golang:1.27-alpine":                        "golang:1.27.2-alpine3.24@sha256:85dc1069",
		"golang:1.26-bookworm":                      "golang:1.26.7-bookworm@sha256:6ef6e30f",
		"golang:1.26.5-alpine":                      "golang:1.26.5-alpine@sha256:0178a641",
		"golang:1.26.8-alpine":                      "golang:1.26.8-alpine", // newer than the catalogue
		"mirror.gcr.io/library/golang:1.26-alpine":  "mirror.gcr.io/library/golang:1.26.7-alpine@sha256:28d89ee9",
		"gcr.io/distroless/static-debian13:nonroot": "gcr.io/distroless/static-debian13:nonroot@sha256:",
		"gcr.io/distroless/base-debian12:nonroot":   "gcr.io/distroless/base-debian12:nonroot@sha256:",
		"alpine:3.24":                               "alpine:3.24.2@sha256:294b683c",
		"docker/dockerfile:1":                       "docker/dockerfile:1.25.0@sha256:0adf442e",
		"ghcr.io/acme/orders:2024-10":               "ghcr.io/acme/orders:2024-10",
		"redis:7.2.4":                               "redis:7.2.4",
		"redis@" + digestA:                          "redis@" + digestA,
	} {
		got, err := NewPins(PinSet{}, PinSet{}).Image(want)
		if err != nil || !strings.HasPrefix(got, start) || !strings.Contains(start, "@") && got != start {
			t.Errorf("Image(%q) = %q, %v; want %q", want, got, err, start)
		}
		if _, err := images.Parse(got); err != nil {
			t.Errorf("Image(%q): %v", want, err)
		}
	}
}

func TestPinsRefuse(t *testing.T) {
	for want, part := range map[string]string{
		"golang:1.99-alpine":    "known are ",
		"golang:latest":         "known are ",
		"golang":                "hint: write an exact tag or a digest",
		"goland:latest":         "image goland is not catalogued\n  hint: did you mean golang?",
		"ghcr.io/acme/anything": "is not catalogued\n  hint: run `shipgen pin`",
		"Golang:1.26":           "must be lower case",
		"":                      "is no part of a repository name",
	} {
		if got, err := NewPins(PinSet{}, PinSet{}).Image(want); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("Image(%q) = %q, %v; want an error with %q", want, got, err, part)
		}
	}
	evil := "0e58ed8671d6b60d0890c21b07f8835ace038e67"
	locked := PinSet{Actions: map[string]ActionPin{"tj-actions/changed-files": {evil, "v45.0.7"}}, Images: map[string]string{"alpine:3.24": "Alpine"}}
	for name, part := range map[string]string{
		"actions/chekout":                      "action actions/chekout is not catalogued\n  hint: did you mean actions/checkout?",
		"nobody/nothing-at-all":                "hint: run `shipgen pin`",
		"tj-actions/changed-files":             "must never run",
		"slsa-framework/slsa-github-generator": "DO NOT PIN BY SHA",
		"":                                     "is not catalogued",
	} {
		if commit, _, err := NewPins(PinSet{}, locked).Action(name); commit != "" || err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("Action(%q) = %q, %v; want an error with %q", name, commit, err, part)
		}
	}
	if _, err := NewPins(PinSet{}, locked).Image("alpine:3.24"); err == nil {
		t.Error("a broken image in ship.lock is rendered")
	}
}

func TestMoved(t *testing.T) {
	locked := PinSet{
		Actions: map[string]ActionPin{"actions/checkout": {commitA, "v4.0.0"}, "actions/cache": {commitA, "v4.0.0"},
			"actions/setup-go": {commitA, "v4.0.0"}, "actions/upload-artifact": {commitA, "v4.0.0"}},
		Images: map[string]string{
			"golang:1.26-alpine": "golang:1.26.1-alpine@" + digestA,
			"alpine:3.24":        "alpine:3.24.2@" + digestA,
			"gcr.io/d/s:nonroot": "gcr.io/d/s:nonroot@" + digestA,
		},
	}
	action := func(uses, noted string) pin.Reference {
		r, err := pin.ParseUses(uses)
		if err != nil {
			t.Fatal(err)
		}
		r.Comment = noted
		return r
	}
	image := func(text string) pin.Reference {
		r, err := pin.ParseImage(text)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	got := Moved(locked, []pin.Reference{
		action("Actions/checkout@"+commitB, "v99.0.0"),
		action("actions/checkout@"+strings.Repeat("c", 40), "v98.0.0"), // lower than the other file's
		action("actions/cache@"+commitA, "v4.0.0"),                     // unmoved
		action("actions/cache@v9", ""),                                 // no pin
		action("acme/own@"+commitB, "v1"),                              // not rendered
		action("actions/setup-go@"+commitB, "v4.0.0"),                  // the locked version at another commit: tampered
		action("actions/upload-artifact@"+commitB, "v1.0.0"),           // older than the locked one
		action("actions/cache@"+commitB, "v5.0.5"),                     // the catalogue knows v5.0.5 at another commit
		image("golang:1.27.2-alpine3.24@" + digestB),
		image("golang:1.27.2-bookworm@" + digestB), // another variant
		image("alpine:3.24.2@" + digestA),
		image("gcr.io/d/s:nonroot@" + digestB),
		image("gcr.io/d/s:debug@" + digestB),
	})
	want := PinSet{
		Actions: map[string]ActionPin{"actions/checkout": {commitB, "v99.0.0"}},
		Images: map[string]string{
			"golang:1.26-alpine": "golang:1.27.2-alpine3.24@" + digestB,
			"gcr.io/d/s:nonroot": "gcr.io/d/s:nonroot@" + digestB,
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
}

func TestMovedOneOfTwoLines(t *testing.T) {
	locked := PinSet{Images: map[string]string{
		"golang:1.25-alpine": "golang:1.25.7-alpine@" + digestA,
		"golang:1.26-alpine": "golang:1.26.7-alpine@" + digestA,
	}}
	var refs []pin.Reference
	for _, text := range []string{"golang:1.25.8-alpine@" + digestB, "golang:1.26.7-alpine@" + digestA} {
		ref, err := pin.ParseImage(text)
		if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, ref)
	}
	want := map[string]string{"golang:1.25-alpine": "golang:1.25.8-alpine@" + digestB}
	if diff := cmp.Diff(want, Moved(locked, refs).Images); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
