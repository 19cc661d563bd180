package shell

import (
	"cmp"
	"strings"
)

// Tool is a package manager.
type Tool string

// The package managers whose commands are read.
const (
	Apt      Tool = "apt"
	Apk      Tool = "apk"
	Dnf      Tool = "dnf"
	Yum      Tool = "yum"
	Zypper   Tool = "zypper"
	Pip      Tool = "pip"
	Pipx     Tool = "pipx"
	UV       Tool = "uv"
	Poetry   Tool = "poetry"
	NPM      Tool = "npm"
	Yarn     Tool = "yarn"
	PNPM     Tool = "pnpm"
	Bun      Tool = "bun"
	Gem      Tool = "gem"
	Bundler  Tool = "bundler"
	Cargo    Tool = "cargo"
	Go       Tool = "go"
	Brew     Tool = "brew"
	Composer Tool = "composer"
	Dotnet   Tool = "dotnet"
	Maven    Tool = "maven"
	Gradle   Tool = "gradle"
)

// Source is where an install takes its package from.
type Source string

// The sources.
const (
	Registry     Source = "registry"     // a name that the manager resolves
	Git          Source = "git"          // a repository
	URL          Source = "url"          // an archive
	Local        Source = "local"        // a folder or file beside the command
	Requirements Source = "requirements" // a list in a file: pip -r
	Project      Source = "project"      // what the project's own manifest names: npm ci
)

// Install is one package that a command installs, or with Source Project or
// Requirements one file that lists packages.
type Install struct {
	Tool    Tool
	Source  Source
	Package string // without version
	Version string // as written, without its operator; "" if none
	Pinned  bool   // always the same version
	Unknown bool   // only known when it runs: a variable, or the project's own tool
	Locked  bool   // a lock file or hashes decide, and a mismatch is an error
	Why     string // why it is not pinned: "no version", `version "latest" moves`

	Command    *Command
	Start, End int // bytes of the file: the word that names the package
}

// System says whether the mirrors of a manager keep the newest version of a package
// only, as those of distributions mostly do, so that a fixed one would be gone soon.
func (t Tool) System() bool {
	switch t {
	case Apt, Apk, Dnf, Yum, Zypper, Brew, Choco, Winget, Scoop, Snap, Krew, Opam, CPAN:
		return true
	}
	return false
}

// OfProject says whether a command of a tool fetches what the project needs
// rather than one named program, which is quick and not in the lock file.
func OfProject(c *Command, tool Tool) bool {
	if tool == Cargo || tool == Go {
		switch c.Arg(1) {
		case "install", "get", "list", "generate", "run", "fmt", "version", "env":
			return false
		}
	}
	installs := Installs(c)
	for _, install := range installs {
		switch install.Source {
		case Project, Requirements, Local:
			return true
		}
	}
	if tool == Pip { // https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-group
		return c.Has("--group")
	}
	return len(installs) == 0
}

// Installs are the packages that a command installs, in the order of its words.
func Installs(c *Command) []Install {
	c = c.module()
	var all []Install
	for _, m := range managersOf[c.Name()] {
		args := sortArguments(c.Args(), m.valued, 0)
		if name, rest, ok := args.subcommand(m.installs); ok {
			if m.first[name] {
				args = sortArguments(c.Args(), m.valued, len(strings.Fields(name))+1)
			}
			all = append(all, m.packages(c, name, rest, args)...)
			break
		}
		if m.project != nil {
			all = append(all, m.project(c, args)...)
		}
	}
	for i := range all {
		all[i].Command = c
	}
	return all
}

// module turns `python3 -m pip install x` and `uv pip install x` into pip's form.
func (c *Command) module() *Command {
	name := c.Name()
	switch {
	case strings.HasPrefix(name, "pip") && isVersion(strings.TrimPrefix(name, "pip")):
		return c.renamed("pip", 0)
	case (strings.HasPrefix(name, "python") || name == "py") && c.Arg(1) == "-m" && len(c.Words) > 2:
		return c.renamed(c.Arg(2), 2)
	case name == "uv" && c.Arg(1) == "pip":
		return c.renamed("pip", 1)
	case name == "corepack" && len(managersOf[c.Arg(1)]) > 0:
		return c.renamed(c.Arg(1), 1)
	case name == "cargo" && strings.HasPrefix(c.Arg(1), "+"): // a toolchain
		return c.renamed("cargo", 1)
	}
	return c
}

func (c *Command) renamed(name string, skip int) *Command {
	copied := *c
	copied.Words = append([]Word(nil), c.Words[skip:]...)
	copied.Words[0].Value = name
	return &copied
}

// isVersion accepts "", "3" and "3.12".
func isVersion(s string) bool {
	return strings.Trim(s, "0123456789.") == ""
}

// packages reads the operands of an install.
func (m *manager) packages(c *Command, sub string, operands []Word, args arguments) []Install {
	if m.options != nil {
		if all, done := m.options(c, args, operands); done {
			return all
		}
	}
	var all []Install
	if m.requirement != nil {
		all = m.requirement(c, args)
	}
	if m.first[sub] && len(operands) > 1 {
		operands = operands[:1]
	}
	for _, w := range operands {
		if install, ok := m.one(w, args); ok {
			all = append(all, install)
		}
	}
	if len(all) == 0 && len(operands) == 0 && m.bare != nil {
		return m.bare(c, args)
	}
	return all
}

func (m *manager) one(w Word, args arguments) (Install, bool) {
	s, ok := m.spec(w.Value)
	if !ok {
		return Install{}, false
	}
	install := Install{
		Tool: m.tool, Source: cmp.Or(s.source, Registry), Package: s.name, Version: s.version,
		Pinned: s.why == "", Why: s.why, Start: w.Start, End: w.End,
	}
	if m.refine != nil {
		m.refine(&install, args)
	}
	if !w.Static && (s.version == "" || strings.ContainsAny(w.Value, "$`")) {
		install.Unknown = true
	}
	return install, true
}
