// Package gitlab is a view of .gitlab-ci.yml in which every job finds the keys
// that it is given by extends, merge keys, anchors, !reference and defaults.
// https://docs.gitlab.com/ci/yaml/
package gitlab

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// File is one configuration. What it includes is not read: Includes says whether
// there is anything more that a job could be made of.
type File struct {
	Root     *node.Node // the last document that is a mapping; a spec header stands before it
	Jobs     []*Job     // hidden ones too, in file order
	Includes bool

	byName map[string]*Job
}

// Job is one job or, where its name begins with a dot, a template for jobs.
type Job struct {
	Name string
	Key  *node.Node
	Node *node.Node // a mapping
}

// Hidden says whether the job never runs by itself.
func (j *Job) Hidden() bool { return strings.HasPrefix(j.Name, ".") }

// global are the keys of a file that are no jobs.
var global = map[string]bool{
	"default": true, "include": true, "stages": true, "types": true, "variables": true, "workflow": true, "spec": true,
	"image": true, "services": true, "cache": true, "before_script": true, "after_script": true,
}

// Defaults are the keys that `default:`, or the deprecated form of it at the top
// of the file, gives every job (https://docs.gitlab.com/ci/yaml/#default).
var Defaults = map[string]bool{
	"image": true, "services": true, "cache": true, "before_script": true, "after_script": true,
	"artifacts": true, "hooks": true, "id_tokens": true, "interruptible": true, "retry": true, "tags": true, "timeout": true,
}

// New builds the view; it never fails: what has the wrong shape is no job.
func New(docs []node.Document) *File {
	f := &File{byName: map[string]*Job{}}
	for _, doc := range docs {
		if doc.Root != nil && doc.Root.Kind == node.Mapping {
			f.Root = doc.Root
		}
	}
	if f.Root == nil {
		return f
	}
	f.Includes = f.Root.Get("include") != nil
	for _, pair := range f.Root.Pairs {
		if name := pair.Key.Text(); !global[name] && name != "<<" && pair.Value.Kind == node.Mapping {
			j := &Job{name, pair.Key, pair.Value}
			f.Jobs = append(f.Jobs, j)
			f.byName[name] = j
		}
	}
	return f
}

// Job is the job or template of that name, or nil.
func (f *File) Job(name string) *Job { return f.byName[name] }
