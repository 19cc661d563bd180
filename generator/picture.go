package generator

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// Picture is the pipeline and the topology of a ship as a Mermaid flowchart:
// what an event starts, what it builds, and where that runs.
// https://mermaid.js.org/syntax/flowchart.html
func Picture(s *ship.Ship) string {
	p := &picture{}
	p.line("flowchart LR")
	p.node("push", "push to "+s.Repository.DefaultBranch)
	p.node("ci", "test")
	p.node("pr", "pull request")
	p.arrow("pr", "ci", "")
	p.arrow("push", "ci", "")
	built := builtServices(s)
	if len(built) > 0 {
		var images []string
		for _, service := range built {
			images = append(images, service.Name)
		}
		p.node("image", "image: "+strings.Join(images, ", "))
		p.arrow("push", "image", "")
	}
	for i, environment := range s.Environments {
		p.environment(s, i, environment, len(built) > 0)
	}
	return p.text.String()
}

type picture struct{ text strings.Builder }

func (p *picture) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

func (p *picture) node(id, label string) { p.line("  %s[%s]", id, mermaid(label)) }

func (p *picture) arrow(from, to, label string) {
	if label != "" {
		p.line("  %s -->|%s| %s", from, mermaid(label), to)
		return
	}
	p.line("  %s --> %s", from, to)
}

// environment draws a stage with the services that run in it.
func (p *picture) environment(s *ship.Ship, i int, e *ship.Environment, built bool) {
	id := fmt.Sprintf("env%d", i)
	p.line("  subgraph %s [%s]", id, mermaid(e.Name))
	for j, service := range s.Services {
		if service.Kind != ship.KindCommand {
			p.line("    %ss%d[%s]", id, j, mermaid(service.Name+", "+string(service.Kind)))
		}
	}
	p.line("  end")
	from, label := "push", e.On
	if built {
		from = "image"
	}
	if len(e.Approval) > 0 {
		label += ", approved by " + strings.Join(e.Approval, ", ")
	}
	p.arrow(from, id, label)
}

// mermaid quotes a label: inside quotes only these need entities.
func mermaid(label string) string {
	return `"` + strings.NewReplacer(`"`, "#quot;", "#", "#35;", "<", "#lt;", ">", "#gt;", "\n", " ").Replace(label) + `"`
}
