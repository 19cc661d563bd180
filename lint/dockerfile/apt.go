package dockerfile

import (
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// aptVerb is the subcommand of an apt-get, apt, yum or dnf command.
func aptVerb(c *shell.Command) string {
	for _, w := range c.Args() {
		if !strings.HasPrefix(w.Value, "-") && !strings.Contains(w.Value, "::") {
			return w.Value
		}
	}
	return ""
}

// apt is the first apt-get or apt command of a RUN with one of the subcommands.
func apt(in *dockerfile.Instruction, verbs ...string) *shell.Command {
	for _, c := range in.Commands() {
		if !c.Is("apt-get", "apt") {
			continue
		}
		for _, v := range verbs {
			if aptVerb(c) == v {
				return c
			}
		}
	}
	return nil
}

// keepsLists says whether the package lists are no part of the layer: they lie in
// a cache mount.
func keepsLists(in *dockerfile.Instruction) bool {
	return hasMount(in, func(dir string) bool { return strings.HasPrefix("/var/lib/apt/lists", dir) })
}

// removesLists says whether a RUN deletes the package lists again.
func removesLists(in *dockerfile.Instruction) bool {
	for _, c := range in.Commands() {
		for _, w := range c.Args() {
			if c.Is("rm", "find") && strings.HasPrefix(w.Value, "/var/lib/apt") {
				return true
			}
		}
	}
	return false
}
