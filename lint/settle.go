package lint

// settle decides on the findings of a file while its views are at hand: what its
// comments suppress goes, what is not asked for goes, and the line table stays
// only where something is left to show. Findings about other files wait for the
// end of the run.
func (e *engine) settle(f *File, res *result) {
	if len(f.Data) > 0 {
		res.ignores = f.ownIgnores()
	}
	if len(res.findings) == 0 {
		return
	}
	var kept []Finding
	rules := e.suppressors(f, res.ignores)
	res.foreign, res.settled = rules.foreign, true
	for _, found := range distinct(res.findings) {
		if found.Span.File != f.Path {
			kept = append(kept, found)
			continue
		}
		found.Span = clamp(found.Span, len(f.Data))
		if e.keep(res, rules, found) {
			kept = append(kept, found)
			res.lines = f.Lines()
		}
	}
	res.findings = kept
}

// clamp forces a span into a file of size bytes: parsers of broken files guess.
func clamp(s Span, size int) Span {
	s.Start = min(max(s.Start, 0), size)
	s.End = min(max(s.End, s.Start), size)
	return s
}

// keep says whether a finding is shown. It asks for suppression first, so that a
// comment about a finding that nobody asked for is not called unused.
func (e *engine) keep(res *result, s *suppressors, found Finding) bool {
	if found.Secret != "" {
		res.secrets = append(res.secrets, found.Secret)
	}
	suppressed := s.suppress(&found)
	if !e.wants(&found) {
		return false
	}
	if suppressed {
		res.hidden++
	}
	return !suppressed
}

// matters says whether a finding has to be kept until the file is settled: one
// that nobody asked for has, where a comment may be about it, for the comment is
// then of use.
func (e *engine) matters(f *File, found *Finding) bool {
	return e.wants(found) || found.Secret != "" || found.Span.File != f.Path || len(f.ownIgnores()) > 0
}

// wants says whether a finding is of the levels asked for.
func (e *engine) wants(f *Finding) bool {
	return f.Severity >= e.opts.MinSeverity && f.Confidence >= e.opts.MinConfidence && f.Audience <= e.opts.Audience
}
