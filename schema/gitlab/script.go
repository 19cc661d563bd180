package gitlab

import (
	"path"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
)

// Line is one entry of a script with the commands in it.
type Line struct {
	Node   *node.Node
	Script *shell.Script
}

// Lines are what a job runs: before_script and script, or with own only what
// stands in the job itself, so that a template's lines are seen once. References
// to other jobs are followed. known is false where some of it is not read.
func (f *File) Lines(j *Job, own bool) (lines []Line, known bool) {
	known = true
	after := 0 // where after_script begins
	for _, key := range []string{"before_script", "script", "after_script"} {
		after = len(lines)
		value, ok := j.Node.Get(key), true
		if !own {
			value, ok = f.Effective(j, key)
		}
		known = known && (ok || key == "after_script")
		if own && value != nil && value.Alias {
			continue // read where it is written
		}
		for _, n := range f.entries(value, !own, 0, &known) {
			lines = append(lines, line(n))
		}
	}
	inOneShell(lines[:after])
	inOneShell(lines[after:])
	return lines, known
}

// inOneShell carries a change of folder over to the lines behind it: a runner
// joins before_script and script, and gives after_script a shell of its own
// (https://docs.gitlab.com/ci/yaml/#after_script).
func inOneShell(lines []Line) {
	dir, lost := "", false
	for _, l := range lines {
		for _, c := range l.Script.Commands {
			c.Dir, c.Lost = below(dir, lost, c.Dir, c.Lost)
		}
		dir, lost = below(dir, lost, l.Script.Dir, l.Script.Lost)
	}
}

// below is where a folder is that is told from another.
func below(dir string, lost bool, then string, thenLost bool) (string, bool) {
	switch {
	case path.IsAbs(then):
		return then, false
	case lost || thenLost:
		return "", true
	}
	if dir = path.Join(dir, then); dir == "." {
		dir = ""
	}
	return dir, false
}

// GlobalLines are the scripts that `default:` or the top of the file has.
func (f *File) GlobalLines() []Line {
	var lines []Line
	known := true
	for _, key := range []string{"before_script", "after_script"} {
		for _, at := range []*node.Node{f.Root, f.Root.Get("default")} {
			for _, n := range f.entries(at.Get(key), false, 0, &known) {
				lines = append(lines, line(n))
			}
		}
	}
	return lines
}

// entries are the scalars of a script, lists in lists and, if asked, references
// followed (https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags).
func (f *File) entries(n *node.Node, follow bool, depth int, known *bool) []*node.Node {
	switch {
	case n.IsNull():
		return nil
	case n.Kind == node.Scalar:
		return []*node.Node{n}
	case n.Kind != node.Sequence || depth > maxExtends:
		return nil
	case n.Tag == "!reference":
		if !follow {
			return nil
		}
		target := f.referenced(n)
		if target == nil {
			*known = false
		}
		return f.entries(target, follow, depth+1, known)
	}
	var all []*node.Node
	for _, item := range n.Items {
		all = append(all, f.entries(item, follow, depth+1, known)...)
	}
	return all
}

// referenced is what `!reference [job, key, …]` names, nil where it is in no file
// that is read.
func (f *File) referenced(n *node.Node) *node.Node {
	if len(n.Items) < 2 {
		return nil
	}
	target := f.Root.Get(n.Items[0].Text())
	for _, key := range n.Items[1:] {
		value := target.Get(key.Text())
		if value == nil && target != nil {
			value, _ = f.get(target, key.Text(), 0)
		}
		target = value
	}
	return target
}

// line reads a script's entry. The default shell of a runner is bash or, in
// images that have none, sh; what does not parse is left alone.
func line(n *node.Node) Line {
	places := n.Map()
	script, _ := shell.ParseAt(n.Value, shell.Bash, places.Offset)
	return Line{n, script}
}
