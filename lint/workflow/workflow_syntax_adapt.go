package workflow

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// adapt turns an error of actionlint into a finding; ok is false for what its
// release of 2026-03 does not know yet and for what a rule of ours judges better.
func adapt(p *lint.Pass, e *actionlint.Error) (f lint.Finding, ok bool) {
	if known(p, e) {
		return f, false
	}
	message, hint := sentence(e.Message)
	at := trueOffset(p, e)
	f = lint.Finding{
		Span: p.Span(at, tokenEnd(p.File.Data, at)), Message: message, Hint: hint,
		Aliases: []string{"actionlint:" + e.Kind},
	}
	switch {
	case e.Kind == "syntax-check" && strings.Contains(e.Message, "should not be empty"):
		f.Severity, f.Audience = lint.Low, lint.Pedantic // GitHub takes it for absent
	case e.Kind == "syntax-check" && strings.HasSuffix(e.Message, "is defined but not used"):
		f.Severity, f.Audience = lint.Low, lint.Pedantic // an anchor, which GitHub does not mind
	case e.Kind == "syntax-check":
		f.Severity = lint.High
	case e.Kind == "runner-label" && strings.Contains(e.Message, "is unknown"):
		adaptLabel(p, e, &f)
	case e.Kind == "events" && strings.Contains(e.Message, "unknown Webhook event"):
		f.Severity, f.Confidence = lint.High, lint.MediumConfidence
	case strings.Contains(e.Message, "always evaluated to true"), strings.Contains(e.Message, "potentially untrusted"):
		f.Severity, f.Audience = lint.Low, lint.Auditor // of what never runs
	case e.Kind == "if-cond", e.Kind == "expression" && hasDefault(p, e):
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	case e.Kind == "permissions" && strings.Contains(e.Message, "unknown permission scope"):
		f.Confidence = lint.MediumConfidence
	case e.Kind == "deprecated-commands":
		f.Hint = "write to $GITHUB_OUTPUT, $GITHUB_STATE, $GITHUB_ENV or $GITHUB_PATH instead"
		f.Fixes = commandFix(p, at)
	}
	return f, true
}

var (
	// https://github.blog/changelog, "self" references of 2026-07-30
	selfReference = pattern.New(`"\$/[^"]*"`)
	inputsOf      = pattern.New(`^(?:missing input|input) "`)
)

// newScope are permissions that came after actionlint's release
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions,
// https://docs.github.com/actions/tutorials/develop-agentic-workflows-in-github-actions).
var newScope = pattern.New(`^unknown permission scope "(vulnerability-alerts|code-quality|copilot-requests|drives)"`)

// newKey came after actionlint's release:
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#concurrency
const newKey = `unexpected key "queue" for "concurrency" section`

// known says whether an error is to be dropped.
func known(p *lint.Pass, e *actionlint.Error) bool {
	switch e.Kind {
	case "action":
		// Inputs and runtimes: rules unknown-input and outdated-runtime, whose
		// catalogue is newer.
		return selfReference.MatchString(e.Message) || inputsOf.MatchString(e.Message) ||
			strings.Contains(e.Message, "is too old to run") || strings.Contains(e.Message, "avoid using deprecated input")
	case "workflow-call":
		return selfReference.MatchString(e.Message)
	case "syntax-check":
		return selfReference.MatchString(e.Message) || strings.HasPrefix(e.Message, newKey) ||
			strings.HasPrefix(e.Message, `unexpected key "background" for step`) && !p.File.Is(lint.Action) ||
			strings.HasPrefix(e.Message, "step must run script") && controlsSteps(p, e)
	case "runner-label":
		label := unknownLabel.FindStringSubmatch(e.Message)
		return label != nil && slices.Contains(newLabels, strings.ToLower(label[1]))
	case "permissions":
		return newScope.MatchString(e.Message)
	case "if-cond":
		// Rule unsound-condition.
		return strings.Contains(e.Message, "always evaluated to true") && !dead(p, e)
	case "expression":
		// A service's ports are asked for by number:
		// https://docs.github.com/actions/reference/workflows-and-actions/contexts#job-context
		if strings.Contains(e.Message, `must be type of string but got "number"`) && bytes.Contains(p.File.Lines().Text(line(p, trueOffset(p, e))), []byte(".ports[")) {
			return true
		}
		if filtersProperties(p, e) {
			return true
		}
		// Rule template-injection.
		return strings.Contains(e.Message, "potentially untrusted") && !dead(p, e) || namesOutput(p, e)
	}
	return false
}

