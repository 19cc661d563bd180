package source

import (
	"slices"
	"sort"
	"strings"
)

// isCommand says whether an object is a command of a command-line library: it
// runs when its root is told to, not when it is handed over.
func isCommand(o *object) bool {
	return strings.HasSuffix(o.ext, ".Command") || strings.HasSuffix(o.ext, ".App")
}

// firstFields are run before others, in this order (cobra, urfave/cli, ffcli).
var firstFields = []string{"PersistentPreRun", "PersistentPreRunE", "PreRun", "PreRunE", "Before", "Run", "RunE", "Action", "Exec"}

// runFields runs the functions in an object's fields.
func (c *call) runFields(o *object) {
	for _, name := range fieldOrder(o) {
		f, ok := deref(o.fields[name].v).(*function)
		if !ok {
			continue
		}
		hook := strings.HasPrefix(name, "PersistentPre") || name == "Before"
		if hook {
			c.before++
		}
		c.runGiven(f, []value{o})
		if hook {
			c.before--
		}
	}
}

func fieldOrder(o *object) []string {
	var names, rest []string
	for _, name := range firstFields {
		if o.fields[name] != nil {
			names = append(names, name)
		}
	}
	for name := range o.fields {
		if !slices.Contains(firstFields, name) && name != "PostRun" && name != "PostRunE" {
			rest = append(rest, name)
		}
	}
	sort.Strings(rest)
	return append(names, rest...)
}

// runObject runs a command: its own functions, then its subcommands.
func (c *call) runObject(o *object, depth int) {
	if depth > 5 {
		return
	}
	if depth > 0 && isCommand(o) {
		if name := commandName(o); name != "" && !slices.Contains(c.subcommand, name) {
			c.subcommand = append(c.subcommand, name)
			c.ran[strings.Join(c.subcommand, " ")] = true
			defer func() { c.subcommand = c.subcommand[:len(c.subcommand)-1] }()
		}
	}
	c.runFields(o)
	for _, inner := range heldBy(o) {
		if isCommand(inner) {
			c.runObject(inner, depth+1)
		}
	}
	for _, arg := range o.args {
		if f, ok := deref(arg).(*function); ok {
			c.runGiven(f, nil)
		}
	}
}

// heldBy are the objects that another one was given: subcommands and the like.
func heldBy(o *object) (all []*object) {
	var add func(v value)
	add = func(v value) {
		switch v := deref(v).(type) {
		case *object:
			if v != o {
				all = append(all, v)
			}
		case *list:
			for _, elem := range v.elems {
				add(elem)
			}
		}
	}
	for _, name := range fieldOrder(o) {
		add(o.fields[name].v)
	}
	for _, arg := range o.args {
		add(arg)
	}
	return all
}

// commandName is a subcommand's name: the first word of cobra's Use, or Name.
func commandName(o *object) string {
	for _, name := range []string{"Use", "Name"} {
		if c := o.fields[name]; c != nil {
			if text, ok := textOf(c.v); ok && text != "" {
				return strings.Fields(text + " ")[0]
			}
		}
	}
	return ""
}
