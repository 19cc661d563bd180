package lint

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// sniff is how much of a file decides whether it is binary; git looks at as much.
const sniff = 8 << 10

// classify names the kinds of a file from its path and, where only the content
// can tell, its bytes; nil for a binary file of no interest.
func classify(name string, data []byte) []Kind {
	if binary(data) {
		if keyStore(data) {
			return []Kind{KeyStore}
		}
		return nil
	}
	kinds := append([]Kind{Text}, byName(name)...)
	if isYAML(name) {
		kinds = append(kinds, YAML)
	}
	if len(kinds) <= 2 && kinds[len(kinds)-1] != Script {
		kinds = append(kinds, byContent(name, data)...)
	}
	return kinds
}

// classify is what a file is by its name and its first bytes, and by its look where
// the user named it and the name tells no more than text.
func (e *engine) classify(name string, data []byte) []Kind {
	kinds := classify(name, data)
	if len(kinds) == 0 || !e.named[name] {
		return kinds
	}
	for _, kind := range kinds {
		if kind != Text && kind != YAML {
			return kinds
		}
	}
	return append(kinds, byLook(name, data)...)
}

// byLook is the format of a file that a person has picked out, such as a template
// of a workflow or what comes on standard input. Among the files of a whole
// repository what looks like a workflow is an example for its readers.
func byLook(name string, data []byte) []Kind {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return lineStart(data, word) })
	}
	var kind Kind
	switch {
	case has("on:", "'on':", `"on":`, "true:") && has("jobs:"):
		kind = Workflow
	case has("runs:") && bytes.Contains(data, []byte("using:")):
		kind = Action
	case has("updates:") && bytes.Contains(data, []byte("package-ecosystem:")):
		kind = Dependabot
	case has("repos:") && bytes.Contains(data, []byte("hooks:")):
		kind = PreCommit
	case !isYAML(name) && has("FROM "):
		return []Kind{Dockerfile}
	default:
		return nil
	}
	if isYAML(name) {
		return []Kind{kind}
	}
	return []Kind{YAML, kind}
}

// binary says whether data has a NUL early on. UTF-16 text is full of them, and
// starts with a byte order mark.
func binary(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return false
	}
	return bytes.IndexByte(data[:min(len(data), sniff)], 0) >= 0
}

func isYAML(name string) bool {
	ext := path.Ext(name)
	return ext == ".yml" || ext == ".yaml"
}

// byName is the kind that a path alone decides. GitHub reads workflows only at
// the root of a repository, but a template or a vendored repository has its own.
func byName(name string) []Kind {
	dir, base := path.Split(name)
	stem := strings.TrimSuffix(strings.TrimSuffix(base, ".yml"), ".yaml")
	switch {
	case isDockerfile(base):
		return []Kind{Dockerfile}
	case base == "go.mod":
		return []Kind{GoMod}
	case base == "go.sum", base == "go.work.sum":
		return []Kind{GoSum}
	case base == "go.work":
		return []Kind{GoWork}
	case strings.HasSuffix(base, ".go"):
		return []Kind{Go}
	case strings.HasSuffix(base, ".tf"):
		return []Kind{Terraform}
	case strings.HasSuffix(base, ".sh"), strings.HasSuffix(base, ".bash"):
		return []Kind{Script}
	case !isYAML(base):
		return nil
	case hasDir(dir, ".github/workflows/"):
		return []Kind{Workflow}
	case stem == "action":
		return []Kind{Action}
	case stem == "dependabot" && hasDir(dir, ".github/"):
		return []Kind{Dependabot}
	case stem == ".pre-commit-config":
		return []Kind{PreCommit}
	case stem == ".gitlab-ci":
		return []Kind{GitLab}
	case isCompose(stem):
		return []Kind{Compose}
	}
	return nil
}

// hasDir says whether dir (ending in '/') is want or ends in it.
func hasDir(dir, want string) bool {
	return dir == want || strings.HasSuffix(dir, "/"+want)
}

// isDockerfile knows the names that docker build, Podman and editors know.
// A Dockerfile.dockerignore is an ignore list, and a Dockerfile.tmpl becomes one
// only when somebody renders it.
func isDockerfile(base string) bool {
	switch path.Ext(base) {
	case ".dockerignore", ".tmpl", ".tpl", ".gotmpl", ".j2", ".jinja", ".erb", ".mustache", ".hbs":
		return false
	}
	return base == "Dockerfile" || base == "Containerfile" ||
		strings.HasPrefix(base, "Dockerfile.") || strings.HasPrefix(base, "Containerfile.") ||
		strings.HasSuffix(strings.ToLower(base), ".dockerfile")
}

// isCompose knows compose.yml, docker-compose.yml and their variants, like
// compose.override.yml: https://docs.docker.com/compose/intro/compose-application-model/
func isCompose(stem string) bool {
	for _, name := range []string{"compose", "docker-compose"} {
		if stem == name || strings.HasPrefix(stem, name+".") || strings.HasPrefix(stem, name+"-") {
			return true
		}
	}
	return false
}

func byContent(name string, data []byte) []Kind {
	switch {
	case isYAML(name):
		if lineStart(data, "apiVersion:") && lineStart(data, "kind:") {
			return []Kind{Manifest}
		}
	case path.Ext(name) == ".json":
		if bytes.Contains(data, []byte(`"apiVersion"`)) && bytes.Contains(data, []byte(`"kind"`)) {
			return []Kind{Manifest}
		}
	case path.Ext(name) == "" && shebang(data):
		return []Kind{Script}
	}
	return nil
}

// lineStart says whether some line of data begins with word.
func lineStart(data []byte, word string) bool {
	return bytes.HasPrefix(data, []byte(word)) || bytes.Contains(data, []byte("\n"+word))
}

// shebang says whether a first line like "#!/usr/bin/env -S bash -e" names a shell.
func shebang(data []byte) bool {
	line, _, _ := bytes.Cut(data[:min(len(data), 256)], []byte("\n"))
	if !bytes.HasPrefix(line, []byte("#!")) {
		return false
	}
	for _, word := range strings.Fields(string(line[2:])) {
		switch path.Base(word) {
		case "sh", "bash", "dash", "ksh", "ash":
			return true
		}
	}
	return false
}
