package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

func parseYAML(data []byte) (int, error) {
	if plainlyYAML(data) {
		return 0, nil
	}
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
	var list dockerfile.Errors
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Span.Start, list[0]
	}
	return 0, err
}

func parseShell(data []byte) (int, error) {
	_, err := shell.Parse(string(data), shell.Bash)
	return shellOffset(err), err
}

func shellOffset(err error) int {
	var syntax *shell.Error
	if errors.As(err, &syntax) {
		return syntax.Offset
	}
	return 0
}

func isWorkflow(file string) bool {
	dir, base := path.Split(file)
	return dir == ".github/workflows/" && (strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".yaml"))
}

// parseWorkflow looks for what a broken template leaves behind: no trigger, no
// job, a job without steps, a step that does nothing, a script no shell can read.
func parseWorkflow(data []byte) (int, error) {
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		return 0, err
	}
	w := workflow.New(data, docs)
	if len(w.On) == 0 || len(w.Jobs) == 0 {
		return 0, fmt.Errorf("%d triggers and %d jobs", len(w.On), len(w.Jobs))
	}
	for _, job := range w.Jobs {
		if job.Uses == nil && len(job.Steps) == 0 {
			return job.Key.Start, fmt.Errorf("job %s has no steps", job.ID)
		}
		for _, step := range job.Steps {
			if offset, err := parseStep(step); err != nil {
				return offset, err
			}
		}
	}
	return 0, nil
}

func parseStep(step *workflow.Step) (int, error) {
	if step.Run == nil && step.Uses == nil {
		return step.Node.Start, errors.New("a step has neither run nor uses")
	}
	if step.Run == nil || step.Shell != nil {
		return 0, nil
	}
	_, err := shell.ParseAt(step.Run.Value, shell.Bash, step.Run.Offset)
	return shellOffset(err), err
}
