package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/shipgen/shipgen/generator"
	"github.com/urfave/cli/v2"
)

func (a *app) planCommand() *cli.Command {
	return &cli.Command{
		Name:      "plan",
		Usage:     "show what ship.yaml asks for: files by target, their data, or a picture",
		ArgsUsage: "[dir]",
		Flags:     []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "text, json (templates and their data) or mermaid (pipeline and topology)"}},
		Action: func(c *cli.Context) error {
			dir, err := oneDir(c)
			if err != nil {
				return err
			}
			return a.plan(dir, c.String("format"))
		},
	}
}

func (a *app) plan(dir, format string) error {
	print, ok := map[string]func(io.Writer, *project) error{"text": planText, "json": planJSON, "mermaid": planMermaid}[format]
	if !ok {
		return usage("plan: unknown format %q\n  hint: use text, json or mermaid", format)
	}
	p, err := a.openProject(dir, false)
	if err != nil {
		return err
	}
	defer p.root.Close()
	return print(a.stdout, p)
}

func planText(w io.Writer, p *project) error {
	for _, target := range generator.Targets {
		first := true
		for _, job := range p.jobs {
			if job.Target != target.Name {
				continue
			}
			if first {
				fmt.Fprintln(w, target.Name)
				first = false
			}
			fmt.Fprintf(w, "  %s\n", job.Output)
		}
	}
	fmt.Fprintf(w, "%s of %s in %s\n", count(len(p.jobs), "file"), count(len(p.ship.Services), "service"), count(len(p.ship.Environments), "environment"))
	return nil
}

// count is a number with its word: 1 file, 2 files.
func count(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// planFile is one file in the JSON form of a plan.
type planFile struct {
	Target   string `json:"target"`
	Template string `json:"template"`
	Output   string `json:"output"`
	Data     any    `json:"data"`
}

func planJSON(w io.Writer, p *project) error {
	files := make([]planFile, len(p.jobs))
	for i, job := range p.jobs {
		files[i] = planFile{job.Target, job.Template, job.Output, job.Data}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Version int        `json:"version"`
		Files   []planFile `json:"files"`
	}{1, files})
}

func planMermaid(w io.Writer, p *project) error {
	_, err := io.WriteString(w, generator.Picture(p.ship))
	return err
}
