package shell

import (
	"cmp"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// nameSpec is a bare name; what ends in a suffix is a file beside the command.
func nameSpec(files ...string) func(string) (spec, bool) {
	return func(s string) (spec, bool) {
		if out, ok := fromFile(s, files...); ok {
			return out, true
		}
		return spec{name: s, why: noVersion}, s != ""
	}
}

// condaSpec: channel::name=version=build, name==version and name>=version
// (https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html).
func condaSpec(s string) (spec, bool) {
	if out, ok := fromFile(s, ".conda", ".tar.bz2"); ok {
		return out, true
	}
	_, rest, ok := strings.Cut(s, "::")
	if !ok {
		rest = s
	}
	i := strings.IndexAny(rest, "=<>!~ ")
	if i < 0 {
		return spec{name: rest, why: noVersion}, rest != ""
	}
	version := strings.TrimLeft(rest[i:], "=<>!~ ")
	return versioned(rest[:i], version, rest[i] == '=' && !strings.Contains(version, "*")), true
}

// repositorySpec is owner/name, an address or a folder.
func repositorySpec(s string) (spec, bool) {
	if isPath(s) || s == "" {
		return spec{source: Local, name: s}, s != ""
	}
	return spec{source: Git, name: s, why: noVersion}, true
}

func opamSpec(s string) (spec, bool) {
	if out, ok := fromFile(s, ".opam"); ok {
		return out, true
	}
	name, version, _ := strings.Cut(s, ".")
	return versioned(name, version, true), name != ""
}

// galaxySpec: collections take :version, roles ,version.
func galaxySpec(s string) (spec, bool) {
	if strings.HasPrefix(s, "git+") {
		return gitSpec(s, ","), true
	}
	if out, ok := fromFile(s, ".tar.gz"); ok {
		return out, true
	}
	i := strings.IndexAny(s, ":,")
	if i < 0 {
		return spec{name: s, why: noVersion}, s != ""
	}
	return versioned(s[:i], s[i+1:], digits.MatchString(s[i+1:]) && !strings.ContainsAny(s[i+1:], "<>*")), true
}

// miseSpec: without a version the configuration of the project decides, or else
// the newest.
func miseSpec(s string) (spec, bool) {
	name, version, ok := strings.Cut(s, "@")
	if !ok {
		return spec{source: Project, name: s}, s != ""
	}
	return versioned(name, version, strings.ContainsAny(version, "0123456789")), true
}

// pinnedBy is an option that says which version or revision.
func pinnedBy(option string) func(*Install, arguments) {
	return func(install *Install, args arguments) {
		if w, ok := args.value(option); ok && w.Value != "" {
			install.Version, install.Pinned, install.Why, install.Unknown = w.Value, true, "", !w.Static
		}
	}
}

func wingetVersion(install *Install, args arguments) {
	versionOption(install, args, digits, "--version", "-v")
}

func nugetVersion(install *Install, args arguments) { versionOption(install, args, digits, "-Version") }

// wingetID: --id names the package in place of an operand.
func wingetID(_ *Command, args arguments, operands []Word) ([]Install, bool) {
	id, ok := args.value("--id", "--name", "-q", "--query")
	if !ok || len(operands) > 0 {
		return nil, false
	}
	install := Install{Tool: Winget, Source: Registry, Package: id.Value, Why: noVersion, Unknown: !id.Static, Start: id.Start, End: id.End}
	wingetVersion(&install, args)
	return []Install{install}, true
}

// powershellModule: Install-Module a, b -RequiredVersion 1.2.3; parameters have no
// case.
func powershellModule(_ *Command, args arguments, operands []Word) ([]Install, bool) {
	if name, ok := args.value("-Name", "-name"); ok {
		operands = []Word{name}
	}
	version, pinned := args.value("-RequiredVersion", "-requiredVersion", "-Version", "-version")
	pinned = pinned && digits.MatchString(version.Value) && !strings.ContainsAny(version.Value, "*[(,")
	var all []Install
	for _, w := range operands {
		install := Install{
			Tool: Pwsh, Source: Registry, Package: strings.Trim(w.Value, ","), Version: version.Value, Pinned: pinned,
			Unknown: !w.Static || version.Value != "" && !version.Static, Start: w.Start, End: w.End,
		}
		switch {
		case pinned:
		case version.Value == "":
			install.Why = noVersion
		default:
			install.Why = moves(version.Value)
		}
		all = append(all, install)
	}
	return all, true
}

// nameThenVersion are managers whose second operand is the version; with one of
// the options the package comes from elsewhere.
func nameThenVersion(tool Tool, elsewhere ...string) func(*Command, arguments, []Word) ([]Install, bool) {
	return func(_ *Command, args arguments, operands []Word) ([]Install, bool) {
		if len(operands) == 0 || args.has(elsewhere...) {
			return nil, true
		}
		w := operands[0]
		install := Install{Tool: tool, Source: Registry, Package: w.Value, Why: noVersion, Unknown: !w.Static, Start: w.Start, End: w.End}
		if isPath(w.Value) || strings.HasSuffix(w.Value, ".rockspec") {
			install.Source, install.Pinned, install.Why = Local, true, ""
		}
		if len(operands) > 1 {
			version := operands[1]
			install.Version, install.Unknown = version.Value, install.Unknown || !version.Static
			install.Pinned = strings.ContainsAny(version.Value, "0123456789") && !strings.ContainsAny(version.Value, "<>^*")
			if install.Why = ""; !install.Pinned {
				install.Why = moves(version.Value)
			}
		}
		return []Install{install}, true
	}
}

// pipxInject: the first operand is the environment.
func pipxInject(_ *Command, _ arguments, operands []Word) ([]Install, bool) {
	var all []Install
	for i, w := range operands {
		if s, ok := pipSpec(w.Value); ok && i > 0 {
			all = append(all, Install{
				Tool: Pipx, Source: cmp.Or(s.source, Registry), Package: s.name, Version: s.version, Pinned: s.why == "", Why: s.why,
				Unknown: !w.Static && s.version == "", Start: w.Start, End: w.End,
			})
		}
	}
	return all, true
}

// fileRequirement is an option that names a list of packages.
func fileRequirement(tool Tool, option string) func(*Command, arguments) []Install {
	return func(_ *Command, args arguments) []Install {
		w, ok := args.value(option)
		if !ok {
			return nil
		}
		return []Install{{Tool: tool, Source: Requirements, Package: w.Value, Pinned: true, Start: w.Start, End: w.End}}
	}
}

var (
	chartInRepository = pattern.New(`^[a-z0-9][a-z0-9-]*/[a-zA-Z0-9_.-]+$`)
	// what the folder of a chart is called, and no repository of charts
	chartFolder = pattern.New(`^(?:\.?charts?|deploy(?:ment)?s?|helm(?:-?charts?)?|k8s|kubernetes|manifests|build|dist|out|install|infra(?:structure)?|config|tests?|examples?|e2e|ci|src|pkg|packages|apps?|services?)/`)
)

// helmChart finds the chart: the last operand, which may be a folder.
func helmChart(_ *Command, args arguments, operands []Word) ([]Install, bool) {
	if len(operands) == 0 || args.has("--dry-run=client") {
		return nil, true
	}
	w := operands[len(operands)-1]
	_, ofRepository := args.value("--repo")
	remote := strings.HasPrefix(w.Value, "oci://") || isURL(w.Value) || ofRepository && !strings.Contains(w.Value, "/") ||
		chartInRepository.MatchString(w.Value) && !chartFolder.MatchString(w.Value) && !strings.HasSuffix(w.Value, ".tgz")
	if !remote {
		return nil, true
	}
	install := Install{Tool: Helm, Source: Registry, Package: w.Value, Why: noVersion, Unknown: !w.Static, Start: w.Start, End: w.End}
	if isURL(w.Value) && digits.MatchString(w.Value) || strings.Contains(w.Value, "@sha256:") {
		install.Pinned, install.Why = true, ""
	}
	if version, ok := args.value("--version"); ok {
		install.Version = version.Value
		install.Pinned = !version.Static || digits.MatchString(version.Value) && !strings.ContainsAny(version.Value, "<>^~*| ")
		if install.Why = ""; !install.Pinned {
			install.Why = moves(version.Value)
		}
	}
	return []Install{install}, true
}
