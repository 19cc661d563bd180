package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/generator/detect"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
	"github.com/urfave/cli/v2"
)

type initOptions struct {
	dir                     string
	dryRun, force, generate bool
	json, yes               bool
}

func (a *app) initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "read the repository and write a ship.yaml that says what rests on what",
		ArgsUsage: "[dir]",
		Description: "Reads the Go code, Dockerfiles and go.mod, and writes ship.yaml with the evidence behind\n" +
			"each value. What it could not know is printed and stands in ship.yaml as a comment.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "dry-run", Usage: "write nothing, print the ship.yaml"},
			&cli.BoolFlag{Name: "force", Usage: "overwrite an existing ship.yaml"},
			&cli.BoolFlag{Name: "yes", Usage: "ask nothing, take the defaults"},
			&cli.BoolFlag{Name: "generate", Usage: "go on to render"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text, or json: what was found, with evidence"},
		},
		Action: func(c *cli.Context) error {
			dir, err := oneDir(c)
			if err != nil {
				return err
			}
			format := c.String("format")
			if format != "text" && format != "json" {
				return usage("init: unknown format %q\n  hint: use text or json", format)
			}
			opts := initOptions{dir: dir, dryRun: c.Bool("dry-run"), force: c.Bool("force"), generate: c.Bool("generate"), json: format == "json", yes: c.Bool("yes")}
			if opts.dryRun && opts.generate {
				return usage("init: --dry-run writes no ship.yaml, so --generate has nothing to render")
			}
			return a.init(opts)
		},
	}
}

func (a *app) init(opts initOptions) error {
	root, err := repo.Open(a.path(opts.dir))
	if err != nil {
		return usage("init: %v", err)
	}
	defer root.Close()
	if root.Has(shipFile) && !opts.force && !opts.dryRun {
		return usage("init: %s exists\n  hint: edit it, look at `shipgen init --dry-run`, or overwrite it with --force", shipFile)
	}
	tree, err := root.Tree()
	if err != nil {
		return err
	}
	owner, name, _ := repo.GitHub(tree.Remote())
	result, err := detect.Detect(tree, detect.Options{Owner: owner, Name: name, DefaultBranch: tree.HeadBranch(), Folder: root.Name()})
	if errors.Is(err, detect.ErrNoModule) {
		return usage("init: %v\n  hint: run it in a repository with a Go service, or write %s by hand: `shipgen schema` describes it", err, shipFile)
	}
	if err != nil {
		return err
	}
	if a.interactive() && !opts.yes && !opts.json {
		if err := a.ask(result); err != nil {
			return err
		}
	}
	renders := a.keepForeign(result, tree)
	if err := a.writeInit(root, result, opts); err != nil || opts.dryRun {
		return err
	}
	if renders != nil {
		fmt.Fprintf(a.stderr, "shipgen: %s is not ready to render yet:\n%v\n", shipFile, renders)
	}
	if opts.generate {
		return a.generate(generateOptions{dir: opts.dir})
	}
	return nil
}

// keepForeign puts every file that a target would render and that exists already
// under unmanaged. The error is what keeps the detected ship.yaml from rendering.
func (a *app) keepForeign(result *detect.Result, tree *repo.Disk) error {
	s, err := ship.Parse(shipFile, result.YAML())
	if err != nil {
		return err
	}
	id, err := identify(tree, s)
	if err != nil {
		return err
	}
	jobs, err := generator.Plan(&generator.Input{Ship: s, Pins: generator.NewPins(generator.PinSet{}, generator.PinSet{}), Repo: id, Version: a.version})
	if err != nil {
		return err
	}
	outputs := map[string]bool{}
	for _, job := range jobs {
		outputs[job.Output] = true
	}
	lock, err := (&project{root: tree.Root}).readLock()
	if err == nil {
		maps.DeleteFunc(outputs, func(path string, _ bool) bool { _, ours := lock.Files[path]; return ours })
	}
	result.WithUnmanaged(slices.Sorted(maps.Keys(outputs)))
	return nil
}

func (a *app) writeInit(root *repo.Root, result *detect.Result, opts initOptions) error {
	if !opts.dryRun {
		if err := root.Commit([]repo.Change{{Path: shipFile, Data: result.YAML()}}); err != nil {
			return usage("init: %v", err)
		}
	}
	if opts.json {
		data, err := result.JSON()
		if err != nil {
			return err
		}
		_, err = a.stdout.Write(data)
		return err
	}
	if opts.dryRun {
		_, err := a.stdout.Write(result.YAML())
		return err
	}
	fmt.Fprint(a.stdout, result.Text())
	fmt.Fprintf(a.stdout, "\nwrote    %s\n", shipFile)
	return nil
}
