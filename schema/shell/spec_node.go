package shell

import "strings"

// npmSpec reads what npm install takes: name@version, an alias, a repository, an
// archive, a folder. npm documentation, cli/using-npm/package-spec
func npmSpec(s string) (spec, bool) {
	if s == "" {
		return spec{}, false
	}
	for _, prefix := range []string{"git+", "git://", "git@", "github:", "gitlab:", "bitbucket:"} {
		if strings.HasPrefix(s, prefix) {
			return gitSpec(s, "#"), true
		}
	}
	if out, ok := fromFile(s, ".tgz", ".tar.gz"); ok {
		return out, true
	}
	if i := strings.Index(s, "@npm:"); i > 0 {
		s = s[i+len("@npm:"):]
	}
	if i := strings.Index(s, "@workspace:"); i > 0 {
		return spec{source: Local, name: s[:i]}, true
	}
	if s[0] != '@' && strings.Count(s, "/") == 1 && !strings.Contains(s, "@") {
		return gitSpec(s, "#"), true // owner/repository
	}
	i := strings.LastIndex(s, "@")
	if i <= 0 {
		return spec{name: s, why: noVersion}, true
	}
	return versioned(s[:i], s[i+1:], exactVersion.MatchString(s[i+1:])), true
}

// npxPackages: -p names the packages, and the operands are then a command.
func npxPackages(_ *Command, args arguments, _ []Word) ([]Install, bool) {
	var all []Install
	for _, o := range args.options {
		if o.name != "-p" && o.name != "--package" {
			continue
		}
		if s, ok := npmSpec(o.value.Value); ok {
			all = append(all, Install{
				Tool: NPM, Source: Registry, Package: s.name, Version: s.version, Pinned: s.why == "", Why: s.why,
				Unknown: !o.value.Static, Start: o.value.Start, End: o.value.End,
			})
		}
	}
	return all, len(all) > 0 || args.has("--no-install", "--no")
}

// npxOwn: npx prefers the project's own tools and asks before it downloads one,
// so that a bare name says nothing unless -y answers.
func npxOwn(install *Install, args arguments) {
	if install.Version == "" && !args.has("-y", "--yes") {
		install.Unknown = true
	}
}

// npmExec is npx by another name.
func npmExec(install *Install, args arguments) {
	if sub := args.operands[0].Value; sub == "exec" || sub == "x" {
		npxOwn(install, args)
	}
}

func yarnProject(c *Command, args arguments) []Install {
	bare := len(args.operands) == 0 && !args.has("--version", "-v", "--help")
	if _, _, ok := args.subcommand([]string{"install"}); !ok && !bare {
		return nil
	}
	return unlocked(Yarn, "yarn install may change yarn.lock", []string{"--frozen-lockfile", "--immutable", "--check-cache"})(c, args)
}

// unlocked is an install of the project's own packages that only a flag holds to
// the lock file.
func unlocked(tool Tool, why string, flags []string) func(*Command, arguments) []Install {
	return func(c *Command, args arguments) []Install {
		install := projectInstall(tool, c)
		install.Locked = len(flags) > 0 && args.has(flags...)
		if !install.Locked {
			install.Why, install.Pinned = why, false
		}
		return []Install{install}
	}
}

// lockedBy is an install that the lock file decides in any case.
func lockedBy(tool Tool, flags []string, subcommands ...string) func(*Command, arguments) []Install {
	return func(c *Command, args arguments) []Install {
		if _, _, ok := args.subcommand(subcommands); !ok {
			return nil
		}
		install := projectInstall(tool, c)
		install.Locked = len(flags) == 0 || args.has(flags...)
		return []Install{install}
	}
}

func projectInstall(tool Tool, c *Command) Install {
	return Install{Tool: tool, Source: Project, Pinned: true, Start: c.Words[0].Start, End: c.Words[len(c.Words)-1].End}
}
