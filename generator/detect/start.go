package detect

import (
	"sort"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// startImage reads the service's program once more as the image that stands
// starts it: its variables and arguments decide what the program listens on.
func (r *Result) startImage(s *Service) {
	s.image = r.imageOf(s)
	if s.image == nil || s.Kind == string(source.KindCommand) {
		return
	}
	r.readArgs(s)
	if s.image.vague || s.image.given.Empty() {
		return
	}
	if started := r.start(s, &s.image.given); started != nil && knowsAsMuch(started, s.plain) {
		s.source = started
	}
}

// knowsAsMuch says whether every port that is known by default is known of the
// started program, too: where it isn't, the image brings a file that is not here.
func knowsAsMuch(started, plain *source.Main) bool {
	for i := range plain.Listeners {
		after := sameListener(started, plain, i)
		if after == nil || plain.Listeners[i].Port != 0 && after.Port == 0 {
			return false
		}
	}
	return len(started.Listeners) > 0
}

// startedWith is the subcommand that the image names, or else what runs it; "" if
// none does.
func (r *Result) startedWith(s *Service) string {
	var starts [][]source.Setting
	if s.image != nil {
		starts = append(starts, s.image.given.Args)
	}
	for _, c := range r.standsOf(s) {
		starts = append(starts, c.given.Args)
	}
	for _, args := range starts {
		words := " "
		for _, word := range args {
			words += word.Value + " "
		}
		for _, name := range s.source.Subcommands {
			if strings.Contains(words, " "+name+" ") {
				return name
			}
		}
	}
	return ""
}

// moved compares what the program listens on by default with what it does in its
// image. The image's is taken: it is what runs.
func (r *Result) moved(pointer string, s *Service) (any bool) {
	if s.source == s.plain {
		return false
	}
	for i := range s.plain.Listeners {
		before := &s.plain.Listeners[i]
		after := sameListener(s.source, s.plain, i)
		if after == nil || after.Unless != "" || before.Unless != "" || after.Port == before.Port && after.Host == before.Host {
			any = any || after != nil && after.Unless == "" && before.Unless != ""
			continue
		}
		any = true
		if before.Port != 0 && after.Port != 0 && before.Port != after.Port {
			r.differ(pointer+"/ports/"+s.nameOf(after.Port), strconv.Itoa(after.Port), after.PortAt, strconv.Itoa(before.Port), before.PortAt, s.startReason(after))
		}
	}
	return any
}

// sameListener is the counterpart of a program's i-th listener in the program as
// it is started: of several of one call the one in the same place among them.
func sameListener(started, plain *source.Main, i int) *source.Listener {
	at := 0
	for _, l := range plain.Listeners[:i] {
		if l.Fact == plain.Listeners[i].Fact {
			at++
		}
	}
	for n := range started.Listeners {
		if started.Listeners[n].Fact != plain.Listeners[i].Fact {
			continue
		}
		if at == 0 {
			return &started.Listeners[n]
		}
		at--
	}
	return nil
}

// startReason says what in the image moves a port.
func (s *Service) startReason(l *source.Listener) string {
	if _, set := s.image.given.Env[l.PortEnv]; set {
		return "the image sets $" + l.PortEnv
	}
	if l.Flag != "" && l.PortAt.File == s.image.name {
		return "the image starts it with --" + l.Flag
	}
	var names []string
	for _, e := range s.carriedEnv() {
		names = append(names, e.Name)
	}
	if len(names) == 0 {
		return "so its image starts it (" + s.image.name + ")"
	}
	return "the image sets " + strings.Join(names, ", ") + " (" + where(s.carriedEnv()[0].at) + ")"
}

// carriedEnv are the variables that the image sets and the program reads, but for
// secrets.
func (s *Service) carriedEnv() (all []EnvVar) {
	for _, e := range s.plain.Env {
		set, ok := s.image.given.Env[e.Name]
		if hasPassword := strings.Contains(set.Value, "://") && strings.Contains(set.Value, "@"); ok && !e.Secret && !hasPassword {
			all = append(all, EnvVar{Name: e.Name, Default: set.Value, at: set.At})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// carriedArgs are the image's arguments where they name nothing
// of the image's own files.
func (s *Service) carriedArgs() (words []string, at source.Fact) {
	given := s.image.given.Args
	for _, word := range given {
		_, value, _ := strings.Cut(word.Value, "=")
		if strings.HasPrefix(value, "/") || strings.HasPrefix(word.Value, "/") {
			return nil, source.Fact{}
		}
		words = append(words, word.Value)
	}
	if len(words) == 0 {
		return nil, source.Fact{}
	}
	return words, given[0].At
}
