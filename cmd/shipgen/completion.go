package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// completionScripts hold one script per shell; %s is where the words go.
var completionScripts = map[string]string{
	"bash": `_shipgen() {
  local cur=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words
  if [ "$COMP_CWORD" -eq 1 ]; then words="%[1]s"; else
    case $command in
%[2]s    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"; [ "$COMP_CWORD" -gt 1 ] && compgen -f -- "$cur")
}
complete -F _shipgen shipgen
`,
	"zsh": `#compdef shipgen
autoload -U +X bashcompinit && bashcompinit
_shipgen() {
  local cur=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words
  if [ "$COMP_CWORD" -eq 1 ]; then words="%[1]s"; else
    case $command in
%[2]s    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"; [ "$COMP_CWORD" -gt 1 ] && compgen -f -- "$cur"))
}
complete -F _shipgen shipgen
`,
	"fish": `complete -c shipgen -f -n __fish_use_subcommand -a "%[1]s"
%[3]s`,
}

func (a *app) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish",
		Action: func(c *cli.Context) error {
			script, ok := completionScripts[c.Args().First()]
			if !ok || c.NArg() != 1 {
				return usage("completion: want one shell, got %q\n  hint: use bash, zsh or fish", strings.Join(c.Args().Slice(), " "))
			}
			var names, cases, fish strings.Builder
			for _, command := range a.commands() {
				fmt.Fprintf(&names, "%s ", command.Name)
				flags := flagWords(command)
				fmt.Fprintf(&cases, "      %s) words=\"%s\" ;;\n", command.Name, strings.Join(flags, " "))
				for _, flag := range flags {
					if name, ok := strings.CutPrefix(flag, "--"); ok {
						fmt.Fprintf(&fish, "complete -c shipgen -n '__fish_seen_subcommand_from %s' -l %s\n", command.Name, name)
					}
				}
			}
			_, err := fmt.Fprintf(a.stdout, script, strings.TrimSpace(names.String()), cases.String(), fish.String())
			return err
		},
	}
}

// flagWords are the words that can follow a command: subcommands and long flags.
func flagWords(command *cli.Command) []string {
	var words []string
	for _, sub := range command.Subcommands {
		words = append(words, sub.Name)
	}
	for _, flag := range command.Flags {
		words = append(words, "--"+flag.Names()[0])
	}
	return words
}
