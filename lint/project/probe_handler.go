package project

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/source"
)

// ProbeHandler finds probes that the program behind them does not answer, or
// answers for others.
var ProbeHandler = &lint.Rule{
	Name:  "probe-handler",
	Title: "Probe that does not fit the code behind it",
	Doc: doc("A probe of a port or path that the program does not serve fails for ever: no pod gets ready, or all are restarted. A liveness probe whose handler asks the database restarts every replica when the database is away, which helps nobody.",
		"yaml", "# mux.HandleFunc(\"GET /livez\", live) on :8080\nlivenessProbe: {httpGet: {path: /healthz, port: 8080}}", "# mux.HandleFunc(\"GET /livez\", live) on :8080\nlivenessProbe: {httpGet: {path: /livez, port: 8080}}",
		"Ask what the code answers; let readiness, not liveness, ask dependencies. The container is joined with the program of its image's name, started with its variables and arguments as the manifest has them; where the code's ports and routes are not wholly known nothing is said."),
	Theme: lint.Unreliable, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{probedContainers, modules},
	Project: probeHandler,
}

// maxGoFiles bounds what is read: a repository with more holds many programs,
// and its images are seldom named like one of them.
const maxGoFiles = 3000

func probeHandler(p *lint.ProjectPass) error {
	all := lint.Facts[probed](p)
	if len(all) == 0 || len(lint.Facts[*module](p)) == 0 || goFiles(p) > maxGoFiles {
		return nil
	}
	code := source.Read(p.Tree)
	for _, c := range all {
		if main := programOf(code, c.image); main != nil {
			if !c.given.Empty() {
				main = code.Start(main, &c.given)
			}
			c.judge(p, main)
		}
	}
	return nil
}

func goFiles(p *lint.ProjectPass) int {
	count := 0
	for _, name := range repo.All(p.Tree) {
		if strings.HasSuffix(name, ".go") {
			count++
		}
	}
	return count
}

func (c probed) judge(p *lint.ProjectPass, main *source.Main) {
	for _, asked := range c.probes {
		if asked.otherwhere || asked.port == 0 {
			continue
		}
		switch i, ports := c.listenerAt(main, asked.port); {
		case i >= 0:
			c.judgePath(p, main, asked, i)
		case ports != nil:
			p.Report(lint.Finding{
				Span:    asked.portAt,
				Message: fmt.Sprintf("%s of container %s of %s asks port %d, and %s listens on %s", asked.kind, quote(c.container), c.object, asked.port, main.Name, strings.Join(ports, ", ")),
				Hint:    "ask the port that the program listens on",
				Related: []lint.Related{{Span: spanOf(p, main.Listeners[0].Fact), Message: "it listens here"}},
			})
		}
	}
}

// listenerAt is the listener of a port, else -1 and all ports of the program,
// nil where one of them is not known.
func (c probed) listenerAt(main *source.Main, port int) (int, []string) {
	var ports []string
	known := len(main.Unknown) == 0
	for i := range main.Listeners {
		l := &main.Listeners[i]
		switch {
		case l.Port == port:
			return i, nil
		case l.Socket:
			continue
		}
		known = known && l.Port != 0 && len(l.Others) == 0 && c.knows(l)
		ports = append(ports, fmt.Sprint(l.Port))
	}
	if !known {
		return -1, nil
	}
	return -1, ports
}

func (c probed) judgePath(p *lint.ProjectPass, main *source.Main, asked probe, listener int) {
	path, _, _ := strings.Cut(asked.path.text, "?")
	var health []string // what it answers instead
	for _, r := range main.Routes {
		if r.Listener != listener {
			continue
		}
		if answers(r.Path, path) {
			c.judgeRoute(p, asked, r)
			return
		}
		if r.Probe != source.ProbeNone && r.Probe != source.ProbeMetrics && r.Probe != source.ProbePprof {
			health = append(health, r.Path)
		}
	}
	if len(health) == 0 || !main.Listeners[listener].AllRoutes() {
		return
	}
	slices.Sort(health)
	p.Report(lint.Finding{
		Span:    asked.path.span,
		Message: fmt.Sprintf("%s of container %s of %s asks for %s, and %s answers %s", asked.kind, quote(c.container), c.object, quote(path), main.Name, strings.Join(slices.Compact(health), ", ")),
		Hint:    "ask for a path that the code serves",
		Related: []lint.Related{{Span: spanOf(p, main.Listeners[listener].Fact), Message: "it listens here"}},
	})
}

// judgeRoute: liveness that asks a dependency is wrong, readiness may.
func (c probed) judgeRoute(p *lint.ProjectPass, asked probe, r source.Route) {
	if asked.kind != "livenessProbe" || r.Asks == "" {
		return
	}
	p.Report(lint.Finding{
		Span: asked.path.span, Severity: lint.Medium,
		Message: fmt.Sprintf("the handler of %s calls %s: container %s of %s is restarted when what it asks is away", quote(r.Path), r.Asks, quote(c.container), c.object),
		Hint:    "let liveness ask nothing but the program itself, and readiness the dependency",
		Related: []lint.Related{{Span: spanOf(p, r.AsksAt), Message: "it asks here"}},
	})
}

// answers says whether a route may answer a path: what a pattern begins with
// counts, whichever router it is of.
func answers(route, path string) bool {
	if at := strings.IndexAny(route, ":{*"); at >= 0 {
		return strings.HasPrefix(path, route[:at])
	}
	if strings.HasSuffix(route, "/") {
		return strings.HasPrefix(path+"/", route)
	}
	return route == strings.TrimSuffix(path, "/")
}

// spanOf is the place of a fact as bytes of its file.
func spanOf(p *lint.ProjectPass, at source.Fact) lint.Span {
	data, err := p.Tree.Read(at.File)
	if err != nil {
		return lint.Span{File: at.File}
	}
	offset, line := 0, 1
	for text := range strings.Lines(string(data)) {
		if line == at.Line {
			break
		}
		offset, line = offset+len(text), line+1
	}
	for i := range string(data[offset:]) {
		if at.Column--; at.Column <= 0 {
			return lint.Span{File: at.File, Start: offset + i, End: offset + i}
		}
	}
	return lint.Span{File: at.File, Start: offset, End: offset}
}
