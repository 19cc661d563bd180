package generator

import (
	"bytes"
	"io/fs"
	"runtime"
	"sync"
	"text/template"
)

// renderer runs the templates of one file system. Each is parsed once, however
// many files it renders; it may be used from several goroutines.
type renderer struct {
	templates fs.FS
	root      *template.Template // the partials
	mu        sync.Mutex
	parsed    map[string]*parsedTemplate
}

type parsedTemplate struct {
	main *template.Template
	err  error
}

func newRenderer(templates fs.FS) (*renderer, error) {
	root, err := partials(templates)
	if err != nil {
		return nil, err
	}
	return &renderer{templates: templates, root: root, parsed: map[string]*parsedTemplate{}}, nil
}

// template is a template with the partials, parsed when it is first asked for.
func (r *renderer) template(job Job) (*template.Template, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p, ok := r.parsed[job.Template]; ok {
		return p.main, p.err
	}
	text, err := fs.ReadFile(r.templates, job.Template)
	if err != nil { // not kept: the message names the job
		return nil, &RenderError{File: job.Template, Message: "no such template, wanted for " + job.Output}
	}
	p := &parsedTemplate{}
	p.main, p.err = r.parse(job.Template, string(text))
	r.parsed[job.Template] = p
	return p.main, p.err
}

// parse gives each template a clone of the partials, so that the template of one
// file cannot redefine what another includes.
func (r *renderer) parse(name, text string) (*template.Template, error) {
	set, err := r.root.Clone()
	if err != nil {
		return nil, err
	}
	set.Funcs(functions(set))
	main, err := set.New(name).Parse(text)
	if err != nil {
		return nil, templateError(name, err)
	}
	return main, nil
}

// text is the content of a job's file, not yet read back.
func (r *renderer) text(job Job) ([]byte, error) {
	main, err := r.template(job)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := main.Execute(&b, job.Data); err != nil {
		return nil, templateError(job.Template, err)
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n'), nil
}

func (r *renderer) file(job Job) (File, error) {
	data, err := r.text(job)
	if err == nil {
		err = checkFile(job, data)
	}
	mode := job.Mode
	if mode == 0 {
		mode = 0o644
	}
	return File{Path: job.Output, Mode: mode, Data: data}, err
}

// files renders the jobs on all processors; files and errors come in the order
// of the jobs.
func (r *renderer) files(jobs []Job) ([]File, []error) {
	all, failed := make([]File, len(jobs)), make([]error, len(jobs))
	parallel(len(jobs), func(i int) { all[i], failed[i] = r.file(jobs[i]) })
	var files []File
	var problems []error
	for i := range jobs {
		if failed[i] != nil {
			problems = append(problems, failed[i])
			continue
		}
		files = append(files, all[i])
	}
	return files, problems
}

// parallel calls do with 0 to n-1 on all processors.
func parallel(n int, do func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}
