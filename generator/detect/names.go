package detect

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/source"
)

// repository takes owner and name from the module path where no remote told
// them, and names the ship.
func (r *Result) repository() {
	parts := strings.Split(r.module.Path, "/")
	if r.options.Owner == "" && len(parts) >= 3 && parts[0] == "github.com" {
		r.options.Owner, r.options.Name = parts[1], parts[2]
	}
	for _, name := range []string{r.options.Name, lastName(r.module), r.options.Folder, "app"} {
		if r.name = label(name); r.name != "" {
			return
		}
	}
}

var majorVersion = pattern.New(`/v[0-9]+$`)

func lastName(m *source.Module) string { return path.Base(majorVersion.ReplaceAllString(m.Path, "")) }

var outsideLabel = pattern.New(`[^a-z0-9]+`)

// label makes a DNS-1035 label: lower-case letters, digits and "-", at most 63,
// a letter first.
func label(name string) string {
	name = outsideLabel.ReplaceAllString(strings.ToLower(name), "-")
	name = strings.TrimLeft(name, "-0123456789")
	if len(name) > 63 {
		name = name[:63]
	}
	return strings.TrimRight(name, "-")
}

// plainFolders name no service.
var plainFolders = []string{"cmd", "main", "src", "app", "server", "service", "bin"}

// nameServices names each service after its folder; one whose folder says
// nothing after what is above it, and those of one name by more of their path.
func (r *Result) nameServices() {
	used := map[string]bool{}
	for _, s := range r.Services {
		name := label(r.folderName(s))
		if name == "" {
			name = r.name
		}
		if used[name] {
			name = label(strings.ReplaceAll(s.Main, "/", "-"))
		}
		for i := 2; used[name] || name == ""; i++ {
			name = r.name + "-" + strconv.Itoa(i)
		}
		used[name] = true
		s.Name = name
	}
}

func (r *Result) folderName(s *Service) string {
	if len(r.Services) == 1 && s.Main == "." {
		return r.name
	}
	if s.byBinary && r.binaryName(s) != "" {
		return r.binaryName(s)
	}
	parts := strings.Split(s.source.Dir, "/")
	last := parts[len(parts)-1]
	switch {
	case s.source.Dir == ".":
		return r.name
	case !slices.Contains(plainFolders, last):
		return s.source.Name
	case len(r.Services) == 1:
		return r.name
	case r.binaryName(s) != "":
		return r.binaryName(s)
	}
	for i := len(parts) - 2; i >= 0; i-- {
		if !slices.Contains(plainFolders, parts[i]) {
			return parts[i]
		}
	}
	if last == "cmd" || last == "main" || last == "src" || last == "bin" {
		return r.name
	}
	return last
}

// binaryName is what the files that build a main call its binary, unless that
// says no more than the folder.
func (r *Result) binaryName(s *Service) string {
	name, _ := r.binary(s)
	if slices.Contains(plainFolders, name) {
		return ""
	}
	return name
}
