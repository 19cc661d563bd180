package drift

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/shipgen/shipgen/generator"
	"gopkg.in/yaml.v3"
)

// Lock is ship.lock: what the last generate used and wrote. It is committed,
// sorted, and holds no time.
type Lock struct {
	Version   int               `yaml:"version"`           // 1
	Shipgen   string            `yaml:"shipgen,omitempty"` // the version that rendered; the CI job installs it
	Templates string            `yaml:"templates"`         // hash of the templates
	Input     string            `yaml:"input"`             // hash of ship.yaml and what was read from the repository
	Pins      generator.PinSet  `yaml:"pins"`
	Files     map[string]Record `yaml:"files"`
}

// Record is one rendered file: hashes of the render and of the content last accepted.
type Record struct {
	Render   string `yaml:"render"`
	Accepted string `yaml:"accepted"`
}

const lockHeader = "# Written by shipgen generate. Commit it; do not edit it.\n"

// NewLock is the lock of a repository where nothing was rendered yet.
func NewLock() *Lock { return &Lock{Version: 1, Files: map[string]Record{}} }

// ParseLock reads a ship.lock; unknown keys and other versions are errors.
func ParseLock(data []byte) (*Lock, error) {
	lock := NewLock()
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(lock); err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: is not a lock that shipgen wrote\n  hint: restore it from git, or delete it and run `shipgen generate`", LockPath)
	}
	if lock.Version != 1 {
		return nil, fmt.Errorf("%s: version %d is unknown\n  hint: install a newer shipgen", LockPath, lock.Version)
	}
	if lock.Files == nil {
		lock.Files = map[string]Record{}
	}
	return lock, nil
}

// Bytes is the file's content, the same for the same lock.
func (l *Lock) Bytes() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(lockHeader)
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(l); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Hash is how a lock names content: line ends do not count.
func Hash(data []byte) string {
	sum := sha256.Sum256(normal(data))
	return "sha256:" + hex.EncodeToString(sum[:])
}
