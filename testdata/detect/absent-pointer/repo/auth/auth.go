package auth

import (
	"strings"

	"github.com/tg123/go-htpasswd"
)

// Users are who may fetch mail; nil where nobody may.
var Users *htpasswd.File

// Load reads users, one on each line.
func Load(text string) (err error) {
	lines := strings.Fields(text)
	if len(lines) == 0 {
		return nil
	}
	Users, err = htpasswd.NewFromReader(strings.NewReader(strings.Join(lines, "\n")), htpasswd.DefaultSystems, nil)
	return err
}
