package shell

import "strings"

// pipSpec reads a PEP 508 requirement, an address or a path.
// https://packaging.python.org/en/latest/specifications/dependency-specifiers/
func pipSpec(s string) (spec, bool) {
	s, _, _ = strings.Cut(s, ";")
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "git+") {
		return gitSpec(s, "@"), true
	}
	if out, ok := fromFile(s, ".whl", ".tar.gz", ".zip"); ok {
		return out, true
	}
	m := pipOperator.FindStringSubmatch(s)
	if m == nil {
		name, _, _ := strings.Cut(s, "[")
		return spec{name: name, why: noVersion}, name != ""
	}
	name, operator, version := m[1], m[2], m[3]
	switch operator {
	case "@":
		version = strings.TrimSpace(version)
		if strings.HasPrefix(version, "git+") {
			out := gitSpec(version, "@")
			out.name = name
			return out, true
		}
		out, ok := fromFile(version)
		out.name = name
		return out, ok
	case "==", "===":
		return versioned(name, version, !strings.Contains(version, "*")), true
	}
	return spec{name: name, version: version, why: "range " + operator + version}, true
}

// uvSpec: uv and poetry also take name@version.
func uvSpec(s string) (spec, bool) {
	if name, version, ok := strings.Cut(s, "@"); ok && !strings.Contains(s, "/") && !strings.Contains(s, " ") {
		return versioned(name, version, digits.MatchString(version)), true
	}
	return pipSpec(s)
}

// pipRequirements: -r file and -e path.
func pipRequirements(_ *Command, args arguments) []Install {
	var all []Install
	hashes := args.has("--require-hashes")
	for _, o := range args.options {
		switch o.name {
		case "-r", "--requirement":
			all = append(all, Install{
				Tool: Pip, Source: Requirements, Package: o.value.Value, Locked: hashes, Pinned: true,
				Start: o.value.Start, End: o.value.End,
			})
		case "-e", "--editable":
			if s, ok := pipSpec(o.value.Value); ok && s.source != "" {
				all = append(all, Install{Tool: Pip, Source: s.source, Package: s.name, Version: s.version, Pinned: s.why == "", Why: s.why, Start: o.value.Start, End: o.value.End})
			}
		}
	}
	return all
}

// pipConstraints: a constraints file gives the versions that the words do not.
func pipConstraints(install *Install, args arguments) {
	if install.Source == Registry && args.has("-c", "--constraint") {
		install.Pinned, install.Why = true, ""
	}
}

func pipxSpec(install *Install, args arguments) { specOption(install, args, "--spec") }

func uvFrom(install *Install, args arguments) { specOption(install, args, "--from") }

// specOption lets an option say which package an operand, then only a program's
// name, comes from.
func specOption(install *Install, args arguments, name string) {
	w, ok := args.value(name)
	if !ok {
		return
	}
	if s, ok := uvSpec(w.Value); ok {
		install.Package, install.Version, install.Why, install.Pinned = s.name, s.version, s.why, s.why == ""
		install.Start, install.End = w.Start, w.End
		install.Unknown = !w.Static
		if s.source != "" {
			install.Source = s.source
		}
	}
}

// uvProject: `uv sync` resolves anew unless --locked or --frozen hold it to uv.lock.
func uvProject(c *Command, args arguments) []Install {
	if _, _, ok := args.subcommand([]string{"sync"}); !ok {
		return nil
	}
	return unlocked(UV, "uv sync may change uv.lock", []string{"--frozen", "--locked"})(c, args)
}
