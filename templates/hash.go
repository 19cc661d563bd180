package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// Hash names the content of a set of templates: "sha256:" and 64 hex digits.
// ship.lock records it, to tell newer templates from a changed ship.yaml.
func Hash(templates fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(templates, ".", func(name string, entry fs.DirEntry, err error) error { // in lexical order
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates, name)
		fmt.Fprintf(sum, "%q %x\n", name, sha256.Sum256(data))
		return err
	})
	return "sha256:" + hex.EncodeToString(sum.Sum(nil)), err
}
