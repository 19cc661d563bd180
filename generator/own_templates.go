package generator

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/shipgen/shipgen/schema/ship"
)

// ownTarget is the name of the target that renders the user's own templates.
const ownTarget = "templates"

// Own is the data of a template of the user's own that renders no file of a
// target.
type Own struct {
	Ship *ship.Ship
}

// own puts the user's templates in: one whose output a target renders takes
// that job over, with its data; any other is a further file.
func own(s *ship.Ship, jobs []Job) []Job {
	for _, t := range s.Templates {
		i := slices.IndexFunc(jobs, func(job Job) bool { return job.Output == t.Output })
		if i >= 0 {
			jobs[i].Template = t.Template
			continue
		}
		jobs = append(jobs, Job{Target: ownTarget, Template: t.Template, Output: t.Output, Data: Own{s}})
	}
	return jobs
}

// Overlay is templates with files of the user's own over them, by path.
func Overlay(templates fs.FS, own map[string][]byte) fs.FS { return layered{templates, own} }

type layered struct {
	fs.FS
	own map[string][]byte
}

func (o layered) ReadFile(name string) ([]byte, error) {
	if data, ok := o.own[name]; ok {
		return data, nil
	}
	return fs.ReadFile(o.FS, name)
}

func (o layered) Open(name string) (fs.File, error) {
	if data, ok := o.own[name]; ok {
		return &ownFile{Reader: bytes.NewReader(data), name: name, size: int64(len(data))}, nil
	}
	return o.FS.Open(name)
}

// ownFile is an opened template of the user's.
type ownFile struct {
	io.Reader
	name string
	size int64
}

func (f *ownFile) Close() error               { return nil }
func (f *ownFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *ownFile) Name() string               { return f.name }
func (f *ownFile) Size() int64                { return f.size }
func (f *ownFile) Mode() fs.FileMode          { return 0o444 }
func (f *ownFile) ModTime() time.Time         { return time.Time{} }
func (f *ownFile) IsDir() bool                { return false }
func (f *ownFile) Sys() any                   { return nil }
