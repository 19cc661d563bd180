// Package helm reads the templates of a chart as text: what is literal, and what
// .Values names in values.yaml. It runs no template and no function but the few
// that change nothing but the form of a value.
package helm

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// Unknown stands in a manifest for what is only known when the chart is rendered.
const Unknown = "HELM_UNKNOWN"

// maxSize is the most bytes of one template that are read.
const maxSize = 1 << 20

// Manifest is a template with its values in their places, line for line: what
// stands under a condition that does not hold, or that is not known, is left
// out, and so is what a loop or a named template would write.
func Manifest(template []byte, values *node.Node) []byte {
	if len(template) > maxSize {
		return nil
	}
	text := comment.ReplaceAllFunc(template, func(found []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(found, []byte("\n"))) })
	r := &renderer{values: values}
	var out strings.Builder
	for i, line := range strings.Split(string(text), "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(r.line(line))
	}
	return []byte(out.String())
}

var (
	comment = pattern.New(`(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}`)
	action  = pattern.New(`\{\{-?\s*(.*?)\s*-?\}\}`)
)

// renderer goes through a template line by line.
type renderer struct {
	values *node.Node
	blocks []block
}

// block is an if, with, range or define around the current line.
type block struct {
	kept  bool // its current branch is written
	done  bool // a branch before it was, or may have been
	dot   value
	scope bool // with: dot is what . means
}

func (r *renderer) kept() bool {
	for _, b := range r.blocks {
		if !b.kept {
			return false
		}
	}
	return true
}

// line is what a line becomes: nothing where it only steers, or is left out.
func (r *renderer) line(line string) string {
	if rest := strings.TrimSpace(action.ReplaceAllString(line, "")); rest == "" && strings.Contains(line, "{{") {
		return r.alone(line)
	}
	var out strings.Builder
	at := 0
	for _, m := range action.FindAllStringSubmatchIndex(line, -1) {
		r.write(&out, line[at:m[0]])
		if expr := line[m[2]:m[3]]; !r.steer(expr) {
			r.write(&out, r.inline(expr))
		}
		at = m[1]
	}
	r.write(&out, line[at:])
	return out.String()
}

func (r *renderer) write(out *strings.Builder, text string) {
	if r.kept() {
		out.WriteString(text)
	}
}

// inline is a value as it stands inside a line.
func (r *renderer) inline(expr string) string {
	v := r.eval(expr)
	if !v.known {
		return Unknown
	}
	return v.flow()
}

// alone is a line of actions only: steering, or a whole value in toYaml.
func (r *renderer) alone(line string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	for _, m := range action.FindAllStringSubmatch(line, -1) {
		if r.steer(m[1]) || !r.kept() {
			continue
		}
		v := r.eval(m[1])
		if at := wide.FindStringSubmatch(m[1]); at != nil && v.known && v.node != nil {
			return strings.Repeat(" ", max(len(indent), width(at[1]))) + v.flow()
		}
	}
	return ""
}

var wide = pattern.New(`toYaml\b.*n?indent\s+([0-9]{1,2})`)

func width(digits string) (n int) {
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	return n
}

// steer handles if, else, with, range, define and end.
func (r *renderer) steer(expr string) bool {
	word, rest, _ := strings.Cut(expr, " ")
	switch word {
	case "if":
		holds, known := r.truth(rest)
		r.blocks = append(r.blocks, block{kept: holds && known, done: holds || !known})
	case "with":
		v := r.eval(rest)
		r.blocks = append(r.blocks, block{kept: v.known && v.holds(), done: !v.known || v.holds(), dot: v, scope: true})
	case "range", "define", "block":
		r.blocks = append(r.blocks, block{done: true})
	case "else":
		if len(r.blocks) == 0 {
			return true
		}
		b := &r.blocks[len(r.blocks)-1]
		condition, hasIf := strings.CutPrefix(strings.TrimSpace(rest), "if ")
		holds, known := true, true
		if hasIf {
			holds, known = r.truth(condition)
		}
		b.kept, b.scope = !b.done && holds && known, false
		b.done = b.done || holds || !known
	case "end":
		if len(r.blocks) > 0 {
			r.blocks = r.blocks[:len(r.blocks)-1]
		}
	default:
		return strings.HasPrefix(word, "$") && strings.Contains(expr, "=")
	}
	return true
}
