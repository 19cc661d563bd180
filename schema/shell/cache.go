package shell

import "strings"

// Work is what a command spends time on that a cache would save.
type Work string

// The kinds of work.
const (
	Fetching  Work = "download" // of dependencies
	Compiling Work = "compile"
)

// Cache is a cache that a command fills and would profit from.
type Cache struct {
	Tool    Tool
	Work    Work
	Folders []string // where it lies by default on Linux, the first being the usual; ~ is the home
	Env     []string // variables that move it
	Locks   []string // files that say what is in it: the key of a cache
	Program string   // the words that fill it, as written: "go mod download"
}

// Has says whether a folder of a cache lies in or is dir, an absolute path.
func (c Cache) Has(dir string) bool {
	dir = strings.TrimSuffix(dir, "/")
	for _, folder := range c.Folders {
		if folder == dir || strings.HasPrefix(folder, dir+"/") {
			return true
		}
		if rest, ok := strings.CutPrefix(folder, "~"); ok && inHome(dir, rest) {
			return true
		}
	}
	return false
}

// inHome: ~/.cache/pip is held by /root/.cache and /home/me/.cache/pip alike.
func inHome(dir, rest string) bool {
	for part := rest; part != ""; part = part[:strings.LastIndexByte(part, '/')] {
		if strings.HasSuffix(dir, part) {
			return true
		}
	}
	return dir == "/root"
}

type cacheRow struct {
	cache    Cache
	programs []string
	commands []string // subcommands; "" = any use without one
	unless   []string // words that leave nothing to cache
}

var (
	goModules = Cache{Tool: Go, Work: Fetching, Folders: []string{"/go/pkg/mod", "~/go/pkg/mod"}, Env: []string{"GOMODCACHE", "GOPATH"}, Locks: []string{"go.sum"}}
	goBuild   = Cache{Tool: Go, Work: Compiling, Folders: []string{"~/.cache/go-build"}, Env: []string{"GOCACHE", "XDG_CACHE_HOME"}, Locks: []string{"go.sum"}}
	cargoHome = Cache{Tool: Cargo, Work: Fetching, Folders: []string{"/usr/local/cargo/registry", "~/.cargo/registry"}, Env: []string{"CARGO_HOME"}, Locks: []string{"Cargo.lock"}}
)

