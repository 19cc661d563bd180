package ship

import (
	"path"
	"strings"
)

// segment is a folder or file name other than "." and "..".
const segment = `([^/\\.][^/\\]*|\.[^/\\.][^/\\]*|\.\.[^/\\]+)`

// plainSegment has no colon either: files are rendered into such folders, and
// Windows has no name with one.
const plainSegment = `([^/\\.:][^/\\:]*|\.[^/\\.:][^/\\:]*|\.\.[^/\\:]+)`

var (
	// filePath is a file of the repository.
	filePath = compiled(format{name: "path", want: "a path inside the repository", pattern: `^(\./)?` + segment + `(/` + segment + `)*$`,
		hint: `relative to the repository root, with "/", such as "config/app.yaml"`, better: pathRemedy})
	// folder is a folder of the repository, also its root.
	folder = compiled(format{name: "folder", want: "a folder inside the repository", pattern: `^(\.|(\./)?` + plainSegment + `(/` + plainSegment + `)*)/?$`,
		hint: `relative to the repository root, with "/" and without ":", such as "./cmd/api"`, better: pathRemedy})
	// glob is a pattern over paths of the repository.
	glob = compiled(format{name: "glob", want: "a pattern of paths inside the repository", pattern: `^` + segment + `(/` + segment + `)*/?$`,
		hint: `relative to the repository root, such as "testdata/**"`, better: pathRemedy})
	// containerPath is an absolute path in an image.
	containerPath = compiled(format{name: "container path", want: "an absolute folder in the container", pattern: `^(/` + segment + `)+$`,
		hint: `such as "/tmp"; the root folder stays read-only`})
	// seenPath is a path as a program in a container sees it.
	seenPath = compiled(format{name: "path", want: "a path in the container", pattern: `^/?` + segment + `(/` + segment + `)*$`,
		hint: `such as "templates", from the working folder, or "/etc/orders/app.yaml"`})
	// urlPath is the path of an HTTP request.
	urlPath = compiled(format{name: "URL path", want: `a URL path that begins with "/"`, pattern: `^/[^\s#\\]*$`,
		hint: `such as "/healthz", without scheme, host and port`, better: slashed})
)

// pathRemedy says which rule a path breaks.
func pathRemedy(f *format, s string) string {
	switch {
	case s == "":
		return "remove the key or name a path"
	case strings.Contains(s, `\`):
		return `write folders with "/", also on Windows`
	case strings.HasPrefix(s, "/") || len(s) > 1 && s[1] == ':':
		return "an absolute path differs on each machine: write it relative to the repository root"
	case path.Clean(s) == ".." || strings.HasPrefix(path.Clean(s), "../"):
		return "it leaves the repository: name a path below its root"
	case path.Clean(s) != s && f.fits(path.Clean(s)):
		return "write it as " + quote(path.Clean(s))
	}
	return ""
}

func slashed(f *format, s string) string {
	if s != "" && f.fits("/"+s) && !strings.Contains(s, ":") {
		return "write it as " + quote("/"+s)
	}
	return ""
}
