package detect

import (
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/source"
)

// confidential are files that belong into no image.
var confidential = pattern.New(`(?i)(^|/)\.env[^/]*$|\.(pem|key|p12|pfx|jks|crt|cer)$|(^|/)id_(rsa|ed25519|ecdsa)$|secret|credential|password`)

// readFiles finds the repository's files behind what the service reads at run time:
// they have to be in its image. What go:embed compiles in is not among them.
func (r *Result) readFiles(s *Service, n *Needs, facts *source.Needs, ask func(key, why string)) {
	for _, use := range facts.Reads {
		if use.Path == "" || s.off(use) || systemPaths.MatchString(use.Path) || s.written(use) || within(path.Clean(use.Path), "/tmp") {
			continue
		}
		r.readFile(s, n, use, ask)
	}
}

// written says whether the service writes what it reads.
func (s *Service) written(use source.Use) bool {
	return slices.ContainsFunc(s.source.Needs.Writes, func(w source.Use) bool { return w.Path == use.Path })
}

func (r *Result) readFile(s *Service, n *Needs, use source.Use, ask func(key, why string)) {
	seen, name := path.Clean(use.Path), ""
	if use.Pattern {
		seen = fixedFolder(seen)
	}
	found := r.behind(s, seen)
	if len(found) == 1 {
		name = found[0]
	}
	switch {
	case seen == "." || strings.HasPrefix(seen, "../") || seen == "..":
		ask("/build/files", "reads "+use.Path+" from its working folder ("+where(use.Fact)+"): what has to be in the image?")
	case use.Unless != "" || path.IsAbs(seen):
		s.noteRead(use)
	case len(found) > 1:
		ask("/build/files", "reads "+use.Path+" ("+where(use.Fact)+"), which may be "+strings.Join(found, " or "))
	case name == "":
		s.noteRead(use)
	case confidential.MatchString(name):
		s.note("files", "reads "+use.Path+changedBy(use)+": it belongs into no image, mount it as a secret", use.Fact)
	case !within(name, s.DockerContext) || !copied.MatchString(seen) || !copied.MatchString(name):
		ask("/build/files", "reads "+use.Path+" ("+where(use.Fact)+"): "+name+" lies outside what its image is built from")
	default:
		if n.Files == nil {
			n.Files = map[string]string{}
		}
		n.Files[seen] = name
		s.prove("/needs/files/"+seen, name, use.Fact)
	}
}

// copied are the paths that a Dockerfile copies without quotes.
var copied = pattern.New(`^[A-Za-z0-9_][A-Za-z0-9_.@-]*(/[A-Za-z0-9_][A-Za-z0-9_.@-]*)*$`)

func within(name, dir string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
}

// noteRead says that something has to be there when the service runs.
func (s *Service) noteRead(use source.Use) {
	text := "reads " + use.Path + changedBy(use)
	switch {
	case use.Unless != "":
		text = "reads " + use.Path + " when " + use.Unless + " is set"
	case use.Optional:
		text = "reads " + use.Path + " where it is there"
	case !path.IsAbs(use.Path):
		text += ", which is not in the repository"
	}
	s.note("files", text, use.Fact)
}

// behind are the repository's files or folders of a relative path, as seen from
// the module's folder, the root and the main's folder.
func (r *Result) behind(s *Service, seen string) (found []string) {
	if path.IsAbs(seen) || seen == "." {
		return nil
	}
	for _, base := range []string{s.source.ModuleDir(), ".", s.Main} {
		name := path.Join(base, seen)
		if !slices.Contains(found, name) && r.isListed(name) {
			found = append(found, name)
		}
	}
	return found
}

// isListed says whether a file, or a folder with files, is part of the repository.
func (r *Result) isListed(name string) bool {
	i := sort.SearchStrings(r.files, name)
	if i < len(r.files) && r.files[i] == name {
		return true
	}
	i = sort.SearchStrings(r.files, name+"/")
	return i < len(r.files) && strings.HasPrefix(r.files[i], name+"/")
}

// fixedFolder is what stands before the first element with a wildcard.
func fixedFolder(pattern string) string {
	parts := strings.Split(pattern, "/")
	at := slices.IndexFunc(parts, func(part string) bool { return strings.ContainsAny(part, `*?[{\`) })
	if at < 0 {
		return pattern
	}
	if at == 0 {
		return "."
	}
	return strings.Join(parts[:at], "/")
}
