package shell

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// gemVersion: -v holds for every gem of the command.
func gemVersion(install *Install, args arguments) {
	versionOption(install, args, digits, "-v", "--version")
}

func dotnetVersion(install *Install, args arguments) {
	versionOption(install, args, digits, "--version")
}

func cargoVersion(install *Install, args arguments) {
	versionOption(install, args, exactVersion, "--version", "--vers")
	install.Locked = args.has("--locked")
	if w, ok := args.value("--git"); ok {
		install.Source = Git
		install.Why, install.Pinned = "a repository without a revision", false
		if ref, ok := args.value("--rev", "--tag", "--branch"); ok {
			install.Version = ref.Value
			install.Why = refWhy(ref.Value)
			install.Pinned = install.Why == ""
			install.Unknown = !ref.Static
		}
		install.Unknown = install.Unknown || !w.Static
	}
	if args.has("--path") {
		install.Source, install.Pinned, install.Why = Local, true, ""
	}
}

// cargoSource is `cargo install --git url` without a name.
func cargoSource(_ *Command, args arguments) []Install {
	w, ok := args.value("--git")
	if !ok || len(args.operands) > 1 {
		return nil
	}
	install := Install{Tool: Cargo, Package: w.Value, Start: w.Start, End: w.End}
	cargoVersion(&install, args)
	return []Install{install}
}

func versionOption(install *Install, args arguments, exact *pattern.Pattern, names ...string) {
	w, ok := args.value(names...)
	if !ok {
		return
	}
	install.Version, install.Unknown = w.Value, !w.Static
	install.Pinned = exact.MatchString(w.Value) && !strings.ContainsAny(w.Value, "<>~^*")
	if install.Why = ""; !install.Pinned {
		install.Why = moves(w.Value)
	}
}

// goGet: in a module, `go get x` keeps go.mod's version unless -u or @latest ask
// for a newer one.
func goGet(install *Install, args arguments) {
	if install.Source != Project {
		return
	}
	if args.has("-u") && args.operands[0].Value == "get" {
		install.Why, install.Pinned = "-u takes the newest version", false
	}
	if isPath(install.Package) || strings.HasSuffix(install.Package, ".go") {
		install.Source = Local
	}
}

// bundleProject: https://bundler.io/man/bundle-config.1.html (frozen, deployment).
func bundleProject(c *Command, args arguments) []Install {
	if _, _, ok := args.subcommand([]string{"install"}); !ok && len(args.operands) > 0 {
		return nil
	}
	return unlocked(Bundler, "bundle install may change Gemfile.lock", []string{"--frozen", "--deployment"})(c, args)
}

func dotnetProject(c *Command, args arguments) []Install {
	if _, _, ok := args.subcommand([]string{"restore"}); !ok {
		return nil
	}
	return unlocked(Dotnet, "dotnet restore may change packages.lock.json", []string{"--locked-mode"})(c, args)
}
