package workflow

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
)

// keyed are the files that the setup actions key their caches on, per tool.
var keyed = map[shell.Tool][]string{
	shell.Go: {"go.sum"}, shell.NPM: {"package-lock.json", "npm-shrinkwrap.json"}, shell.Yarn: {"yarn.lock"}, shell.PNPM: {"pnpm-lock.yaml"},
	shell.Pip: {"requirements.txt", "pyproject.toml"}, shell.Poetry: {"poetry.lock"}, shell.UV: {"uv.lock"}, shell.Cargo: {"Cargo.lock"},
	shell.Maven: {"pom.xml"}, shell.Gradle: {"build.gradle", "build.gradle.kts"}, shell.Dotnet: {"packages.lock.json"},
	shell.Bundler: {"Gemfile.lock"}, shell.Composer: {"composer.lock"},
}

// lockFor is the file, from the root of the repository, that says what a command
// downloads; "" where there is none, so that a cache would have no key.
func lockFor(p *lint.Pass, needed work) string {
	dir := needed.cmd.Dir
	if needed.cmd.Lost || needed.cache.Tool == shell.Bundler && movedGemfile(needed) {
		return ""
	}
	if own := needed.w.WorkingDirectoryOf(needed.j, needed.step); own != nil {
		if dynamic(own) {
			return ""
		}
		dir = path.Join(own.Text(), dir)
	}
	if path.IsAbs(dir) || strings.HasPrefix(path.Clean(dir), "..") || strings.ContainsAny(dir, "$~*?[") {
		return ""
	}
	for dir = path.Clean(dir); ; dir = path.Dir(dir) {
		if needed.cache.Tool == shell.Go && has(p, path.Join(dir, "vendor/modules.txt")) {
			return "" // nothing is downloaded (https://go.dev/ref/mod#vendoring)
		}
		for _, name := range lockNamesOf(needed) {
			if file := path.Join(dir, name); has(p, file) {
				return file
			}
		}
		if dir == "." || !sharedLocks[needed.cache.Tool] || has(p, path.Join(dir, "go.mod")) {
			return ""
		}
	}
}

// sharedLocks are the tools whose folders share the lock file of one above: a
// workspace, or the packages of a Go module.
var sharedLocks = map[shell.Tool]bool{shell.Go: true, shell.Yarn: true, shell.PNPM: true, shell.Cargo: true, shell.UV: true}

// lockNamesOf are the files that may say what a command downloads, the best
// first: pip is told by -r, or reads the project's own.
func lockNamesOf(needed work) []string {
	names := keyed[needed.cache.Tool]
	if needed.cache.Tool != shell.Pip {
		return names
	}
	var given []string
	for i, word := range needed.cmd.Words {
		file, joined := strings.CutPrefix(word.Value, "--requirement=")
		if !joined && (word.Value == "-r" || word.Value == "--requirement") && i+1 < len(needed.cmd.Words) {
			file, joined = needed.cmd.Words[i+1].Value, true
		}
		if joined && !strings.Contains(file, "://") {
			given = append(given, file)
		}
	}
	if len(given) > 0 {
		return given
	}
	return []string{"pyproject.toml", "requirements.txt"}
}

// movedGemfile says whether Bundler reads another Gemfile than the folder's
// (https://bundler.io/man/bundle-config.1.html#LIST-OF-AVAILABLE-KEYS).
func movedGemfile(needed work) bool {
	return needed.w.EnvOf(needed.j, needed.step, "BUNDLE_GEMFILE") != nil
}
