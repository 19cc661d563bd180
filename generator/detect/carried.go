package detect

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// differences are the disagreements about one service, without its pointer.
func (r *Result) differences(i int) (all []Disagreement) {
	prefix := fmt.Sprintf("/services/%d/", i)
	for _, d := range r.Disagreements {
		if rest, ok := strings.CutPrefix(d.Key, prefix); ok {
			d.Key = rest
			all = append(all, d)
		}
	}
	return all
}

// differences writes what two sources say differently as comments.
func (w *writer) differences(all []Disagreement) {
	for _, d := range all {
		w.line("    # " + d.Key + ": " + oneLine(d.text()))
	}
}

func (s *Service) writeResources(w *writer) {
	if s.resources != nil && s.resources.text != "" {
		w.value("    resources: "+s.resources.text, evidence{where(s.resources.at)})
	}
}

// needPort notes the variable that has to hold a port which no default gives.
func (s *Service) needPort(l *source.Listener, port int, at source.Fact) {
	if l.PortEnv == "" || s.image != nil && s.image.given.Env[l.PortEnv].Value != "" {
		return
	}
	if port, _ := s.takenFor(l.PortEnv); port != 0 {
		return
	}
	s.needed = append(s.needed, EnvVar{Name: l.PortEnv, Default: strconv.Itoa(port), at: at})
}

// writeCarried sets what the image that stands sets and a rendered one would not.
func (s *Service) writeCarried(w *writer) {
	carried := s.needed
	if s.dockerfile == "" && s.moves {
		carried = append(s.carriedEnv(), carried...)
	}
	if len(carried) > 0 {
		w.line("    env:")
	}
	for _, e := range carried {
		w.value("      "+e.Name+": "+quote(e.Default), evidence{where(e.at)})
	}
}
