// Package generator plans and renders the files that a ship.yaml asks for. It
// is pure: it reads nothing but its Input, and the same Input gives the same bytes.
package generator

import (
	"io/fs"

	"github.com/shipgen/shipgen/schema/ship"
)

// Input is everything a plan is made from; cmd gathers it.
type Input struct {
	Ship    *ship.Ship
	Pins    Pins
	Repo    Identity
	Version string // shipgen's own, for the CI job that installs it

	place *place // where the manifests that are being rendered go; nil in the base
}

// Identity is what the repository itself says.
type Identity struct {
	Owner, Name string             // GitHub; "" = unknown
	Module      string             // go.mod's module path
	ModuleDir   string             // folder of go.mod from the root, "." for the root
	GoVersion   string             // go line of go.mod as written: "1.26.3"
	Toolchain   string             // toolchain line without "go", or ""
	GoSum       bool               // go.sum exists
	Files       map[string][]byte  // files that templates embed: config files by path
	Sources     map[string]Sources // of services in other languages than Go, by their cleaned build.context
	Folders     []string           // folders and files directly in ModuleDir that a Go build needs, for the .dockerignore
	Hidden      []string           // files named .env… that the module embeds, from ModuleDir
	Replaced    []Replaced         // modules that go.mod takes from folders
	Modules     []Identity         // further Go modules that services lie in: their Go facts alone
	Workspace   *Workspace         // the go.work that the build needs; nil = none

	further bool // one of another's Modules
}

// Pins resolves names to exact versions: the edited file wins over ship.lock,
// which wins over the catalogue.
type Pins interface {
	// Action is the commit and the version comment of an action, "actions/checkout".
	Action(name string) (commit, version string, err error)
	// Image is the reference to render for a wanted image "golang:1.26-alpine":
	// "golang:1.26.7-alpine@sha256:…", or an exact tag alone where no digest is confirmed.
	Image(want string) (string, error)
	// Digest is what a deployment has set for an own image in a kustomization
	// (both from the root), "" where none has.
	Digest(kustomization, image string) string
}

// Target renders one kind of file. No jobs means that it is not wanted; an
// error carries its ship.yaml position.
type Target struct {
	Name string
	Doc  string   // Markdown: what it renders, from which keys
	Keys []string // the ship.yaml keys (JSON pointers, "*" for names) that it renders
	Plan func(*Input) ([]Job, error)
}

// Job is one file to render: a template, where it lands, and plain data.
type Job struct {
	Target   string // the name of the target that wants it; Plan sets it
	Template string
	Output   string
	Mode     fs.FileMode // 0 = 0o644
	Data     any
}

// File is one rendered file.
type File struct {
	Path string
	Mode fs.FileMode
	Data []byte
}
