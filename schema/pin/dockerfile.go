package pin

import (
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
)

// Dockerfile reads the images of # syntax=, FROM, COPY --from and RUN
// --mount=from; the names of stages and scratch are none. An image put together
// from ARGs with defaults is read with those, one without is Dynamic. What
// ONBUILD holds back is left out: its names belong to the build that runs it.
func Dockerfile(data []byte, f *dockerfile.File) []Reference {
	if f == nil {
		return nil
	}
	r := &reader{data: data}
	if f.Syntax != nil {
		r.text(*f.Syntax, f.Syntax.Value, "syntax")
	}
	for _, stage := range f.Stages {
		if stage.Parent == nil {
			r.expand(stage.From, stage.Base, "FROM")
		}
		for _, step := range stage.Steps {
			r.step(f, stage, step)
		}
	}
	return inOrder(r.refs)
}

func (r *reader) step(f *dockerfile.File, stage *dockerfile.Stage, step *dockerfile.Instruction) {
	switch step.Keyword {
	case "COPY":
		if from := step.Flag("from"); from != nil {
			r.source(f, stage, step, from.Value, "COPY --from")
		}
	case "RUN":
		for i := range step.Flags {
			if from := step.Flags[i].Option("from"); from != nil {
				r.source(f, stage, step, from.Value, "RUN --mount from")
			}
		}
	}
}

// source reads what files are taken from: an earlier stage by name or number, or
// an image. A stage that takes from itself is broken, but names no image.
func (r *reader) source(f *dockerfile.File, stage *dockerfile.Stage, step *dockerfile.Instruction, from dockerfile.Text, place string) {
	if f.Stage(from.Value, stage.Index+1) == nil && strings.Trim(from.Value, "0123456789") != "" {
		r.expand(step, from, place)
	}
}

func (r *reader) expand(in *dockerfile.Instruction, t dockerfile.Text, place string) {
	value, known := in.Expand(t.Value)
	if !known {
		value = t.Value
	}
	// https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch
	if value != "" && value != "scratch" {
		r.text(t, value, place)
	}
}

func (r *reader) text(t dockerfile.Text, value, place string) {
	ref, err := ParseImage(value)
	ref.Err, ref.Place, ref.Span = err, place, Span{t.Start, t.End}
	ref.Exact = string(r.data[t.Start:t.End]) == value
	r.refs = append(r.refs, ref)
}
