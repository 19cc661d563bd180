package generator

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// A language is how a rendered file is read back, so that a template that
// breaks its file is found here and not by the file's consumer.
type language struct {
	name  string
	is    func(file string) bool
	parse func(data []byte) (offset int, err error)
}

var languages = []language{
	{"YAML", extension(".yml", ".yaml"), parseYAML},
	{"workflow", isWorkflow, parseWorkflow},
	{"JSON", extension(".json"), parseJSON},
	{"shell script", extension(".sh"), parseShell},
	{"Dockerfile", isDockerfile, parseDockerfile},
}

func extension(exts ...string) func(string) bool {
	return func(file string) bool {
		for _, ext := range exts {
			if strings.HasSuffix(file, ext) {
				return true
			}
		}
		return false
	}
}

func isDockerfile(file string) bool {
	base := path.Base(file)
	return base == "Dockerfile" || base == "Containerfile" || strings.HasSuffix(base, ".Dockerfile")
}

// checkFile reads a rendered file back in its own language.
func checkFile(job Job, data []byte) error {
	lines := repo.NewLines(data)
	fail := func(offset int, message string) error {
		at := lines.Position(offset)
		return &RenderError{File: job.Output, Template: job.Template, Line: at.Line, Column: at.Column, Message: message}
	}
	if i := bytes.IndexByte(data, '\r'); i >= 0 {
		return fail(i, "a carriage return")
	}
	for _, trail := range []string{" \n", "\t\n"} {
		// A value in quotes goes over several lines of an environment file as it is.
		if i := bytes.Index(data, []byte(trail)); i >= 0 && path.Ext(job.Output) != ".env" {
			return fail(i, "trailing white space")
		}
	}
	if offset, err := readBack(job.Output, data); err != nil {
		return fail(offset, err.Error())
	}
	return nil
}

// readBack reads a file in every language of its path.
func readBack(file string, data []byte) (offset int, err error) {
	for _, l := range languages {
		if !l.is(file) {
			continue
		}
		if offset, err := l.parse(data); err != nil {
			return offset, fmt.Errorf("no valid %s: %w", l.name, err)
		}
	}
	return 0, nil
}

// Parses is why a file is not what its path says, nil where it is or nothing is
// known of such files.
func Parses(file string, data []byte) error {
	offset, err := readBack(file, data)
	if err == nil {
		return nil
	}
	at := repo.NewLines(data).Position(offset)
	return fmt.Errorf("line %d is %w", at.Line, err)
}
