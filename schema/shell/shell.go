// Package shell reads the commands of scripts: a workflow's run:, a Dockerfile's
// RUN, a script file. It says which programs run with which words, how they are
// joined, and what package managers and downloaders among them fetch.
package shell

import "strings"

// Lang is a dialect of shell. That of cmd is not read.
type Lang string

// The dialects that are read.
const (
	Bash  Lang = "bash"
	POSIX Lang = "sh"
)

// MaxSource is the most bytes of one script that are read.
const MaxSource = 256 << 10

// Script is one script with its commands in the order in which they are written.
type Script struct {
	Source   string
	Commands []*Command
	Pipefail bool // `set -o pipefail` stands in it, or its interpreter was started so

	Dir  string // where it leaves the shell, as Command.Dir
	Lost bool

	tree *tree // nil where no expression stands in it
}

// Command is one simple command. Wrappers such as sudo and env are taken off:
// Words[0] is the program that does the work. Words is never empty.
type Command struct {
	Words    []Word
	Wrappers []string // programs taken off the front, outermost first
	Assigns  []Assign // VAR=value before the command
	Redirect []Redirect

	Prev, Next *Command // neighbours in the pipeline
	Outer      *Command // the command that has this one in a $( ), <( ) or sh -c
	Into       string   // the variable that takes its output: X of `X=$(…)`, "" if none does
	Condition  bool     // its failure is handled: it decides an if, a while or a ||
	Dir        string   // where the static `cd`s before it in its script lead, "" = where that starts
	Lost       bool     // a `cd` before it leads where only the run knows; Dir is ""

	Start, End int // bytes of the file, wrappers and redirections included

	named *Word // the word that name is of
	name  string
}

// Word is one word of a command.
type Word struct {
	Value      string // unquoted; expansions stay as they are written
	Static     bool   // Value holds no expansion, glob or workflow expression
	Quoted     bool   // some of it stands in quotes
	Start, End int    // bytes of the file, quotes included
}

// Assign is a variable that is set; Value.Start = Value.End where it is empty.
type Assign struct {
	Name  string
	Value Word
	Start int
}

// Redirect is `>file`, `<<EOF` and their kind.
type Redirect struct {
	Op      string // ">", ">>", "<", "<<", "<<<", "&>" …
	Target  Word
	Heredoc string // the text of a here-document
}

// Name is the program's name without its folder: curl of /usr/bin/curl.
func (c *Command) Name() string {
	if first := &c.Words[0]; c.named != first { // every rule asks
		c.named, c.name = first, first.Value[strings.LastIndexByte(first.Value, '/')+1:]
	}
	return c.name
}

// Args are the words after the program.
func (c *Command) Args() []Word { return c.Words[1:] }

// Arg is the value of the i-th word, "" where there is none; 0 is the program.
func (c *Command) Arg(i int) string {
	if i < 0 || i >= len(c.Words) {
		return ""
	}
	return c.Words[i].Value
}

// Is says whether the command is one of these programs.
func (c *Command) Is(names ...string) bool {
	name := c.Name()
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// Has says whether one of the words is an argument of the command.
func (c *Command) Has(words ...string) bool {
	for _, arg := range c.Args() {
		for _, w := range words {
			if arg.Value == w {
				return true
			}
		}
	}
	return false
}
