package workflow

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// pasted is an expression in code, and what is found wrong with that.
type pasted struct {
	found lint.Finding
	e     workflow.Expression
}

// language is a language that a step's code is in.
type language interface {
	// reads says whether code can read a variable in the place of an expression.
	reads(e *workflow.Expression) bool
	// use are the edits that write variables in the place of expressions.
	use(p *lint.Pass, all []handed) []lint.Edit
	// mentions says whether the code has a variable of that name already.
	mentions(name string) bool
}

// handed is an expression and the variable that hands over its value.
type handed struct {
	*workflow.Expression
	name string
}

// reportPasted reports what is pasted into one scalar of a step, each with the fix
// that hands it over in the step's env instead. A fix takes with it all that is
// shown to the same readers: half a script in each style is nobody's wish. It is
// not safe: a value with blanks now is one word where it was several.
func reportPasted(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, code *node.Node, all []pasted) {
	var lang language
	if slices.ContainsFunc(all, func(one pasted) bool { return repairable(p, &one) }) {
		lang = languageOf(w, j, s, code)
	}
	for i := range all {
		one := &all[i]
		if lang != nil && repairable(p, one) && lang.reads(&one.e) {
			one.found.Fixes = handOver(p, w, j, s, lang, slices.DeleteFunc(slices.Clone(all), func(other pasted) bool {
				return other.found.Audience > one.found.Audience || !lang.reads(&other.e)
			}))
		}
		p.Report(one.found)
	}
}

func repairable(p *lint.Pass, one *pasted) bool {
	return one.e.Text != "" && p.Wants(one.found)
}

// languageOf is the language of a step's run, or of actions/github-script; nil
// where a variable cannot take an expression's place: cmd reads the value of
// %VAR% as code again.
func languageOf(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, code *node.Node) language {
	if code == nil || code.Alias || code.Anchor != "" || s.Node.Alias || !blockMapping(s.Node) {
		return nil
	}
	if code != s.Run {
		if s.Action().Is("actions/github-script") && code == input(s, "script") {
			return newJavaScript(code)
		}
		return nil
	}
	shell, _ := w.ShellOf(j, s)
	program, _, _ := strings.Cut(shell, " ")
	switch program {
	case "bash", "sh":
		return newPosix(code, script(w, s))
	case "pwsh", "powershell":
		return newPowerShell(code)
	}
	return nil
}

// handOver is the fix for some expressions of a step.
func handOver(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, lang language, all []pasted) []lint.Fix {
	var uses []handed
	var lines, titles []string
	taken := map[string]string{} // names by expression
	for i := range all {
		e := &all[i].e
		name := standing(w, j, s, e.Text)
		if name == "" {
			if name = taken[e.Text]; name == "" {
				name = freeName(w, j, s, lang, e.Text, taken)
				taken[e.Text] = name
				lines = append(lines, name+": "+fenced(e.Text, flowMapping(s.Env)))
			}
		}
		uses = append(uses, handed{e, name})
		if !slices.Contains(titles, name) {
			titles = append(titles, name)
		}
	}
	edits := lang.use(p, uses)
	if len(lines) > 0 {
		declare, ok := declaration(p, j, s, lines)
		if !ok {
			return nil
		}
		edits = append(edits, declare) // behind the run, where it ends with an expression
	}
	const most = 3
	if len(titles) > most {
		titles = append(titles[:most], "…")
	}
	return []lint.Fix{{Title: "read it from the environment as " + strings.Join(titles, ", "), Edits: edits}}
}

// declaration adds variables to the step's env, or an env to the step.
func declaration(p *lint.Pass, j *workflow.Job, s *workflow.Step, lines []string) (lint.Edit, bool) {
	if reused(p, s.Env) {
		return lint.Edit{}, false
	}
	if s.Env != nil {
		return addEntries(p, s.Env, lines...)
	}
	pair := s.Node.Pair("run")
	switch {
	case pair == nil:
		pair = s.Node.Pair("with")
	case !pair.Value.Block():
		return insertBehind(p, pair, under("env", lines)...)
	}
	return insertBefore(p, pair.Key, under("env", lines)...)
}

// fenced is an expression as the value of a variable, quoted where YAML would
// read it as something else, as it does with braces inside braces.
func fenced(text string, inBraces bool) string {
	text = "${{ " + text + " }}"
	if inBraces || strings.Contains(text, ": ") || strings.Contains(text, " #") {
		return singleQuoted(text)
	}
	return text
}

// standing is the variable that has an expression's value already: one of the
// runner's own, or one that an env sets to it; "" where there is none.
func standing(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, text string) string {
	path := strings.ToLower(text)
	if name, ok := strings.CutPrefix(path, "env."); ok && isVariable.MatchString(name) {
		return text[len("env."):]
	}
	if own := runnerVariables[path]; own != "" {
		return own
	}
	hidden := map[string]bool{}
	for _, env := range []*node.Node{s.Env, j.Env, w.Env} {
		if env == nil {
			continue
		}
		for _, pair := range env.Pairs {
			name := pair.Key.Text()
			if !hidden[name] && isVariable.MatchString(name) && sameExpression(pair.Value, text) {
				return name
			}
			hidden[name] = true
		}
	}
	return ""
}

func sameExpression(n *node.Node, text string) bool {
	all := workflow.Expressions(n)
	return len(all) == 1 && all[0].Text == text && strings.HasPrefix(n.Value, "${{") && strings.HasSuffix(n.Value, "}}")
}

// freeName is a name for an expression that neither an env nor the code uses.
func freeName(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, lang language, text string, taken map[string]string) string {
	base := variable(text)
	used := func(name string) bool {
		for _, other := range taken {
			if other == name {
				return true
			}
		}
		return w.EnvOf(j, s, name) != nil || lang.mentions(name)
	}
	name := base
	for n := 2; used(name); n++ {
		name = base + "_" + strconv.Itoa(n)
	}
	return name
}

// inOrder sorts edits by where they are.
func inOrder(edits []lint.Edit) []lint.Edit {
	slices.SortStableFunc(edits, func(a, b lint.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return edits
}
