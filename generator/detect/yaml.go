package detect

import (
	"fmt"
	"slices"
	"strings"
)

// YAML is the commented ship.yaml.
func (r *Result) YAML() []byte {
	w := &writer{}
	w.line("# What each value rests on stands behind it. Lines in comments are open questions.")
	w.line("version: 1")
	w.value("name: "+r.name, evidence{})
	r.writeRepository(w)
	r.writePrivate(w)
	r.writeDifferences(w)
	if len(r.Services) > 0 {
		w.line("services:")
	}
	for i, s := range r.Services {
		s.write(w, r.questions(i), r.differences(i))
	}
	r.writeSettings(w)
	if r.releases != "" {
		w.line("# release: " + r.releases + " makes releases already")
	}
	r.writeUpdates(w)
	if len(r.unmanaged) > 0 {
		w.line("unmanaged: # these were here before: linted, never rendered")
		for _, file := range r.unmanaged {
			w.line("  - " + quote(file))
		}
	}
	return []byte(w.String())
}

func (r *Result) writeRepository(w *writer) {
	if r.options.Owner == "" {
		w.line("# repository: {owner: …, name: …} # which GitHub repository? image names need it")
		return
	}
	text := "repository: {owner: " + quote(r.options.Owner) + ", name: " + quote(r.options.Name)
	if r.options.DefaultBranch != "" {
		text += ", defaultBranch: " + quote(r.options.DefaultBranch)
	}
	w.line(text + "}")
}

// questions are the unknowns of one service, without its pointer.
func (r *Result) questions(i int) (all []Unknown) {
	prefix := fmt.Sprintf("/services/%d", i)
	for _, u := range r.Unknown {
		if rest, ok := strings.CutPrefix(u.Key, prefix); ok && (rest == "" || rest[0] == '/') {
			all = append(all, Unknown{rest, u.Why})
		}
	}
	return all
}

func (s *Service) write(w *writer, questions []Unknown, differences []Disagreement) {
	w.line("  " + s.Name + ":")
	w.value("    kind: "+s.Kind, s.at("/kind"))
	s.writeBuild(w)
	w.questions(questions, "/build")
	s.writeArgs(w)
	s.writePorts(w)
	w.questions(questions, "/main", "/args", "/ports", "/module", "/goVersion")
	w.differences(differences)
	s.writeProbes(w)
	w.questions(questions, "/livenessPath", "/readinessPath")
	s.writeResources(w)
	s.writeCarried(w)
	s.writeNeeds(w, questions)
	s.writeEnv(w)
}

func (s *Service) writeBuild(w *writer) {
	if s.dockerfile != "" {
		w.value("    build: {dockerfile: "+quote(s.dockerfile)+"}", evidence{"builds " + s.mainPath()})
		return
	}
	keys := s.buildKeys()
	if s.Needs != nil && len(s.Needs.Files) > 0 {
		w.line("    build:")
		for _, k := range keys {
			w.value("      "+k.text, k.at)
		}
		s.writeFiles(w)
	} else {
		var texts []string
		var at evidence
		for _, k := range keys {
			texts, at = append(texts, k.text), append(at, k.at...)
		}
		w.value("    build: {"+strings.Join(texts, ", ")+"}", slices.Compact(at))
	}
	for _, n := range s.notes {
		if n.key == "build" {
			w.line("    # build: " + n.text)
		}
	}
}

type buildKey struct {
	text string
	at   evidence
}

// buildKeys are the keys below build that have one line each.
func (s *Service) buildKeys() []buildKey {
	keys := []buildKey{{"main: " + quote(s.mainPath()), s.at("/main")}}
	if s.Cgo {
		keys = append(keys, buildKey{"cgo: true", s.at("/cgo")})
	}
	if len(s.tags) > 0 {
		keys = append(keys, buildKey{"tags: [" + strings.Join(s.tags, ", ") + "]", s.at("/tags")})
	}
	if s.version != "" {
		keys = append(keys, buildKey{"version: " + quote(s.version), s.at("/version")})
	}
	return keys
}

// mainPath is the folder as `go build` takes it.
func (s *Service) mainPath() string {
	if s.Main == "." {
		return "."
	}
	return "./" + s.Main
}

func (s *Service) writeArgs(w *writer) {
	args, at := s.Args, s.at("/args")
	if s.dockerfile != "" { // an image of the owner's starts as it does
		return
	}
	if s.moves && !slices.Contains(s.answered, "/args") {
		if words, from := s.carriedArgs(); len(words) > 0 {
			args, at = words, evidence{where(from)}
		}
	}
	if len(args) == 0 {
		return
	}
	words := make([]string, 0, len(args))
	for _, word := range args {
		words = append(words, quote(word))
	}
	w.value("    args: ["+strings.Join(words, ", ")+"]", at)
}

func (s *Service) writePorts(w *writer) {
	if len(s.Ports) == 0 {
		return
	}
	w.line("    ports:")
	for _, name := range s.portNames() {
		at := s.at("/ports/" + name)
		if name == "http" && s.PortEnv != "" {
			at = append(at, "$"+s.PortEnv)
		}
		w.value(fmt.Sprintf("      %s: %d", name, s.Ports[name]), at)
	}
}

func (s *Service) writeProbes(w *writer) {
	s.writeProbe(w, "livenessProbe", "livenessPath", s.LivenessPath)
	s.writeProbe(w, "readinessProbe", "readinessPath", s.ReadinessPath)
	if s.ReadinessPath == "" && s.LivenessPath != "" {
		s.writeProbe(w, "readinessProbe", "livenessPath", s.LivenessPath)
	}
	s.writeProbe(w, "startupProbe", "startupPath", s.startupPath)
	if s.LivenessPath == "" && s.ReadinessPath == "" && s.GRPCHealth {
		for _, probe := range []string{"livenessProbe", "readinessProbe"} {
			if s.Ports["grpc"] != 0 {
				w.value("    "+probe+": {grpc: {port: grpc}}", s.at("/ports/grpc"))
			}
		}
	}
}

func (s *Service) writeProbe(w *writer, probe, key, path string) {
	port := s.probePort[key]
	switch {
	case path == "":
	case port == "":
		w.line(fmt.Sprintf("    # %s: {httpGet: {path: %s, port: …}} # %s: its port is not known", probe, path, s.at("/"+key)))
	default:
		w.value(fmt.Sprintf("    %s: {httpGet: {path: %s, port: %s%s}}", probe, quote(path), port, s.probeScheme[key]), s.at("/"+key))
	}
}

// writeEnv lists what the service reads. Defaults stay in the code: a fact is
// written once.
func (s *Service) writeEnv(w *writer) {
	for _, e := range s.Env {
		if e.Name == s.PortEnv || slices.ContainsFunc(s.needed, func(n EnvVar) bool { return n.Name == e.Name }) {
			continue
		}
		text := "    # reads " + e.Name
		switch {
		case e.Secret:
			text = "    # secrets: {" + e.Name + ": {from: …, path: …}} # where is it stored?"
		case e.Required:
			text = "    # env: {" + e.Name + ": …} # required, without a default"
		case e.Default != "":
			text += ", default " + oneLine(e.Default)
		}
		w.line(text + " # " + where(e.at))
	}
}
