package source

import "strings"

// factoriesCall is the start of a program of mitchellh/cli: each of its commands
// is made by a factory, and its method Run is what the subcommand does.
// https://pkg.go.dev/github.com/hashicorp/cli#CLI
func (c *call) factoriesCall() (value, bool) {
	if c.name != "Run" || c.recv == nil || !c.in("github.com/mitchellh/cli", "github.com/hashicorp/cli") {
		return nil, false
	}
	commands, ok := fieldOf(c.recv, "Commands").(*dictionary)
	if !ok {
		return nil, false
	}
	for _, name := range commands.keys {
		c.below(name, func() {
			c.ran[strings.Join(c.subcommand, " ")] = true
			c.under(func() { c.runMade(commands.values[name]) })
		})
	}
	return nil, true
}

// runMade runs the command that a factory makes.
func (c *call) runMade(factory value) {
	f, ok := first(factory).(*function)
	if !ok {
		return
	}
	command, ok := first(c.applyFunction(f, nil, c.at)).(*object)
	if !ok {
		return
	}
	if run := c.machine.method(command, "Run", 0); run != nil {
		c.applyFunction(run, nil, c.at)
	}
}
