package ship

// Duration is an option that is a time span, 0 where it is not set.
func (t *Target) Duration(option string) Duration { return parseDuration(t.Options[option]) }
