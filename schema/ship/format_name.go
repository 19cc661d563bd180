package ship

import "strings"

const label = `[a-z]([-a-z0-9]{0,61}[a-z0-9])?`

// Names of Kubernetes objects,
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/.
var (
	dns1035 = compiled(format{name: "DNS-1035 label", want: "a DNS-1035 label", pattern: `^` + label + `$`,
		hint: `at most 63 lower-case letters, digits and "-", first a letter, last no "-": such as "orders"`, better: lowered})
	dns1123 = compiled(format{name: "DNS-1123 label", want: "a DNS-1123 label", pattern: `^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`,
		hint: `at most 63 lower-case letters, digits and "-", first and last no "-"`, better: lowered})
	// Service port names are IANA service names, https://www.rfc-editor.org/rfc/rfc6335#section-5.1.
	portName = compiled(format{name: "port name", want: "a port name", pattern: `^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$`,
		hint: `at most 15 lower-case letters, digits and "-", with at least one letter, such as "http"`, judge: portNameJudge})
	envName = compiled(format{name: "environment variable", want: "the name of an environment variable", pattern: `^[A-Za-z_][A-Za-z0-9_]{0,252}$`,
		hint: `letters, digits and "_", first no digit`, better: underscored})
	// A file of a ConfigMap or Secret, https://kubernetes.io/docs/concepts/configuration/configmap/;
	// a program takes "-n" for an option.
	fileName = compiled(format{name: "file name", want: "a file name without folders", pattern: `^[._A-Za-z0-9][-._A-Za-z0-9]{0,252}$`,
		hint: `letters, digits, "-", "_" and ".", first no "-"`, judge: fileNameJudge})
	namespacedName = compiled(format{name: "namespace/name", want: "the namespace and name of an object", pattern: `^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`,
		hint: `such as "infra/gateway"`})
	hostName = compiled(format{name: "host name", want: "a host name", pattern: `^(\*\.)?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$`,
		hint: `without scheme, port and path, in lower case, such as "orders.example.com"`})
)

func portNameJudge(s string) string {
	switch {
	case !strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' }):
		return "want a port name with at least one letter"
	case strings.Contains(s, "--"):
		return `want a port name without "--"`
	}
	return ""
}

func fileNameJudge(s string) string {
	if s == "." || strings.HasPrefix(s, "..") {
		return `want a file name that does not begin with ".."`
	}
	return ""
}

// lowered is the remedy for a name that is right but for case, dots or underscores.
func lowered(f *format, s string) string {
	name := strings.NewReplacer("_", "-", " ", "-", ".", "-").Replace(strings.ToLower(s))
	if name != s && f.fits(name) {
		return "write it as " + quote(name)
	}
	return ""
}

func underscored(f *format, s string) string {
	name := strings.NewReplacer("-", "_", ".", "_", " ", "_").Replace(s)
	if name != s && f.fits(name) {
		return "write it as " + quote(name)
	}
	return ""
}

// Names on GitHub and of images.
var (
	githubOwner = compiled(format{name: "GitHub owner", want: "a GitHub user or organisation", pattern: `^[A-Za-z0-9]([-A-Za-z0-9_]{0,98}[A-Za-z0-9_])?$`,
		hint: "letters, digits and single hyphens"})
	githubName = compiled(format{name: "GitHub repository name", want: "the name of a GitHub repository", pattern: `^[A-Za-z0-9._-]{1,100}$`,
		hint: `letters, digits, ".", "_" and "-"; the owner has a key of its own`})
	githubSlug = compiled(format{name: "owner/name", want: "owner/name", pattern: `^[A-Za-z0-9]([-A-Za-z0-9_]{0,98}[A-Za-z0-9_])?/[A-Za-z0-9._-]{1,100}$`,
		hint: `such as "acme/orders"`})
	reviewer = compiled(format{name: "GitHub team or user", want: "the slug of a GitHub team or user", pattern: `^[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)?$`,
		hint: `such as "platform-team"`})
	// Git's rules for branch names, less what a shell or YAML would misread: git-check-ref-format(1).
	branch = compiled(format{name: "branch", want: "a branch name", pattern: `^[A-Za-z0-9_][A-Za-z0-9_.+/-]*$`,
		hint: `such as "main"`, judge: branchJudge})
	// The step ids of a rendered workflow, alone or after their job.
	stepID = compiled(format{name: "step id", want: "the id of a rendered step", pattern: `^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)?$`,
		hint: "`shipgen plan` lists the steps with their ids"})
	// https://github.com/distribution/reference/blob/main/reference.go
	registry = compiled(format{name: "registry", want: "a registry with an optional path", pattern: `^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$`,
		hint: `without scheme and tag, in lower case, such as "ghcr.io/acme"`})
	imageRef = compiled(format{name: "image", want: "an image reference", pattern: `^[a-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5}/[a-z0-9][a-z0-9._-]*)?(/[a-z0-9][a-z0-9._-]*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$`,
		hint: `such as "ghcr.io/acme/proxy:1.4.2"`})
	buildTag = compiled(format{name: "build tag", want: "a Go build tag", pattern: `^[A-Za-z0-9_.]+$`,
		hint: `letters, digits, "_" and "."`})
	// goVariable is a package-level variable as the linker names it.
	goVariable = compiled(format{name: "Go variable", want: "a variable as the linker names it", pattern: `^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*\.[A-Za-z_][A-Za-z0-9_]*$`,
		hint: `an import path, "." and the name, such as main.version`})
)

func branchJudge(s string) string {
	if strings.Contains(s, "..") || strings.Contains(s, "//") || strings.HasSuffix(s, "/") || strings.HasSuffix(s, ".lock") || strings.HasSuffix(s, ".") {
		return "want a branch name that git accepts"
	}
	return ""
}

// What the go command reads, https://go.dev/ref/mod#environment-variables.
var (
	goProxy = compiled(format{name: "GOPROXY", want: "a GOPROXY list", pattern: `^(direct|off|https?://[^\s@,|]+|file:///[^\s@,|]+)([,|](direct|off|https?://[^\s@,|]+|file:///[^\s@,|]+))*$`,
		hint: `URLs, direct or off with "," or "|" between; no user and password: those belong to .netrc`})
	modulePattern = compiled(format{name: "module pattern", want: "a module path pattern", pattern: `^[A-Za-z0-9*?\[\]._~-]+(/[A-Za-z0-9*?\[\]._~-]+)*$`,
		hint: `one pattern for each item, such as "github.com/acme/*"`})
)
