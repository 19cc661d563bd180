package lint

import (
	"errors"
	"fmt"
	"sync"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// Kind is a format of file; a file may have several (every text file is Text).
type Kind string

// The kinds of file that rules can ask for.
const (
	Text       Kind = "text"       // any file that is not binary
	Workflow   Kind = "workflow"   // .github/workflows/*.yml
	Action     Kind = "action"     // action.yml
	Dependabot Kind = "dependabot" // .github/dependabot.yml
	PreCommit  Kind = "pre-commit" // .pre-commit-config.yaml
	Dockerfile Kind = "dockerfile"
	Compose    Kind = "compose"
	Manifest   Kind = "manifest" // Kubernetes YAML
	GoMod      Kind = "go.mod"
	GoSum      Kind = "go.sum" // go.work.sum too
	GoWork     Kind = "go.work"
	Go         Kind = "go"        // Go source
	Terraform  Kind = "terraform" // *.tf
	Script     Kind = "script"    // shell
	GitLab     Kind = "gitlab"    // .gitlab-ci.yml
	YAML       Kind = "yaml"      // any YAML file
	KeyStore   Kind = "key store" // a binary file that holds keys
)

// File is one file with its parsed views; each view is parsed at most once, when
// first asked for, and is shared by all rules.
type File struct {
	Path  string // relative to the tree's base, with '/'
	Data  []byte
	Kinds []Kind

	lines     once[*repo.Lines]
	documents once[[]node.Document]
	workflow  once[*workflow.Workflow]
	docker    once[*dockerfile.File]
	manifests once[[]*kubernetes.Object]
	ignores   once[[]*ignore]

	trigrams  *trigrams
	questions int // that Contains was asked
}

type once[T any] struct {
	sync.Once
	value T
	err   error
}

// get parses on the first call. A parser that panics has failed on the file: the
// rules that ask later must see that too, not an empty view.
func (o *once[T]) get(parse func() (T, error)) (T, error) {
	o.Do(func() {
		o.err = errors.New("the parser panicked")
		defer func() {
			if p := recover(); p != nil {
				o.err = fmt.Errorf("the parser panicked: %v", p)
			}
		}()
		value, err := parse()
		o.value, o.err = value, asParseError(err)
	})
	return o.value, o.err
}

// ParseError says that a file is not what its kind asks for. A rule may return
// it as it came: it is the file that is broken, so Run drops it, and the syntax
// rule of the format has the word.
type ParseError struct{ Err error }

func (e *ParseError) Error() string { return e.Err.Error() }

// Unwrap is the parser's own error.
func (e *ParseError) Unwrap() error { return e.Err }

func asParseError(err error) error {
	if err == nil {
		return nil
	}
	if parse := new(ParseError); errors.As(err, &parse) {
		return err
	}
	return &ParseError{err}
}

// Is says whether the file has a kind.
func (f *File) Is(kind Kind) bool {
	for _, k := range f.Kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// Lines is the file's line table.
func (f *File) Lines() *repo.Lines {
	lines, _ := f.lines.get(func() (*repo.Lines, error) { return repo.NewLines(f.Data), nil })
	return lines
}

// Documents are the YAML documents; with a syntax error, those before it.
func (f *File) Documents() ([]node.Document, error) {
	return f.documents.get(func() ([]node.Document, error) { return node.Parse(f.Data, node.DefaultLimits) })
}

// Workflow is the workflow or action (whose steps hang under one job); nil with
// an error where the YAML is broken.
func (f *File) Workflow() (*workflow.Workflow, error) {
	return f.workflow.get(func() (*workflow.Workflow, error) {
		docs, err := f.Documents()
		if err != nil {
			return nil, err
		}
		return workflow.New(f.Data, docs), nil
	})
}

// Dockerfile is the parsed Dockerfile.
func (f *File) Dockerfile() (*dockerfile.File, error) {
	return f.docker.get(func() (*dockerfile.File, error) { return dockerfile.Parse(f.Data) })
}

// Objects are the Kubernetes objects of a manifest, Lists flattened.
func (f *File) Objects() ([]*kubernetes.Object, error) {
	return f.manifests.get(func() ([]*kubernetes.Object, error) {
		docs, err := f.Documents()
		return kubernetes.Objects(docs), err
	})
}
