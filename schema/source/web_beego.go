package source

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// beegoPaths are the packages of beego, by age.
var beegoPaths = []string{"github.com/beego/beego/server/web", "github.com/beego/beego", "github.com/astaxie/beego"}

func init() {
	for _, p := range beegoPaths {
		externals[p+".Run"] = (*call).beegoRun
		externals[p+".Router"] = (*call).beegoRoute
		for _, name := range []string{"Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Any", "Handler"} {
			externals[p+"."+name] = (*call).beegoRoute
		}
	}
}

// beegoRun listens on its argument, else on httpport of conf/app.conf, else on 8080.
// https://pkg.go.dev/github.com/beego/beego/v2/server/web#Run
func (c *call) beegoRun() value {
	addr := c.arg(0)
	if addr == nil {
		addr = c.beegoPort()
	}
	c.listens = append(c.listens, c.listener(addr, c.beegoRouter(), RoleHTTP))
	return nil
}

func (c *call) beegoRouter() *object {
	if c.beego == nil {
		c.beego = &router{at: c.at}
	}
	return &object{ext: "github.com/beego/beego/server/web.HttpServer", router: c.beego, fields: map[string]*cell{}}
}

// beegoRoute is web.Get("/path", f) or web.Router("/path", &controller{}, "get:Show").
func (c *call) beegoRoute() value {
	to, known := textOf(c.arg(0))
	r := c.beegoRouter().router
	if !known {
		r.open = true
		return nil
	}
	method := verbs[c.name]
	if c.name == "Router" {
		verb, _, _ := strings.Cut(c.text(2), ":")
		if method = strings.ToUpper(verb); strings.ContainsAny(method, ",;*") {
			method = ""
		}
	}
	c.add(r, &route{method: method, path: to, handler: c.args[min(1, len(c.args)):min(2, len(c.args))]})
	return nil
}

var (
	beegoPortLine = pattern.New(`(?i)^\s*httpport\s*=\s*"?(?:\$\{(\w+)\|\|)?([0-9]+)\}?"?\s*(#.*)?$`)
	beegoSection  = pattern.New(`^\s*\[\w+\]`)
)

// beegoPort reads httpport above the sections of conf/app.conf, in the module's or
// the program's folder; one that only a section has depends on the run mode.
func (c *call) beegoPort() value {
	colon := &constant{kind: kindString, s: ":", at: c.at}
	for _, dir := range []string{c.main.ModuleDir(), c.main.Dir} {
		name := path.Join(dir, "conf/app.conf")
		data, err := c.loader.tree.Read(name)
		if err != nil || len(data) > maxConfig {
			continue
		}
		c.noteUse(&constant{kind: kindString, s: "conf/app.conf", at: c.at}, aFile)
		f := &file{loader: c.loader, path: name, data: data}
		at := c.loader.fset.AddFile(name, -1, len(data))
		at.SetLinesForContent(data)
		inSection := false
		for i, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n") {
			inSection = inSection || beegoSection.MatchString(line)
			m := beegoPortLine.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			if inSection {
				return nil
			}
			var port value = &constant{kind: kindString, s: m[2], at: place{f, linePos(at, i+1)}}
			if m[1] != "" {
				port = c.readEnv(m[1], port, place{f, linePos(at, i+1)})
			}
			return &template{[]value{colon, port}}
		}
	}
	return &template{[]value{colon, &constant{kind: kindString, s: "8080", at: c.at}}}
}
