package generator

import (
	"bytes"
	"encoding/json"
	"errors"
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/node"
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
	{"JSON", extension(".json"), parseJSON},
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
		if i := bytes.Index(data, []byte(trail)); i >= 0 {
			return fail(i, "trailing white space")
		}
	}
	for _, l := range languages {
		if !l.is(job.Output) {
			continue
		}
		if offset, err := l.parse(data); err != nil {
			return fail(offset, "no valid "+l.name+": "+err.Error())
		}
	}
	return nil
}

func parseYAML(data []byte) (int, error) {
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		var syntax *node.Error
		if errors.As(err, &syntax) {
			return syntax.Offset, err
		}
		return 0, err
	}
	for _, doc := range docs {
		if twice := duplicateKey(doc.Root); twice != nil {
			return twice.Start, errors.New("key " + twice.Value + " stands twice")
		}
	}
	return 0, nil
}

// duplicateKey is the second of two equal keys of one mapping, at any depth.
func duplicateKey(n *node.Node) *node.Node {
	if n == nil {
		return nil
	}
	seen := map[string]bool{}
	for _, pair := range n.Pairs {
		if seen[pair.Key.Value] {
			return pair.Key
		}
		seen[pair.Key.Value] = true
		if twice := duplicateKey(pair.Value); twice != nil {
			return twice
		}
	}
	for _, item := range n.Items {
		if twice := duplicateKey(item); twice != nil {
			return twice
		}
	}
	return nil
}

func parseJSON(data []byte) (int, error) {
	var v any
	err := json.Unmarshal(data, &v)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return int(syntax.Offset), err
	}
	return 0, err
}

func parseDockerfile(data []byte) (int, error) {
	_, err := dockerfile.Parse(data)
	return 0, err
}
