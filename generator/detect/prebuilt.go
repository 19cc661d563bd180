package detect

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/source"
)

// askPrebuilt asks for what the owner's Dockerfile copies and the repository does
// not hold, such as a binary that a release tool puts into dist/ before: the image
// build starts from a fresh clone.
func (r *Result) askPrebuilt(s *Service, key string) {
	data, err := r.tree.Read(s.dockerfile)
	if err != nil {
		return
	}
	file, _ := dockerfile.Parse(data) // what of it can be read is enough
	for _, in := range file.Instructions {
		if in.Keyword != "COPY" && in.Keyword != "ADD" || in.Stage == nil {
			continue
		}
		for _, copied := range file.Copies(in) {
			if known, whole := fromContext(copied); known != "" && !r.holds(known, whole, path.Dir(s.dockerfile)) {
				at := source.Fact{File: s.dockerfile, Line: 1 + strings.Count(string(data[:in.Start]), "\n")}
				r.ask(key, where(at)+" copies "+copied.Source+", which the repository does not hold: what makes it has to run before the image is built, "+
					"or without this file shipgen renders one that builds from source")
			}
		}
	}
}

// fromContext is a source up to its first variable or pattern, and whether that is
// all of it; "" for one that comes from elsewhere than the context, and for .git,
// which a clone has.
func fromContext(c dockerfile.Copy) (known string, whole bool) {
	if c.From != nil || c.Foreign || path.Clean(c.Source) == ".git" || strings.HasPrefix(c.Source, "<<") || strings.Contains(c.Source, "://") || strings.HasPrefix(c.Source, "git@") {
		return "", false
	}
	known, whole = c.Source, true
	if end := strings.IndexAny(known, "$*?["); end >= 0 {
		known, whole = known[:end], false
	}
	clean := strings.TrimPrefix(path.Join("/", known), "/")
	if clean != "" && !whole && strings.HasSuffix(known, "/") {
		clean += "/"
	}
	return clean, whole
}

// holds says whether the repository has such a file or folder, from the root or
// from the Dockerfile's folder: either may be the context.
func (r *Result) holds(known string, whole bool, dir string) bool {
	below := known
	if dir != "." {
		below = dir + "/" + known
	}
	for _, file := range r.tree.Files() {
		for _, prefix := range []string{known, below} {
			if rest, ok := strings.CutPrefix(file, prefix); ok && (!whole || rest == "" || rest[0] == '/') {
				return true
			}
		}
	}
	return false
}