// filtersProperties says whether an error is about `.*` or `[*]` on an object: it
// gives the values of all properties, whatever they are
// (https://docs.github.com/actions/reference/workflows-and-actions/expressions#object-filters).
func filtersProperties(p *lint.Pass, e *actionlint.Error) bool {
	return strings.Contains(e.Message, "object filtering `.*`") && !strings.HasPrefix(e.Message, "receiver of ") ||
		strings.HasPrefix(e.Message, `unexpected token "*"`) && bytes.Contains(p.File.Data[max(trueOffset(p, e)-1, 0):], []byte("[*]"))
}

var orDefault = pattern.New(`^[\w.-]+\s*\|\|`)

// hasDefault says whether `||` stands behind a property that is not defined: it
// is meant to be absent at times.
func hasDefault(p *lint.Pass, e *actionlint.Error) bool {
	return strings.HasPrefix(e.Message, "property ") && orDefault.Match(p.File.Data[trueOffset(p, e):])
}

// outputOfStep is an output read from a step.
var outputOfStep = pattern.New(`(?i)^steps\.[\w-]+\.outputs\.([\w-]+)`)

// namesOutput says whether a property that is not defined is an output of a step
// that there is: unknownOutputs, whose tables are newer, judges those.
func namesOutput(p *lint.Pass, e *actionlint.Error) bool {
	read := outputOfStep.FindSubmatch(p.File.Data[trueOffset(p, e):])
	return read != nil && strings.HasPrefix(strings.ToLower(e.Message), strings.ToLower(fmt.Sprintf("property %q", read[1])))
}

// longestList is how much of a list of valid values is shown.
const longestList = 300

// sentence splits actionlint's message, of which the first sentence says what is
// wrong and the rest what to do.
func sentence(text string) (message, hint string) {
	text = strings.Join(strings.Fields(text), " ")
	message, hint = text, ""
	if head, members, ok := strings.Cut(text, " in object type {"); ok {
		if members = names(members); members == "" {
			return lowerFirst(head), ""
		}
		return lowerFirst(head), cut("it has " + members)
	}
	for _, separator := range []string{". avoid using ", ". available ", ". previously ", ". expected ", ". note: ", ". see ", ". note that ", ". use ", ". remove ", ". it ", ". if ", ". did you mean ", ". "} {
		if head, rest, ok := strings.Cut(text, separator); ok && strings.Count(head, `"`)%2 == 0 {
			message, hint = head, strings.TrimPrefix(separator, ". ")+rest
			break
		}
	}
	return lowerFirst(strings.TrimSuffix(message, ".")), cut(strings.TrimSuffix(hint, "."))
}

// names are the members of an object type, `a: string; b: number}`.
func names(members string) string {
	var all []string
	for part := range strings.SplitSeq(strings.TrimRight(members, "}"), "; ") {
		name, _, _ := strings.Cut(part, ":")
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

func cut(hint string) string {
	if r := []rune(hint); len(r) > longestList {
		return string(r[:longestList]) + "…"
	}
	return hint
}

// lowerFirst is the house's form of a message; names in capitals stay.
func lowerFirst(s string) string {
	if len(s) > 1 && 'A' <= s[0] && s[0] <= 'Z' && 'a' <= s[1] && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// tokenEnd is the end of the word at a place, for the caret.
func tokenEnd(data []byte, start int) int {
	end := start
	for end < len(data) && !bytes.ContainsRune([]byte(" \t\r\n:,[]{}\"'"), rune(data[end])) {
		end++
	}
	return end
}
