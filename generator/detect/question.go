package detect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// Question is something that the code leaves open and that a person knows.
type Question struct {
	Key     string // JSON pointer into the result, for Answer
	Text    string // one short sentence
	Default string // what stands without an answer; "" = it stays open
}

// Questions are the open questions that are worth a person's time: ports, probe
// paths and subcommands of what is deployed, and the GitHub repository.
func (r *Result) Questions() (all []Question) {
	if r.options.Owner == "" {
		all = append(all, Question{"/repository", "which GitHub repository is it (owner/name)?", ""})
	}
	for i, s := range r.Services {
		if s.Kind != string(source.KindCommand) {
			all = append(all, s.questions("/services/"+strconv.Itoa(i))...)
		}
	}
	return all
}

func (s *Service) questions(pointer string) (all []Question) {
	if len(s.source.Subcommands) > 1 {
		text := s.Name + ": with which arguments is it started (" + strings.Join(s.source.Subcommands, " | ") + ")?"
		all = append(all, Question{pointer + "/args", text, strings.Join(s.Args, " ")})
	}
	if s.Kind != string(source.KindService) {
		return all
	}
	if len(s.Ports) == 0 {
		all = append(all, Question{pointer + "/ports/http", s.Name + ": on which port does it listen?", ""})
	}
	if s.GRPCHealth && s.LivenessPath == "" && s.ReadinessPath == "" {
		return all
	}
	if s.LivenessPath == "" {
		all = append(all, Question{pointer + "/livenessPath", s.Name + ": which path says that it is alive, without asking a database?", ""})
	}
	if s.ReadinessPath == "" {
		all = append(all, Question{pointer + "/readinessPath", s.Name + ": which path says that it can take requests?", s.LivenessPath})
	}
	return all
}

// Answer takes the answer to a question. An error says what the answer has to be;
// the question stays open then.
func (r *Result) Answer(key, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	if key == "/repository" {
		owner, name, ok := strings.Cut(text, "/")
		if !ok || strings.ContainsAny(text, " \t") || strings.Contains(name, "/") {
			return fmt.Errorf("%q is no owner/name", text)
		}
		r.options.Owner, r.options.Name = owner, name
		return nil
	}
	parts := strings.Split(key, "/")
	if len(parts) < 4 {
		return fmt.Errorf("no question %q", key)
	}
	i, err := strconv.Atoi(parts[2])
	if err != nil || i < 0 || i >= len(r.Services) {
		return fmt.Errorf("no question %q", key)
	}
	if err := r.Services[i].answer(parts[3:], text); err != nil {
		return err
	}
	r.Unknown = slices.DeleteFunc(r.Unknown, func(u Unknown) bool { return u.Key == key })
	return nil
}

func (s *Service) answer(key []string, text string) error {
	switch key[0] {
	case "args":
		s.Args = strings.Fields(text)
	case "ports":
		port, err := strconv.Atoi(text)
		if err != nil || port < 1 || port > 65535 {
			return fmt.Errorf("%q is no port from 1 to 65535", text)
		}
		s.Ports[key[1]] = port
		s.ownPort(key[1])
	case "livenessPath", "readinessPath":
		if !strings.HasPrefix(text, "/") || strings.ContainsAny(text, " \t\"") {
			return fmt.Errorf("%q is no path that begins with /", text)
		}
		s.setPath(key[0], text)
	}
	s.answered = append(s.answered, "/"+strings.Join(key, "/"))
	return nil
}

func (s *Service) setPath(key, path string) {
	if key == "livenessPath" {
		s.LivenessPath = path
	} else {
		s.ReadinessPath = path
	}
	for _, name := range []string{"http", "admin"} {
		if s.probePort[key] == "" && s.Ports[name] != 0 {
			s.probePort[key] = name
		}
	}
	if names := s.portNames(); s.probePort[key] == "" && len(names) > 0 {
		s.probePort[key] = names[0]
	}
}

// ownPort gives the probes that wait for a port the one that was told.
func (s *Service) ownPort(name string) {
	for _, key := range []string{"livenessPath", "readinessPath", "startupPath"} {
		if s.probePort[key] == "" {
			s.probePort[key] = name
		}
	}
}
