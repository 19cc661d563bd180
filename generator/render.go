package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/shipgen/shipgen/schema/pattern"
)

// RenderError is a template that cannot be rendered or a rendered file that is
// not what its name says. Line and Column count from 1 in File; 0 = unknown.
type RenderError struct {
	File         string // the template, or the output where Template is set
	Template     string // the template of an output that does not parse
	Line, Column int
	Message      string
}

func (e *RenderError) Error() string {
	at := e.File
	if e.Line > 0 {
		at += ":" + strconv.Itoa(e.Line) + ":" + strconv.Itoa(max(e.Column, 1))
	}
	if e.Template != "" {
		return fmt.Sprintf("%s: %s, as %s renders it", at, e.Message, e.Template)
	}
	return at + ": " + e.Message
}

// Render runs the templates. Files come sorted by path. Two jobs with one
// output, an output that leaves the root, a template error (with template,
// line and key) and a file that does not parse in its own language are errors;
// all of them are reported, joined.
func Render(templates fs.FS, jobs []Job) ([]File, error) {
	jobs = byOutput(jobs)
	problems := checkOutputs(jobs)
	r, err := newRenderer(templates)
	if err != nil {
		return nil, errors.Join(append(problems, err)...)
	}
	files, failed := r.files(jobs)
	problems = append(problems, failed...)
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return files, nil
}

// byOutput are the jobs sorted by their files.
func byOutput(jobs []Job) []Job {
	return slices.SortedStableFunc(slices.Values(jobs), func(a, b Job) int { return strings.Compare(a.Output, b.Output) })
}

// partials reads partials/*.tmpl; a partial is called by its name without ".tmpl".
func partials(templates fs.FS) (*template.Template, error) {
	root := template.New("").Delims("<%", "%>").Option("missingkey=error")
	root.Funcs(functions(root))
	names, err := fs.Glob(templates, "partials/*.tmpl")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, err
		}
		if _, err := root.New(strings.TrimSuffix(path.Base(name), ".tmpl")).Parse(string(text)); err != nil {
			return nil, templateError(name, err)
		}
	}
	return root, nil
}

// where matches the place that text/template puts before its messages.
var where = pattern.New(`(?s)^template: ([^:]*):(\d+)(?::(\d+))?: (.*)$`)

// templateError takes the place out of text/template's message; an error inside
// a partial names the partial, the innermost place.
func templateError(file string, err error) error {
	e := &RenderError{File: file, Message: err.Error()}
	for rest := err.Error(); ; {
		m := where.FindStringSubmatch(rest)
		if m == nil {
			return e
		}
		e.File, e.Message = templateFile(file, m[1]), m[4]
		e.Line, _ = strconv.Atoi(m[2])
		e.Column, _ = strconv.Atoi(m[3])
		e.Column++ // text/template counts bytes from 0
		at := strings.Index(m[4], "template: ")
		if at < 0 {
			return e
		}
		rest = m[4][at:]
	}
}

func templateFile(file, name string) string {
	if strings.Contains(name, "/") || name == file {
		return name
	}
	return "partials/" + name + ".tmpl"
}
