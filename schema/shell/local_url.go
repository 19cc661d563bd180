package shell

import (
	"strconv"

	"github.com/shipgen/shipgen/schema/pattern"
)

var localURL = pattern.New(`https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::([0-9]{1,5}))?(/[A-Za-z0-9_./~-]*)?(?:$|[\s"'?)|;&\x60])`)

// LocalURL is the port and path of the URL by which a health check asks the
// machine it runs on; port 0 is the scheme's own.
func LocalURL(text string) (port int, path string, ok bool) {
	m := localURL.FindStringSubmatch(text)
	if m == nil {
		return 0, "", false
	}
	if m[2] == "" {
		m[2] = "/"
	}
	port, _ = strconv.Atoi(m[1])
	return port, m[2], true
}
