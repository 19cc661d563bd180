package detect

import (
	"maps"
	"slices"
	"strings"
)

// writeNeeds are the keys that follow from what the service needs, and what only
// a person can decide.
func (s *Service) writeNeeds(w *writer, questions []Unknown) {
	if s.Needs != nil {
		if dirs := s.Needs.WritablePaths; len(dirs) > 0 && !slices.Equal(dirs, []string{"/tmp"}) {
			if !slices.Contains(dirs, "/tmp") {
				dirs = append([]string{"/tmp"}, dirs...)
			}
			w.value("    writablePaths: ["+strings.Join(dirs, ", ")+"]", s.at("/needs/writablePaths"))
		}
	}
	w.questions(questions, "/writablePaths")
	s.writeNotes(w, "writablePaths")
	s.writeNotes(w, "files")
	s.writeStop(w)
	s.writeNotes(w, "runtime")
	s.writeNotes(w, "lowPort")
}

// writeFiles are the lines of build where the image holds files beside the program.
func (s *Service) writeFiles(w *writer) {
	w.line("      files: # read at run time, from the working folder")
	for _, seen := range slices.Sorted(maps.Keys(s.Needs.Files)) {
		w.value("        "+quote(seen)+": "+quote(s.Needs.Files[seen]), s.at("/needs/files/"+seen))
	}
}

// needsText are the rows of the summary.
func (s *Service) needsText(row func(name, value string, at evidence)) {
	if n := s.Needs; n != nil {
		if n.TimeZones {
			row("zones", "time zone database", s.at("/needs/timeZones"))
		}
		if n.Certificates {
			row("TLS", "as a client", s.at("/needs/certificates"))
		}
		for _, seen := range slices.Sorted(maps.Keys(n.Files)) {
			row("reads", n.Files[seen], s.at("/needs/files/"+seen))
		}
		row("writes", strings.Join(n.WritablePaths, " "), s.at("/needs/writablePaths"))
		if n.Signals {
			row("signals", "caught", s.at("/needs/signals"))
		}
		row("stops", n.ShutdownTimeout, s.at("/needs/shutdownTimeout"))
		row("memory", n.MemoryLimit, s.at("/needs/memoryLimit"))
		row("processors", n.Processors, s.at("/needs/processors"))
	}
	for _, one := range s.notes {
		if one.key == "stop" || one.key == "lowPort" || one.key == "files" {
			row("note", one.text, nil)
		}
	}
}
