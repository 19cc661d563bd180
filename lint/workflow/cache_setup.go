package workflow

import (
	"fmt"
	"slices"

	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// state is what a step does about a cache.
type state uint8

const (
	unknown  state = iota // it cannot be told from the file
	off                   // nothing is cached
	disabled              // somebody switched it off
	on                    // cached, by default or on request
)

// setup is an action that installs a toolchain and can cache what its package
// manager downloads.
type setup struct {
	tools  []shell.Tool
	input  string // that switches the cache, "" = it has none
	first  int    // major from which the input exists
	values map[shell.Tool]string
	locks  string                                 // input for a lock file that is not in the root, "" = it is found anywhere
	preset func(major int, tool shell.Tool) state // without the input
}

// setups are the toolchain actions. Each default is what the action's README
// and action.yml say for the majors, as of 2026-11.
var setups = map[string]*setup{
	// v4 switched the cache on: https://github.com/actions/setup-go#v4
	"actions/setup-go": {[]shell.Tool{shell.Go}, "cache", 3, map[shell.Tool]string{shell.Go: "true"}, "cache-dependency-path", since(4)},
	// https://github.com/actions/setup-node#breaking-changes-in-v6
	"actions/setup-node": {
		[]shell.Tool{shell.NPM, shell.Yarn, shell.PNPM}, "cache", 2,
		map[shell.Tool]string{shell.NPM: "npm", shell.Yarn: "yarn", shell.PNPM: "pnpm"}, "cache-dependency-path", nodePreset,
	},
	// https://github.com/actions/setup-python#caching-packages-dependencies
	"actions/setup-python": {[]shell.Tool{shell.Pip, shell.Poetry}, "cache", 2, map[shell.Tool]string{shell.Pip: "pip", shell.Poetry: "poetry"}, "cache-dependency-path", never},
	// https://github.com/actions/setup-java#caching-packages-dependencies
	"actions/setup-java": {[]shell.Tool{shell.Maven, shell.Gradle}, "cache", 2, map[shell.Tool]string{shell.Maven: "maven", shell.Gradle: "gradle"}, "", never},
	// https://github.com/graalvm/setup-graalvm#options
	"graalvm/setup-graalvm": {[]shell.Tool{shell.Maven, shell.Gradle}, "cache", 1, map[shell.Tool]string{shell.Maven: "maven", shell.Gradle: "gradle"}, "", never},
	// https://github.com/actions/setup-dotnet#caching-nuget-packages
	"actions/setup-dotnet": {[]shell.Tool{shell.Dotnet}, "cache", 3, map[shell.Tool]string{shell.Dotnet: "true"}, "cache-dependency-path", never},
	// https://github.com/ruby/setup-ruby#caching-bundle-install-automatically
	"ruby/setup-ruby":      {[]shell.Tool{shell.Bundler}, "bundler-cache", 1, map[shell.Tool]string{shell.Bundler: "true"}, "", never},
	"ruby/setup-ruby-pkgs": {[]shell.Tool{shell.Bundler}, "bundler-cache", 1, map[shell.Tool]string{shell.Bundler: "true"}, "", never},
	// https://github.com/astral-sh/setup-uv#enable-caching
	"astral-sh/setup-uv": {[]shell.Tool{shell.UV}, "enable-cache", 1, map[shell.Tool]string{shell.UV: "true"}, "", uvPreset},
	// These install a toolchain and cache nothing.
	"dtolnay/rust-toolchain": {tools: []shell.Tool{shell.Cargo}, preset: never},
	"actions-rs/toolchain":   {tools: []shell.Tool{shell.Cargo}, preset: never},
}

// cachers are further actions that cache for a tool without being asked.
var cachers = map[string][]shell.Tool{
	"swatinem/rust-cache":                       {shell.Cargo},
	"actions-rust-lang/setup-rust-toolchain":    {shell.Cargo},
	"moonrepo/setup-rust":                       {shell.Cargo},
	"gradle/actions/setup-gradle":               {shell.Gradle},
	"gradle/gradle-build-action":                {shell.Gradle},
	"bahmutov/npm-install":                      {shell.NPM, shell.Yarn, shell.PNPM},
	"cypress-io/github-action":                  {shell.NPM, shell.Yarn, shell.PNPM},
	"jdx/mise-action":                           {shell.Go, shell.NPM, shell.Cargo, shell.Pip, shell.UV},
	"determinatesystems/magic-nix-cache-action": {shell.Go, shell.NPM, shell.Cargo, shell.Pip},
	"ramsey/composer-install":                   {shell.Composer},
	"stcarrez/cache-maven":                      {shell.Maven},
	"s4u/setup-maven-action":                    {shell.Maven},
}

func never(int, shell.Tool) state { return off }

func since(first int) func(int, shell.Tool) state {
	return func(major int, _ shell.Tool) state {
		if major >= first {
			return on
		}
		return off
	}
}

// uvPreset: v5 came with auto, which is on where GitHub runs the job, v10 with
// an auto that is off.
func uvPreset(major int, _ shell.Tool) state {
	if major >= 5 && major < 10 {
		return on
	}
	return off
}

// nodePreset: v5 caches if package.json names any package manager, later majors
// if it names npm: that is not in the workflow, but cachesIn reads it.
func nodePreset(major int, tool shell.Tool) state {
	switch {
	case major < 5:
		return off
	case major == 5 || tool == shell.NPM:
		return unknown
	}
	return off
}

// used is a step with a setup action and the major version that it is at.
type used struct {
	*setup
	name  string // as written
	major int    // 0 = unknown
	step  *workflow.Step
}

// setupOf reads a step; nil where it is no setup action.
func setupOf(w *workflow.Workflow, s *workflow.Step) *used {
	u := s.Action()
	known := setups[u.Key()]
	if known == nil {
		return nil
	}
	return &used{known, u.FullName(), majorOf(w, s), s}
}

func (u *used) serves(tool shell.Tool) bool { return slices.Contains(u.tools, tool) }

// caches is what the step does about a tool's cache.
func (u *used) caches(tool shell.Tool) state {
	value := input(u.step, u.input)
	switch {
	case u.input == "" || value == nil && input(u.step, "package-manager-cache") == nil:
		if u.major == 0 && u.input != "" {
			return unknown
		}
		return u.preset(u.major, tool)
	case value == nil:
		return disabledIf(falsy(input(u.step, "package-manager-cache")))
	case dynamic(value):
		return unknown
	case u.setup == setups["astral-sh/setup-uv"] && value.Text() == "auto":
		return u.preset(u.major, tool)
	case falsy(value), value.Text() == "":
		return disabled
	}
	return on
}

func disabledIf(b bool) state {
	if b {
		return disabled
	}
	return unknown
}

func (u *used) String() string {
	if u.major == 0 {
		return u.name
	}
	return fmt.Sprintf("%s v%d", u.name, u.major)
}
