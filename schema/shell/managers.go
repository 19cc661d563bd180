package shell

// manager is what one package manager's command line looks like.
type manager struct {
	tool     Tool
	programs []string
	installs []string        // subcommands whose operands are packages
	first    map[string]bool // of those, the ones where only the first operand is
	valued   []string        // options that take the next word
	spec     func(string) (spec, bool)

	refine      func(*Install, arguments)                                    // options that pin: gem -v
	requirement func(*Command, arguments) []Install                          // options that name packages: pip -r
	options     func(*Command, arguments, []Word) (all []Install, done bool) // options that change everything
	bare        func(*Command, arguments) []Install                          // install without operands: the project's own
	project     func(*Command, arguments) []Install                          // other subcommands: npm ci
}

// managers is read from each tool's own manual; the comment names it.
var managers = []manager{
	{ // apt-get(8)
		tool: Apt, programs: []string{"apt-get", "apt", "aptitude"}, installs: []string{"install"}, spec: aptSpec,
		valued: []string{"-o", "--option", "-t", "--target-release", "--default-release", "-c", "--config-file", "-a", "--host-architecture"},
	},
	{ // apk-add(8)
		tool: Apk, programs: []string{"apk"}, installs: []string{"add"}, spec: apkSpec,
		valued: []string{"-t", "--virtual", "-p", "--root", "-X", "--repository", "--repositories-file", "--keys-dir", "--arch", "--cache-dir", "--cache-max-age", "--wait", "--timeout"},
	},
	{ // dnf(8)
		tool: Dnf, programs: []string{"dnf", "microdnf", "dnf5", "tdnf"}, installs: []string{"install"}, spec: rpmSpec,
		valued: []string{"--enablerepo", "--disablerepo", "--repo", "--repoid", "--releasever", "--setopt", "-c", "--config", "--installroot", "-x", "--exclude", "--arch", "--forcearch"},
	},
	{ // yum(8)
		tool: Yum, programs: []string{"yum"}, installs: []string{"install"}, spec: rpmSpec,
		valued: []string{"--enablerepo", "--disablerepo", "--releasever", "--setopt", "-c", "--config", "--installroot", "-x", "--exclude"},
	},
	{ // zypper(8)
		tool: Zypper, programs: []string{"zypper"}, installs: []string{"install", "in"}, spec: zypperSpec,
		valued: []string{"-t", "--type", "-r", "--repo", "--from", "-R", "--root"},
	},
	{ // https://pip.pypa.io/en/stable/cli/pip_install/
		tool: Pip, programs: []string{"pip"}, installs: []string{"install", "download", "wheel"}, spec: pipSpec, valued: pipValued,
		requirement: pipRequirements, refine: pipConstraints,
	},
	{ // https://pipx.pypa.io/stable/docs/
		tool: Pipx, programs: []string{"pipx"}, installs: []string{"install", "run", "upgrade"}, first: map[string]bool{"run": true}, spec: pipSpec,
		valued: []string{"--spec", "--python", "--pip-args", "--index-url", "-i", "--suffix"}, refine: pipxSpec,
	},
	{ // https://docs.astral.sh/uv/reference/cli/
		tool: UV, programs: []string{"uv"}, installs: []string{"tool install", "tool run", "add"}, first: map[string]bool{"tool run": true, "tool install": true},
		spec: uvSpec, valued: uvValued, project: uvProject,
	},
	{tool: UV, programs: []string{"uvx"}, installs: []string{""}, first: map[string]bool{"": true}, spec: uvSpec, valued: uvValued, refine: uvFrom},
	{ // https://python-poetry.org/docs/cli/
		tool: Poetry, programs: []string{"poetry"}, installs: []string{"add", "self add"}, spec: uvSpec, project: lockedBy(Poetry, nil, "install", "sync"),
		valued: []string{"-C", "--directory", "-P", "--project", "-G", "--group", "--source", "-E", "--extras"},
	},
	{ // npm documentation, cli/commands/npm-install
		tool: NPM, programs: []string{"npm"}, installs: []string{"install", "i", "add", "in", "exec", "x"},
		first: map[string]bool{"exec": true, "x": true}, spec: npmSpec, valued: npmValued, refine: npmExec,
		bare: unlocked(NPM, "npm install may change package-lock.json", nil), project: lockedBy(NPM, nil, "ci", "clean-install", "install-clean"),
	},
	{ // npm documentation, cli/commands/npx
		tool: NPM, programs: []string{"npx"}, installs: []string{""}, first: map[string]bool{"": true}, spec: npmSpec,
		valued: append([]string{"-p", "--package", "-c", "--call"}, npmValued...), options: npxPackages, refine: npxOwn,
	},
	{ // https://yarnpkg.com/cli
		tool: Yarn, programs: []string{"yarn"}, installs: []string{"add", "global add", "dlx"}, first: map[string]bool{"dlx": true}, spec: npmSpec,
		valued: []string{"--cwd", "--registry", "--cache-folder", "--modules-folder", "--network-timeout", "-p"}, project: yarnProject,
	},
	{ // https://pnpm.io/cli/install
		tool: PNPM, programs: []string{"pnpm"}, installs: []string{"add", "install", "i", "dlx"}, first: map[string]bool{"dlx": true}, spec: npmSpec,
		valued: append([]string{"--dir", "--filter", "-F", "--store-dir"}, npmValued...),
		bare:   unlocked(PNPM, "pnpm install may change pnpm-lock.yaml", []string{"--frozen-lockfile"}),
	},
	{ // https://bun.sh/docs/cli/install
		tool: Bun, programs: []string{"bun"}, installs: []string{"add", "install", "i", "x"}, first: map[string]bool{"x": true}, spec: npmSpec,
		valued: []string{"--cwd", "--registry"}, bare: unlocked(Bun, "bun install may change bun.lock", []string{"--frozen-lockfile"}), project: lockedBy(Bun, nil, "ci"),
	},
	{tool: Bun, programs: []string{"bunx"}, installs: []string{""}, first: map[string]bool{"": true}, spec: npmSpec, refine: npxOwn},
	{ // https://guides.rubygems.org/command-reference/#gem-install
		tool: Gem, programs: []string{"gem"}, installs: []string{"install", "i"}, spec: gemSpec, refine: gemVersion,
		valued: []string{"-v", "--version", "-s", "--source", "-i", "--install-dir", "-n", "--bindir", "--platform", "-P", "--trust-policy", "--document", "-p", "--http-proxy"},
	},
	{ // https://bundler.io/man/bundle-install.1.html
		tool: Bundler, programs: []string{"bundle", "bundler"}, installs: nil, valued: []string{"--jobs", "-j", "--path", "--gemfile", "--retry", "--without", "--with"},
		project: bundleProject,
	},
	{ // https://doc.rust-lang.org/cargo/commands/cargo-install.html
		tool: Cargo, programs: []string{"cargo"}, installs: []string{"install", "binstall"}, spec: cargoSpec, refine: cargoVersion, valued: cargoValued,
		requirement: cargoSource,
	},
	{ // https://go.dev/ref/mod#commands-outside
		tool: Go, programs: []string{"go"}, installs: []string{"install", "get", "run"}, first: map[string]bool{"run": true}, spec: goSpec, refine: goGet, valued: goValued,
		project: lockedBy(Go, nil, "mod download"),
	},
	{ // https://docs.brew.sh/Manpage
		tool: Brew, programs: []string{"brew"}, installs: []string{"install", "upgrade", "reinstall"}, spec: brewSpec, valued: []string{"--appdir"},
	},
	{ // https://getcomposer.org/doc/03-cli.md
		tool: Composer, programs: []string{"composer"}, installs: []string{"require", "global require"}, spec: composerSpec,
		valued: []string{"-d", "--working-dir"}, project: lockedBy(Composer, nil, "install"),
	},
	{ // https://learn.microsoft.com/dotnet/core/tools/dotnet-tool-install
		tool: Dotnet, programs: []string{"dotnet"}, installs: []string{"tool install", "tool update"}, spec: npmSpec, refine: dotnetVersion,
		valued: []string{"--version", "--tool-path", "--add-source", "--configfile", "--framework"}, project: dotnetProject,
	},
}

