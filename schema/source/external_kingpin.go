package source

import (
	"go/ast"
	"strings"
)

// kingpinCall is a flag of kingpin, which is defined by a chain of calls:
// app.Flag("listen", "…").Default(":9091").Envar("LISTEN").String().
func (c *call) kingpinCall() (value, bool) {
	if !c.in("github.com/alecthomas/kingpin", "gopkg.in/alecthomas/kingpin") {
		return nil, false
	}
	if c.name == "Flag" || c.name == "Arg" {
		name, ok := textOf(c.arg(0))
		if !ok {
			return nil, false
		}
		return &flagChain{c.newFlag(name, "", nil, c.at)}, true
	}
	return c.kingpinCommand()
}

// kingpinSelected is the command that Parse found in the arguments.
const kingpinSelected = "github.com/alecthomas/kingpin.Parse()"

// kingpinCommand is a command, or the question which one was chosen:
//
//	serve := app.Command("serve", "…")
//	switch kingpin.MustParse(app.Parse(os.Args[1:])) {
//	case serve.FullCommand():
//
// https://pkg.go.dev/github.com/alecthomas/kingpin/v2#CmdClause.FullCommand
func (c *call) kingpinCommand() (value, bool) {
	switch c.name {
	case "Command":
		name, ok := textOf(c.arg(0))
		if !ok {
			return nil, false
		}
		if c.recv != nil && c.recv.fields["command"] != nil {
			above, _ := textOf(c.recv.fields["command"].v)
			name = above + " " + name
		}
		o := c.machine.external("github.com/alecthomas/kingpin.CmdClause", c.at)
		o.fields["command"] = &cell{v: &constant{kind: kindString, s: name, at: c.at}}
		return o, true
	case "FullCommand":
		if c.recv != nil && c.recv.fields["command"] != nil {
			return c.recv.fields["command"].v, true
		}
	case "Parse", "MustParse", "ParseContext":
		return c.machine.external(kingpinSelected, c.at), true
	}
	return nil, false
}

// chosen runs each clause of a switch over kingpin's commands as that command.
func (fr *frame) chosen(body *ast.BlockStmt) {
	for _, one := range body.List {
		clause, ok := one.(*ast.CaseClause)
		if !ok {
			continue
		}
		name := ""
		if len(clause.List) == 1 {
			name, _ = textOf(fr.eval(clause.List[0]))
		}
		fr.under(func() { fr.below(name, func() { fr.block(clause.Body) }) })
	}
}

// flagChain is a flag that is still being defined.
type flagChain struct{ flag *setting }

func (c *call) chainCall(f *flagChain) value {
	next := *f.flag
	if next.given && (c.name == "Default" || c.name == "Envar") {
		return f
	}
	switch c.name {
	case "Default":
		next.def = first(c.arg(0))
		if c.arg(0) == nil {
			next.def = nil
		}
	case "Envar":
		if name, ok := textOf(c.arg(0)); ok {
			next.def = c.readEnv(name, next.def, c.at)
		}
	default:
		if strings.HasSuffix(c.name, "Var") {
			if r, ok := c.arg(0).(*reference); ok {
				r.cell.v = f.flag
			}
			return nil
		}
		if isFlagType(c.name) {
			if c.name == "String" && f.flag.def == nil { // a flag without a default is empty
				f.flag.def = &constant{kind: kindString, at: f.flag.at}
			}
			return f.flag
		}
	}
	return &flagChain{&next}
}

// isFlagType says whether a method ends the chain with the flag's value.
func isFlagType(name string) bool {
	switch name {
	case "String", "Strings", "Int", "Int64", "Uint16", "Uint", "Bool", "Duration", "TCP", "Enum", "URL", "ExistingFile":
		return true
	}
	return false
}

// toolkit is Prometheus's exporter-toolkit: its flags have the listener's
// default address, which its server takes.
// https://pkg.go.dev/github.com/prometheus/exporter-toolkit/web
const toolkit = "github.com/prometheus/exporter-toolkit/web"

func (c *call) toolkitFlags() value {
	o := c.machine.external(toolkit+".FlagConfig", c.at)
	addr := c.newFlag("web.listen-address", "", first(c.arg(1)), c.at)
	o.fields["WebListenAddresses"] = &cell{v: &list{elems: []value{addr}}}
	return o
}

func (c *call) toolkitListen() value {
	server, _ := first(c.arg(0)).(*object)
	flags, ok := first(c.arg(1)).(*object)
	if !ok || server == nil {
		return nil
	}
	addr := fieldOf(flags, "WebListenAddresses")
	if l, isList := addr.(*list); isList && len(l.elems) > 0 {
		addr = first(l.elems[0])
	}
	l := c.listener(addr, c.serverHandler(server), RoleHTTP)
	l.object = server
	c.listens = append(c.listens, l)
	return nil
}

// toolkitServe serves on listeners that are open already.
func (c *call) toolkitServe() value {
	server, _ := first(c.arg(1)).(*object)
	if server == nil {
		return nil
	}
	var opened []value
	for _, alt := range alternatives(c.arg(0)) {
		if l, ok := first(alt).(*list); ok {
			opened = append(opened, l.elems...)
		}
	}
	if len(opened) == 0 {
		opened = []value{c.arg(0)}
	}
	for _, one := range opened {
		l := c.listener(c.openedAddrs(one), c.serverHandler(server), RoleHTTP)
		l.object = server
		c.listens = append(c.listens, l)
	}
	return nil
}
