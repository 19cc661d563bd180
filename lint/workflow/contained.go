package workflow

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// contained says whether every step of a job is known to do without the job's
// token and without the credentials that the checkout leaves: then nothing
// changes when they are taken away. What the repository's own scripts do is not
// known, but for tests, builds and linters.
func contained(w *workflow.Workflow, j *workflow.Job) bool {
	if j.Uses != nil || namesToken(w.Env) || namesToken(j.Node) {
		return false
	}
	return !slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool { return !containedStep(w, s) })
}

func containedStep(w *workflow.Workflow, s *workflow.Step) bool {
	if s.Run == nil {
		what, listed := neededBy(s)
		return listed && !slices.Contains(what, "contents:write")
	}
	commands := script(w, s).Commands
	return len(commands) > 0 && !slices.ContainsFunc(commands, func(c *shell.Command) bool { return !harmless(c) })
}

// harmlessPrograms speak to no git server in this repository's name.
var harmlessPrograms = words(`: [ [[ alias apk apt apt-get awk basename bash-completion black brew cat cd chmod chown clippy cmake cmp
codespell command cp curl cut date df diff dirname dnf du echo env exit export false find flake8 free getconf go-junit-report gofmt
gofumpt goimports golangci-lint govulncheck grep gunzip gzip head hostname id install isort jq kill ldd ln ls md5sum mkdir mktemp mv
mypy nproc pip pip3 printf ps pushd popd pwd pytest read realpath return rm rmdir ruff rustc rustup sed set sha256sum shellcheck shift
sleep sort source stat staticcheck strip sysctl systemctl tail tar tee test time timeout touch tr tree true type ulimit uname uniq
unset unzip update-ca-certificates uv wait wc wget which whoami xz yamllint yq zip`)

// harmlessWords are what programs that do many things do without a git server.
var harmlessWords = map[string]map[string]bool{
	"go":     words("build clean env fix fmt generate get help install list mod test tool version vet work"),
	"cargo":  words("bench build check clippy doc fetch fmt test tree version"),
	"npm":    words("audit ci config i install ls test t version"),
	"pnpm":   words("audit i install ls test t"),
	"yarn":   words("audit install lint test build"),
	"docker": words("build image images info inspect logs ps pull version"),
	"git":    words("config diff log rev-parse show status"),
	"bundle": words("check config install"),
	"dotnet": words("build restore test"),
	"mvn":    words("compile package test verify"),
	"poetry": words("check config install lock"),
}

func words(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(text) {
		set[word] = true
	}
	return set
}

func harmless(c *shell.Command) bool {
	name := c.Name()
	if harmlessPrograms[name] {
		return name != "source" && name != "time" || len(c.Words) == 1
	}
	var verbs []string
	for _, word := range c.Args() {
		if !strings.HasPrefix(word.Value, "-") && !strings.Contains(word.Value, "=") {
			verbs = append(verbs, word.Value)
		}
	}
	if len(verbs) == 0 {
		return harmlessWords[name] != nil
	}
	switch name {
	case "make":
		return !slices.ContainsFunc(verbs, func(verb string) bool { return !checksOnly(verb) })
	case "npm", "pnpm", "yarn":
		if len(verbs) > 1 && (verbs[0] == "run" || verbs[0] == "run-script") {
			return checksOnly(verbs[1])
		}
	}
	return harmlessWords[name][verbs[0]]
}

// checksOnly says whether a target or script, by its name, tests or builds and does
// no more.
func checksOnly(target string) bool {
	for _, word := range []string{"push", "release", "publish", "deploy", "tag", "commit", "doc", "bump"} {
		if strings.Contains(target, word) {
			return false
		}
	}
	for _, word := range []string{"test", "lint", "build", "check", "fmt", "format", "vet", "type", "cover", "unit", "verify"} {
		if strings.HasPrefix(target, word) {
			return true
		}
	}
	return false
}