var (
	pipValued = []string{"-r", "--requirement", "-c", "--constraint", "-e", "--editable", "-t", "--target", "-i", "--index-url", "--extra-index-url",
		"-f", "--find-links", "--prefix", "--root", "--platform", "--python-version", "--abi", "--implementation", "--no-binary", "--only-binary",
		"--progress-bar", "--timeout", "--retries", "--proxy", "--cert", "--client-cert", "--trusted-host", "--src", "--upgrade-strategy",
		"--config-settings", "-C", "--log", "--cache-dir", "--report", "-d", "--dest", "-w", "--wheel-dir", "--python", "-p", "--group", "--build-constraint",
		"--use-feature", "--use-deprecated", "--exists-action", "--keyring-provider", "--uploaded-prior-to", "--resume-retries", "--requirements-from-script",
		// of uv pip: https://docs.astral.sh/uv/reference/cli/#uv-pip-install
		"--extra", "--index", "--default-index", "--index-strategy", "--resolution", "--prerelease", "--exclude-newer", "--link-mode", "--python-platform",
		"--torch-backend", "--override", "--overrides", "--constraints", "--requirements", "-b", "--build-constraints", "--no-build-isolation-package", "--directory", "--project"}
	npmValued = []string{"--prefix", "-C", "--registry", "--loglevel", "--cache", "--omit", "--include", "-w", "--workspace", "--tag", "--userconfig",
		"--fetch-timeout", "--fetch-retries", "--maxsockets", "--network-timeout", "--install-strategy"}
	uvValued = []string{"--from", "--with", "--python", "-p", "--directory", "--project", "--group", "--extra", "--index-url", "--index", "--cache-dir", "--no-group", "--only-group"}
	// https://doc.rust-lang.org/cargo/commands/cargo-install.html#options
	cargoValued = []string{"--version", "--vers", "--git", "--branch", "--tag", "--rev", "--path", "--root", "--index", "--registry", "--features", "-F",
		"--target", "--target-dir", "--profile", "--bin", "--example", "-j", "--jobs", "--color", "--config", "-Z",
		// of binstall: https://github.com/cargo-bins/cargo-binstall#faq and its --help
		"--targets", "--strategies", "--disable-strategies", "--pkg-fmt", "--pkg-url", "--bin-dir", "--manifest-path", "--install-path", "--rate-limit",
		"--log-level", "--github-token", "--min-tls-version", "--root-certificates", "--maximum-resolution-timeout", "--settings"}
	// go help build
	goValued = []string{"-ldflags", "-tags", "-o", "-gcflags", "-asmflags", "-gccgoflags", "-mod", "-modfile", "-p", "-C", "-overlay", "-buildmode",
		"-toolexec", "-exec", "-pkgdir", "-installsuffix", "-compiler", "-coverpkg", "-covermode", "-pgo"}
)
