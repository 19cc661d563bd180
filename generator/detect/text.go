package detect

import (
	"fmt"
	"strings"
)

// Text is the summary for people: what was found, by what, and what was not.
func (r *Result) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d %s\n", r.name, len(r.Services), plural(len(r.Services), "program"))
	for _, s := range r.Services {
		s.text(&b)
	}
	for _, file := range r.unmanaged {
		fmt.Fprintf(&b, "kept as it is: %s\n", file)
	}
	if len(r.Disagreements) > 0 {
		b.WriteString("\ntwo sources differ:\n")
	}
	for _, d := range r.Disagreements {
		fmt.Fprintf(&b, "  %s %s\n", r.readable(d.Key), oneLine(d.text()))
	}
	if len(r.Unknown) > 0 {
		b.WriteString("\nnot known:\n")
	}
	for _, u := range r.Unknown {
		fmt.Fprintf(&b, "  %s\n", strings.TrimSpace(r.readable(u.Key)+" "+oneLine(u.Why)))
	}
	return b.String()
}

func (s *Service) text(b *strings.Builder) {
	row := func(name, value string, at evidence) {
		if value != "" {
			b.WriteString(strings.TrimRight(fmt.Sprintf("  %-10s %-24s %s", name, value, at), " ") + "\n")
		}
	}
	fmt.Fprintf(b, "\n%s\n", s.Name)
	row("kind", s.Kind+", "+s.source.KindWhy, s.at("/kind"))
	row("main", s.mainPath(), s.at("/main"))
	row("image", s.imageBase(), s.imageAt())
	row("args", strings.Join(s.Args, " "), s.at("/args"))
	row("go", s.GoVersion, s.at("/goVersion"))
	for _, name := range s.portNames() {
		row("port", fmt.Sprintf("%s %d", name, s.Ports[name]), s.at("/ports/"+name))
	}
	if s.PortEnv != "" {
		row("port from", "$"+s.PortEnv, s.at("/portEnv"))
	}
	row("liveness", s.LivenessPath, s.at("/livenessPath"))
	row("readiness", s.ReadinessPath, s.at("/readinessPath"))
	row("metrics", s.MetricsPath, s.at("/metricsPath"))
	if s.Cgo {
		row("cgo", "needed", s.at("/cgo"))
	}
	s.needsText(row)
	if s.resources != nil && s.resources.text != "" {
		row("resources", s.resources.text, evidence{where(s.resources.at)})
	}
	row("variables", s.variables(), nil)
}

func (s *Service) variables() string {
	names := make([]string, 0, len(s.Env))
	for _, e := range s.Env {
		names = append(names, e.Name)
	}
	return strings.Join(names, " ")
}

// readable is a pointer with the service's name for its number.
func (r *Result) readable(key string) string {
	for i, s := range r.Services {
		if rest, ok := strings.CutPrefix(key, fmt.Sprintf("/services/%d/", i)); ok {
			return s.Name + " " + rest + ":"
		}
	}
	if key == "" {
		return ""
	}
	return strings.TrimPrefix(key, "/") + ":"
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
