package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// goTest is a `go test` of a step.
type goTest struct {
	step *workflow.Step
	cmd  *shell.Command
}

// goTests are the commands of a job that build and run tests.
func goTests(w *workflow.Workflow, j *workflow.Job) []goTest {
	var all []goTest
	for _, s := range j.Steps {
		for _, c := range script(w, s).Commands {
			if runsTests(c) {
				all = append(all, goTest{s, c})
			}
		}
	}
	return all
}

// runsTests: gotestsum hands what is behind -- to go test
// (https://github.com/gotestyourself/gotestsum#custom-go-test-command).
func runsTests(c *shell.Command) bool {
	if c.Is("gotestsum") {
		return !c.Has("--raw-command", "--version", "--help", "tool")
	}
	return c.Is("go") && c.Arg(1) == "test" && !c.Has("-c", "-n", "-h", "-help")
}

// flag is the word of a flag of the go command, in its forms -x, --x, -x=v and
// -x v, and its value; nil where it is not given.
func flag(c *shell.Command, name string) (word *shell.Word, value string) {
	for i := range c.Words {
		given, joined, hasValue := strings.Cut(strings.TrimPrefix(c.Words[i].Value, "-"), "=")
		if !strings.HasPrefix(c.Words[i].Value, "-") || strings.TrimPrefix(given, "-") != name {
			continue
		}
		if !hasValue {
			joined = c.Arg(i + 1)
		}
		return &c.Words[i], joined
	}
	return nil, ""
}

// races says whether a test command looks for data races.
func races(c *shell.Command) bool {
	word, _ := flag(c, "race")
	return word != nil && !strings.HasSuffix(word.Value, "=false")
}

// exported is what the script gave a variable in a line of its own before the
// command.
func exported(t goTest, name string) (value string, ok bool) {
	if !strings.Contains(t.step.Run.Text(), "export "+name+"=") {
		return "", false
	}
	places := t.step.Run.Map()
	for _, m := range exports.FindAllStringSubmatchIndex(t.step.Run.Value, -1) {
		if t.step.Run.Value[m[2]:m[3]] == name && places.Offset(m[0]) < t.cmd.Start {
			value, ok = strings.Trim(t.step.Run.Value[m[4]:m[5]], `"'`), true
		}
	}
	return value, ok
}

var exports = pattern.New(`(?m)^[ \t]*export[ \t]+(\w+)=([\w"'-]*)[ \t]*(?:;|&&|$)`)

// variableOf is what a variable is for a command: its own assignment's value, one
// that the script exported before, or the env's of its step, job and workflow, a
// matrix expanded. where is nil for an assignment.
func variableOf(w *workflow.Workflow, j *workflow.Job, t goTest, name string) (values []string, where *node.Node) {
	for _, a := range t.cmd.Assigns {
		if a.Name == name {
			return []string{a.Value.Value}, nil
		}
	}
	if value, ok := exported(t, name); ok {
		return []string{value}, nil
	}
	n := w.EnvOf(j, t.step, name)
	if n == nil {
		return nil, nil
	}
	if dynamic(n) {
		return matrixValues(j, n), n
	}
	return []string{n.Text()}, n
}