// cacheRows is read from each tool's manual, named beside it.
var cacheRows = []cacheRow{
	{goModules, []string{"go"}, []string{"mod download", "mod vendor", "build", "install", "test", "run", "get", "vet", "generate", "list"}, []string{"-mod=vendor"}}, // go help environment
	{goBuild, []string{"go"}, []string{"build", "install", "test", "run", "vet"}, []string{"-a"}},
	{Cache{Tool: NPM, Work: Fetching, Folders: []string{"~/.npm"}, Env: []string{"npm_config_cache", "NPM_CONFIG_CACHE"}, Locks: []string{"package-lock.json", "npm-shrinkwrap.json"}},
		[]string{"npm"}, []string{"ci", "clean-install", "install", "i"}, []string{"-g", "--global"}}, // npm documentation, cli/commands/npm-cache
	{Cache{Tool: Yarn, Work: Fetching, Folders: []string{"/usr/local/share/.cache/yarn", "~/.yarn/berry/cache", "~/.cache/yarn"}, Env: []string{"YARN_CACHE_FOLDER"}, Locks: []string{"yarn.lock"}},
		[]string{"yarn"}, []string{"install", ""}, []string{"--version"}}, // https://yarnpkg.com/configuration/yarnrc#cacheFolder
	{Cache{Tool: PNPM, Work: Fetching, Folders: []string{"~/.local/share/pnpm/store", "/pnpm/store"}, Env: []string{"PNPM_HOME"}, Locks: []string{"pnpm-lock.yaml"}},
		[]string{"pnpm"}, []string{"install", "i", "fetch"}, []string{"-g", "--global"}}, // https://pnpm.io/docker
	{Cache{Tool: Bun, Work: Fetching, Folders: []string{"~/.bun/install/cache"}, Env: []string{"BUN_INSTALL_CACHE_DIR"}, Locks: []string{"bun.lock", "bun.lockb"}},
		[]string{"bun"}, []string{"install", "i", "ci"}, []string{"-g"}}, // https://bun.sh/docs/install/cache
	{Cache{Tool: Pip, Work: Fetching, Folders: []string{"~/.cache/pip"}, Env: []string{"PIP_CACHE_DIR", "XDG_CACHE_HOME"}, Locks: []string{"requirements.txt", "pyproject.toml"}},
		[]string{"pip"}, []string{"install", "download", "wheel"}, nil}, // https://pip.pypa.io/en/stable/topics/caching/
	{Cache{Tool: UV, Work: Fetching, Folders: []string{"~/.cache/uv"}, Env: []string{"UV_CACHE_DIR", "XDG_CACHE_HOME"}, Locks: []string{"uv.lock"}},
		[]string{"uv"}, []string{"sync", "tool install"}, []string{"--no-cache"}}, // https://docs.astral.sh/uv/concepts/cache/
	{Cache{Tool: Poetry, Work: Fetching, Folders: []string{"~/.cache/pypoetry"}, Env: []string{"POETRY_CACHE_DIR"}, Locks: []string{"poetry.lock"}},
		[]string{"poetry"}, []string{"install", "sync"}, nil}, // https://python-poetry.org/docs/configuration/#cache-dir
	{cargoHome, []string{"cargo"}, []string{"build", "fetch", "install", "test", "check", "run", "b"}, []string{"--offline"}}, // https://doc.rust-lang.org/cargo/guide/cargo-home.html
	{Cache{Tool: Maven, Work: Fetching, Folders: []string{"~/.m2/repository", "~/.m2"}, Locks: []string{"pom.xml"}},
		[]string{"mvn", "mvnw"}, nil, []string{"-o", "--offline"}}, // https://maven.apache.org/configure.html
	{Cache{Tool: Gradle, Work: Fetching, Folders: []string{"~/.gradle/caches", "~/.gradle", "/home/gradle/.gradle"}, Env: []string{"GRADLE_USER_HOME"}, Locks: []string{"build.gradle", "build.gradle.kts", "gradle.lockfile"}},
		[]string{"gradle", "gradlew"}, nil, []string{"--offline", "--version"}}, // https://docs.gradle.org/current/userguide/directory_layout.html
	{Cache{Tool: Composer, Work: Fetching, Folders: []string{"/tmp/cache", "~/.composer/cache", "~/.cache/composer"}, Env: []string{"COMPOSER_CACHE_DIR", "COMPOSER_HOME"}, Locks: []string{"composer.lock"}},
		[]string{"composer"}, []string{"install", "update"}, nil}, // https://getcomposer.org/doc/03-cli.md#composer-cache-dir
	{Cache{Tool: Bundler, Work: Fetching, Folders: []string{"/usr/local/bundle/cache", "~/.bundle/cache"}, Env: []string{"BUNDLE_PATH", "BUNDLE_USER_CACHE"}, Locks: []string{"Gemfile.lock"}},
		[]string{"bundle"}, []string{"install", ""}, []string{"--local"}}, // https://bundler.io/man/bundle-config.1.html
	{Cache{Tool: Dotnet, Work: Fetching, Folders: []string{"~/.nuget/packages", "~/.nuget"}, Env: []string{"NUGET_PACKAGES"}, Locks: []string{"packages.lock.json"}},
		[]string{"dotnet"}, []string{"restore", "build", "publish"}, []string{"--no-restore"}}, // https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders
	{Cache{Tool: Apt, Work: Fetching, Folders: []string{"/var/cache/apt", "/var/lib/apt"}},
		[]string{"apt-get", "apt"}, []string{"install", "upgrade", "dist-upgrade", "build-dep"}, nil}, // https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages
	{Cache{Tool: Apk, Work: Fetching, Folders: []string{"/var/cache/apk", "/etc/apk/cache"}},
		[]string{"apk"}, []string{"add"}, nil}, // apk-add(8)
	{Cache{Tool: Dnf, Work: Fetching, Folders: []string{"/var/cache/dnf", "/var/cache/libdnf5"}},
		[]string{"dnf", "dnf5", "microdnf"}, []string{"install", "update", "upgrade"}, nil}, // dnf.conf(5)
	{Cache{Tool: Yum, Work: Fetching, Folders: []string{"/var/cache/yum"}}, []string{"yum"}, []string{"install", "update"}, nil}, // yum.conf(5)
}

// Caches are the caches that a command fills, in a fixed order.
func Caches(c *Command) []Cache {
	c = c.module()
	var all []Cache
	for _, row := range cacheRows {
		if !c.Is(row.programs...) || c.Has(row.unless...) || c.Has("--help", "-h", "help") {
			continue
		}
		program, ok := row.match(c)
		if !ok {
			continue
		}
		cache := row.cache
		cache.Program = program
		all = append(all, cache)
	}
	return all
}

func (row cacheRow) match(c *Command) (string, bool) {
	args := sortArguments(c.Args(), cacheValued(row.cache.Tool), 0)
	if row.commands == nil {
		return c.Name(), len(c.Words) > 1
	}
	for _, name := range row.commands {
		if name == "" {
			if len(args.operands) == 0 && !args.has("--version", "-v") {
				return c.Name(), true
			}
			continue
		}
		if sub, _, ok := args.subcommand([]string{name}); ok {
			return c.Name() + " " + sub, true
		}
	}
	return "", false
}

func cacheValued(tool Tool) []string {
	for _, m := range managers {
		if m.tool == tool {
			return m.valued
		}
	}
	return nil
}
