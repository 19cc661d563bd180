package repo

import "strings"

// AtHead are files as the newest commit has them; one that it does not have, or
// that is no repository's, is left out.
func (r *Root) AtHead(paths []string) map[string][]byte {
	files := map[string][]byte{}
	o, err := r.openObjects()
	if err != nil {
		return files
	}
	defer o.close()
	for _, path := range paths {
		if strings.Contains(path, "\n") { // git reads a name a line
			continue
		}
		if data, err := o.read("HEAD:" + path); err == nil {
			files[path] = data
		}
	}
	return files
}
