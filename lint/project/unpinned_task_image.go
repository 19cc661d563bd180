package project

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnpinnedTaskImage finds task definitions of Amazon ECS that run another image
// tomorrow.
var UnpinnedTaskImage = &lint.Rule{
	Name:  "unpinned-task-image",
	Title: "ECS task definition with an image at latest",
	Doc: doc("A revision of a task definition is what ECS goes back to. With `latest`, or without a tag, all revisions name the same image: a rollback rolls nothing back, and two tasks of one service can run different programs.",
		"json", "{\"containerDefinitions\": [{\"name\": \"api\", \"image\": \"acme/api:latest\"}]}", "{\"containerDefinitions\": [{\"name\": \"api\", \"image\": \"acme/api:1.2.3@sha256:<digest of the index>\"}]}",
		"Write the version, or let aws-actions/amazon-ecs-render-task-definition write it on each deployment: containers for which a workflow does are left alone. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_image"),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{taskImages, renderedTasks},
	Project: unpinnedTaskImage,
}

// taskImage is the image of a container of a task definition that moves.
type taskImage struct {
	file, container string
	image           place
}

// renderedTask is a container whose image a workflow writes; file "" is any.
type renderedTask struct{ file, container string }

var taskImages = &lint.Collector{
	Name:  "task-images",
	Kinds: []lint.Kind{lint.Text},
	File: func(p *lint.Pass) error {
		if path.Ext(p.File.Path) != ".json" || isSample(p.File.Path) || !bytes.Contains(p.File.Data, []byte(`"containerDefinitions"`)) {
			return nil
		}
		docs, err := p.File.Documents()
		if err != nil || len(docs) == 0 {
			return nil // no rule is about the syntax of JSON
		}
		list := docs[0].Root.Get("containerDefinitions")
		if list == nil {
			return nil
		}
		for _, container := range list.Items {
			image := container.Get("image")
			ref, err := images.Parse(image.Text())
			if image.Text() != "" && err == nil && ref.Digest == "" && (ref.Tag == "" || ref.Tag == "latest") && !isDynamic(image.Text()) {
				p.Export(taskImage{p.File.Path, container.Get("name").Text(), at(p, image)})
			}
		}
		return nil
	},
}

var renderedTasks = &lint.Collector{
	Name:  "rendered-tasks",
	Kinds: []lint.Kind{lint.Workflow, lint.Action},
	File: func(p *lint.Pass) error {
		if !bytes.Contains(p.File.Data, []byte("amazon-ecs-render-task-definition")) {
			return nil
		}
		w, err := p.File.Workflow()
		if err != nil {
			return err
		}
		for _, j := range w.Jobs {
			for _, s := range j.Steps {
				if s.Action().Is("aws-actions/amazon-ecs-render-task-definition") {
					p.Export(renderedTask{known(s, "task-definition"), known(s, "container-name")})
				}
			}
		}
		return nil
	},
}

// known is the text of an input, "" where the run decides it.
func known(s *workflow.Step, input string) string {
	n := s.With.Get(input)
	if isDynamic(n.Text()) {
		return ""
	}
	return n.Text()
}

func (r renderedTask) writes(t taskImage) bool {
	return (r.file == "" || path.Base(r.file) == path.Base(t.file)) && (r.container == "" || r.container == t.container)
}

func unpinnedTaskImage(p *lint.ProjectPass) error {
	all, rendered := lint.Facts[taskImage](p), lint.Facts[renderedTask](p)
	if len(all) == 0 || partial(p) {
		return nil // a workflow that is not read may write the image
	}
next:
	for _, t := range all {
		for _, r := range rendered {
			if r.writes(t) {
				continue next
			}
		}
		p.Report(lint.Finding{
			Span:    t.image.span,
			Message: fmt.Sprintf("container %s of the task definition runs %s, which is another image tomorrow", quote(t.container), quote(t.image.text)),
			Hint:    "write the version and the digest behind it",
		})
	}
	return nil
}

// partial says whether there are workflows that are not looked at.
func partial(p *lint.ProjectPass) bool {
	seen := p.Tree.Files()
	return slices.ContainsFunc(repo.All(p.Tree), func(name string) bool {
		_, known := slices.BinarySearch(seen, name)
		return !known && strings.HasPrefix(name, ".github/workflows/")
	})
}
