package detect

import (
	"fmt"
	"strings"
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

// writeCarried sets what the image that stands sets and a rendered one would not.
func (s *Service) writeCarried(w *writer) {
	if s.dockerfile != "" || !s.moves {
		return
	}
	carried := s.carriedEnv()
	if len(carried) > 0 {
		w.line("    env:")
	}
	for _, e := range carried {
		w.value("      "+e.Name+": "+quote(e.Default), evidence{where(e.at)})
	}
}
