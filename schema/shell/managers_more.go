package shell

// The managers of further languages, of clusters and of Windows.
const (
	Conda     Tool = "conda"
	Choco     Tool = "choco"
	Winget    Tool = "winget"
	Scoop     Tool = "scoop"
	Snap      Tool = "snap"
	NuGet     Tool = "nuget"
	Pwsh      Tool = "PowerShell Gallery"
	GitHubCLI Tool = "gh"
	Helm      Tool = "helm"
	Krew      Tool = "krew"
	Pub       Tool = "pub"
	LuaRocks  Tool = "luarocks"
	CPAN      Tool = "cpanm"
	Opam      Tool = "opam"
	Galaxy    Tool = "ansible-galaxy"
	Mise      Tool = "mise"
	Asdf      Tool = "asdf"
	Corepack  Tool = "corepack"
)

// moreManagers is read from each tool's own manual; the comment names it.
var moreManagers = []manager{
	{ // https://docs.conda.io/projects/conda/en/stable/commands/install.html
		tool: Conda, programs: []string{"conda", "mamba", "micromamba"}, installs: []string{"install", "create"}, spec: condaSpec, requirement: fileRequirement(Conda, "--file"),
		valued: []string{"-c", "--channel", "-n", "--name", "-p", "--prefix", "--file", "-f", "--solver", "--subdir", "--platform", "--clone", "--repodata-fn"},
	},
	{ // https://docs.chocolatey.org/en-us/choco/commands/install/
		tool: Choco, programs: []string{"choco", "chocolatey"}, installs: []string{"install", "upgrade"}, spec: nameSpec(".config"), refine: dotnetVersion, valued: chocoValued,
	},
	{tool: Choco, programs: []string{"cinst", "cup"}, installs: []string{""}, spec: nameSpec(".config"), refine: dotnetVersion, valued: chocoValued},
	{ // https://learn.microsoft.com/windows/package-manager/winget/install
		tool: Winget, programs: []string{"winget"}, installs: []string{"install", "add"}, spec: nameSpec(), refine: wingetVersion, options: wingetID,
		valued: []string{"--id", "--name", "--moniker", "-v", "--version", "-s", "--source", "--scope", "-l", "--location", "-a", "--architecture", "--override", "--custom", "-m", "--manifest", "-q", "--query"},
	},
	{ // https://github.com/ScoopInstaller/Scoop/wiki/Commands
		tool: Scoop, programs: []string{"scoop"}, installs: []string{"install"}, spec: uvSpec, valued: []string{"-a", "--arch"},
	},
	{ // https://snapcraft.io/docs/channels
		tool: Snap, programs: []string{"snap"}, installs: []string{"install"}, spec: nameSpec(".snap"), refine: pinnedBy("--revision"), valued: []string{"--channel", "--revision", "--name"},
	},
	{ // https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-install
		tool: NuGet, programs: []string{"nuget"}, installs: []string{"install"}, spec: nameSpec(".config"), refine: nugetVersion,
		valued: []string{"-Version", "-OutputDirectory", "-Source", "-ConfigFile", "-Framework", "-DependencyVersion", "-o"},
	},
	{ // https://learn.microsoft.com/dotnet/core/tools/dotnet-package-add
		tool: NuGet, programs: []string{"dotnet"}, installs: []string{"add package", "package add"}, spec: uvSpec, refine: wingetVersion,
		valued: []string{"-v", "--version", "-f", "--framework", "-s", "--source", "--package-directory", "--project"},
	},
	{ // https://learn.microsoft.com/powershell/module/powershellget/install-module
		tool: Pwsh, programs: []string{"Install-Module", "Install-Script", "Install-PSResource", "Install-Package"}, installs: []string{""}, options: powershellModule,
		valued: []string{"-Name", "-RequiredVersion", "-MinimumVersion", "-MaximumVersion", "-Version", "-Repository", "-Scope", "-Source", "-ProviderName"},
	},
	{ // https://cli.github.com/manual/gh_extension_install
		tool: GitHubCLI, programs: []string{"gh"}, installs: []string{"extension install", "extensions install", "ext install"}, spec: repositorySpec,
		refine: pinnedBy("--pin"), valued: []string{"--pin"},
	},
	{ // https://helm.sh/docs/helm/helm_plugin_install/
		tool: Helm, programs: []string{"helm"}, installs: []string{"plugin install", "plugin add"}, spec: repositorySpec, refine: pinnedBy("--version"), valued: helmValued,
	},
	{ // https://helm.sh/docs/helm/helm_install/
		tool: Helm, programs: []string{"helm"}, installs: []string{"install", "upgrade", "pull", "fetch"}, options: helmChart, valued: helmValued,
	},
	{ // https://krew.sigs.k8s.io/docs/user-guide/quickstart/
		tool: Krew, programs: []string{"kubectl", "krew", "kubectl-krew"}, installs: []string{"krew install", "install"}, spec: nameSpec(),
		valued: []string{"--manifest", "--manifest-url", "--archive"},
	},
	{ // https://dart.dev/tools/pub/cmd/pub-global
		tool: Pub, programs: []string{"dart", "flutter", "pub"}, installs: []string{"pub global activate", "global activate"}, options: nameThenVersion(Pub, "-s", "--source"),
		valued: []string{"-s", "--source", "--git-ref", "--git-path", "-u", "--hosted-url"},
	},
	{ // https://github.com/luarocks/luarocks/wiki/install
		tool: LuaRocks, programs: []string{"luarocks"}, installs: []string{"install"}, options: nameThenVersion(LuaRocks, "--only-deps"),
		valued: []string{"--server", "--tree", "--lua-version", "--lua-dir", "--only-server"},
	},
	{ // https://metacpan.org/pod/cpanm
		tool: CPAN, programs: []string{"cpanm"}, installs: []string{""}, spec: uvSpec, valued: []string{"-l", "-L", "--local-lib", "--local-lib-contained", "--mirror", "--cpanfile"},
	},
	{ // https://opam.ocaml.org/doc/man/opam-install.html
		tool: Opam, programs: []string{"opam"}, installs: []string{"install"}, spec: opamSpec, valued: []string{"--switch", "--root", "-j", "--jobs"},
	},
	{ // https://docs.ansible.com/ansible/latest/cli/ansible-galaxy.html
		tool: Galaxy, programs: []string{"ansible-galaxy"}, installs: []string{"install", "collection install", "role install"}, spec: galaxySpec, requirement: fileRequirement(Galaxy, "-r"),
		valued: []string{"-r", "--requirements-file", "--role-file", "-p", "--roles-path", "--collections-path", "-s", "--server", "--token"},
	},
	{ // https://mise.jdx.dev/cli/use.html
		tool: Mise, programs: []string{"mise"}, installs: []string{"use", "install"}, spec: miseSpec, valued: []string{"-C", "--cd", "-e", "--env", "-j", "--jobs", "-p", "--path"},
	},
	{ // https://asdf-vm.com/manage/versions.html
		tool: Asdf, programs: []string{"asdf"}, installs: []string{"install"}, options: nameThenVersion(Asdf),
	},
	{ // https://github.com/nodejs/corepack#utility-commands
		tool: Corepack, programs: []string{"corepack"}, installs: []string{"prepare", "use", "install"}, spec: npmSpec, valued: []string{"-o", "--output"},
	},
	{tool: PNPM, programs: []string{"pnpx"}, installs: []string{""}, first: map[string]bool{"": true}, spec: npmSpec},
	{ // https://pipx.pypa.io/stable/docs/
		tool: Pipx, programs: []string{"pipx"}, installs: []string{"inject"}, options: pipxInject, valued: []string{"--index-url", "-i", "--pip-args", "-r"},
	},
}

var (
	chocoValued = []string{"--version", "-s", "--source", "--params", "--package-parameters", "--ia", "--install-arguments", "--timeout", "--execution-timeout", "--cache", "-c"}
	// https://helm.sh/docs/helm/helm_upgrade/
	helmValued = []string{"-n", "--namespace", "-f", "--values", "--set", "--set-string", "--set-file", "--set-json", "--set-literal", "--version", "--repo", "--timeout",
		"--kube-context", "--kubeconfig", "--description", "--post-renderer", "-o", "--output", "--history-max", "--username", "--password", "--ca-file", "--cert-file",
		"--key-file", "--keyring", "-l", "--labels", "-d", "--destination", "--untardir", "--registry-config", "--repository-config", "--name-template"}
)

// managersOf finds the managers of a program, in the order of the tables.
var managersOf = func() map[string][]*manager {
	all := map[string][]*manager{}
	for _, table := range [][]manager{managers, moreManagers} {
		for i := range table {
			for _, program := range table[i].programs {
				all[program] = append(all[program], &table[i])
			}
		}
	}
	return all
}()
