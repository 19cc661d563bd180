package main

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/report"
	"github.com/shipgen/shipgen/lint/suite"
	"github.com/shipgen/shipgen/schema/near"
	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
	"github.com/urfave/cli/v2"
)

func (a *app) rulesCommand() *cli.Command {
	return &cli.Command{
		Name:  "rules",
		Usage: "list the lint rules",
		Flags: []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"}},
		Action: func(c *cli.Context) error {
			switch format := c.String("format"); format {
			case "json":
				return report.WriteCatalogue(a.stdout, suite.Rules())
			case "text":
				for _, r := range suite.Rules() {
					fmt.Fprintf(a.stdout, "%-32s %-17s %-7s %-9s %s\n", r.Name, r.Theme, r.Severity, r.Audience, r.Title)
				}
				return nil
			default:
				return usage("rules: unknown format %q\n  hint: use text or json", format)
			}
		},
	}
}

func (a *app) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "explain a lint rule, a key of ship.yaml, a target, or the template and data of a rendered file",
		ArgsUsage: "<rule, key or target> | template <output>",
		Action: func(c *cli.Context) error {
			if c.NArg() == 2 && c.Args().First() == "template" {
				return a.explainTemplate(c.Args().Get(1))
			}
			if c.NArg() != 1 {
				return usage("explain: want one rule or ship.yaml key, got %d\n  hint: `shipgen rules` lists the rules; a key is written services.*.ports", c.NArg())
			}
			return a.explain(c.Args().First())
		},
	}
}

func (a *app) explain(name string) error {
	for _, r := range suite.Rules() {
		if r.Name == name {
			explainRule(a.stdout, r)
			return nil
		}
	}
	for _, target := range generator.Targets {
		if target.Name == name {
			fmt.Fprintf(a.stdout, "target %s\n\n%s\n\nkeys: %s\n", target.Name, strings.TrimSpace(target.Doc), strings.Join(target.Keys, " "))
			return nil
		}
	}
	if key, ok := ship.Explain(name); ok {
		explainKey(a.stdout, key)
		return nil
	}
	return usage("explain: %q is neither a rule nor a target nor a key of ship.yaml%s\n  hint: `shipgen rules` lists the rules; a key is written services.*.ports", name, didYouMean(name))
}

func explainRule(w io.Writer, r *lint.Rule) {
	fmt.Fprintf(w, "%s: %s\n\n", r.Name, r.Title)
	fmt.Fprintf(w, "theme %s, severity %s, confidence %s, audience %s\n", r.Theme, r.Severity, r.Confidence, r.Audience)
	if len(r.Kinds) > 0 {
		fmt.Fprintf(w, "looks at %s\n", join(r.Kinds))
	}
	if len(r.Aliases) > 0 {
		fmt.Fprintf(w, "fires where %s does\n", strings.Join(r.Aliases, ", "))
	}
	if r.Fixable {
		fmt.Fprintln(w, "fixable with `shipgen lint --fix`")
	}
	fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(r.Page()))
}

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, one := range list {
		words[i] = string(one)
	}
	return strings.Join(words, ", ")
}

// didYouMean is the nearest rule or key, as the end of a sentence.
func didYouMean(name string) string {
	var names []string
	for _, r := range suite.Rules() {
		names = append(names, r.Name)
	}
	for _, k := range ship.Keys() {
		names = append(names, k.Path)
	}
	if meant, ok := near.Name(name, names); ok {
		return fmt.Sprintf(": did you mean %q?", meant)
	}
	return ""
}

func explainKey(w io.Writer, k ship.Key) {
	fmt.Fprintf(w, "%s: %s", k.Path, k.Type)
	if k.Required {
		fmt.Fprint(w, ", required")
	}
	fmt.Fprintf(w, "\n\n%s\n", k.Doc)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(w, "%s: %s\n", name, text)
		}
	}
	fmt.Fprintln(w)
	line("one of", strings.Join(k.Values, ", "))
	line("default", k.Default)
	line("example", k.Example)
	line("keys", strings.Join(k.Keys, ", "))
}

// explainTemplate prints the template of a rendered file and the data that it
// gets: what a template of the user's own for that output has to work with.
func (a *app) explainTemplate(output string) error {
	p, err := a.openProject(".", false)
	if err != nil {
		return err
	}
	defer p.root.Close()
	var outputs []string
	for _, job := range p.jobs {
		outputs = append(outputs, job.Output)
		if job.Output != output {
			continue
		}
		text, err := fs.ReadFile(generator.Overlay(templates.FS, p.own), job.Template)
		if err != nil {
			return err
		}
		data, err := json.MarshalIndent(job.Data, "", "  ")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "template %s\n\n%s\ndata\n\n%s\n", job.Template, text, data)
		return err
	}
	meant := ""
	if name, ok := near.Name(output, outputs); ok {
		meant = fmt.Sprintf(": did you mean %q?", name)
	}
	return usage("explain: ship.yaml asks for no file %q%s\n  hint: `shipgen plan` lists the files", output, meant)
}
