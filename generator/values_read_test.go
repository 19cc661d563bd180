package generator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/node"
	"mvdan.cc/sh/v3/syntax"
)

// leaf is one value of a rendered file as the program that reads the file gets
// it; at says where it stands and of which type it is. Two files are of one
// structure when their leaves are at the same places.
type leaf struct{ at, text string }

// reader reads the leaves of one language.
type reader func(data string) ([]leaf, error)

// readers are by file name, the first that fits; all else is read line by line.
var readers = []struct {
	is   func(file string) bool
	read func(file string) reader
}{
	{isDockerfile, func(string) reader { return readDockerfile }},
	{extension(".yml", ".yaml"), readYAML},
	{extension(".json"), readJSON},
	{extension(".sh"), func(string) reader { return readShell }},
	{extension(".tf", ".hcl"), func(string) reader { return readTokens("#", unquoteHCL, `"`) }},
	{extension(".rego"), func(string) reader { return readRego }},
	{extension(".env"), func(string) reader { return readEnvFile }},
	{extension(".service"), func(string) reader { return readUnit }},
	{func(string) bool { return true }, func(string) reader { return readLines }},
}

func readFile(file string, data []byte) ([]leaf, error) {
	for _, r := range readers {
		if r.is(file) {
			leaves, err := r.read(file)(string(data))
			if err != nil {
				err = fmt.Errorf("%s: %w", file, err)
			}
			return leaves, err
		}
	}
	return nil, nil
}

var readRego = readTokens("#", unquoteJSON, "\"`")

// readLines keeps lines apart; a value that adds one changes the structure.
func readLines(data string) ([]leaf, error) {
	var out []leaf
	for i, line := range strings.Split(data, "\n") {
		out = append(out, leaf{strconv.Itoa(i), line})
	}
	return out, nil
}

// nested puts the leaves of a language inside another in the place of its text.
func nested(at, text string, read reader) ([]leaf, error) {
	inner, err := read(text)
	for i := range inner {
		inner[i].at = at + "»" + inner[i].at
	}
	if err != nil {
		err = fmt.Errorf("%s: %w in %q", at, err, text)
	}
	return inner, err
}

// embedded are the languages that stand in strings of YAML and JSON, by key.
func embedded(file, key string) reader {
	switch {
	case key == "run" && isWorkflow(file):
		return readShell
	case key == "expr", key == "series" && strings.HasSuffix(file, "_test.yaml"):
		return readPromQL
	case key == "patch":
		return readYAML("deploy/overlays/patch.yaml")
	case key == "rego":
		return readRego
	case key == "expression" || key == "messageExpression":
		return readTokens("//", unquoteGo, `"'`)
	case strings.HasPrefix(path.Base(file), "alertmanager") && slices.Contains(templated, key), key == "summary", key == "description", key == "runbook_url":
		return readGoTemplate
	}
	return nil
}

// templated are the keys of Alertmanager whose values are Go templates.
// https://prometheus.io/docs/alerting/latest/configuration/
var templated = []string{"url", "to", "from", "html", "text", "title", "message", "payload"}

func readYAML(file string) reader {
	return func(data string) ([]leaf, error) {
		docs, err := node.Parse([]byte(data), node.DefaultLimits)
		var out []leaf
		for i, doc := range docs {
			more, problem := yamlLeaves(file, strconv.Itoa(i), "", doc.Root)
			out, err = append(out, more...), errors.Join(err, problem)
		}
		return out, err
	}
}

func yamlLeaves(file, at, key string, n *node.Node) (out []leaf, err error) {
	if n == nil {
		return nil, nil
	}
	add := func(at, key string, n *node.Node) {
		more, problem := yamlLeaves(file, at, key, n)
		out, err = append(out, more...), errors.Join(err, problem)
	}
	switch n.Kind {
	case node.Mapping:
		for i, pair := range n.Pairs {
			out = append(out, leaf{fmt.Sprintf("%s/%d %s", at, i, pair.Key.Tag), pair.Key.Value})
			add(fmt.Sprintf("%s/%d", at, i), pair.Key.Value, pair.Value)
		}
	case node.Sequence:
		for i, item := range n.Items {
			add(fmt.Sprintf("%s[%d]", at, i), key, item)
		}
	default:
		text := n.Value
		if isWorkflow(file) {
			text = strings.ReplaceAll(text, "${{ '${{' }}", "${{")
		}
		if read := embedded(file, key); read != nil {
			more, problem := nested(at, text, read)
			return more, problem
		}
		if strings.HasSuffix(key, ".hcl") {
			return nested(at, text, readTokens("#", unquoteHCL, `"`))
		}
		if expands(file, key) {
			text = expandKubernetes(text)
		}
		out = append(out, leaf{at + " " + n.Tag, text})
	}
	return out, err
}

// expands says whether Kubernetes reads $(VARIABLE) at a key.
func expands(file, key string) bool {
	dir, _, _ := strings.Cut(strings.TrimPrefix(file, "deploy/"), "/")
	if base := path.Base(file); strings.Contains(base, "route") || base == "redirect.yaml" {
		return false
	}
	return slices.Contains([]string{"base", "overlays", "events", "rollouts"}, dir) && slices.Contains([]string{"command", "args", "value"}, key)
}

// expandKubernetes is what a container gets: $$( is $(, and a reference to a
// variable that the container has is replaced; every variable is there.
// https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
func expandKubernetes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "$$"):
			b.WriteByte('$')
			i++
		case strings.HasPrefix(s[i:], "$("):
			if end := strings.IndexByte(s[i:], ')'); end > 0 {
				b.WriteString("EXPANDED")
				i += end
				continue
			}
			b.WriteByte('$')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func readJSON(file string) reader {
	return func(data string) ([]leaf, error) {
		decoder := json.NewDecoder(strings.NewReader(data))
		decoder.UseNumber()
		var out []leaf
		var key string
		for i := 0; ; i++ {
			token, err := decoder.Token()
			if err != nil {
				if errors.Is(err, io.EOF) {
					err = nil
				}
				return out, err
			}
			at := fmt.Sprintf("%d %T", i, token)
			text := fmt.Sprint(token)
			if read := embedded(file, key); read != nil && key == "expr" {
				more, err := nested(at, text, read)
				if err != nil {
					return out, err
				}
				out, text = append(out, more...), ""
			}
			key = text
			out = append(out, leaf{at, text})
		}
	}
}

// readShell walks the syntax of Bash: words without an expansion are leaves, of
// all others their parts.
func readShell(data string) ([]leaf, error) {
	file, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(data), "")
	if err != nil {
		return nil, err
	}
	var out []leaf
	depth := 0
	syntax.Walk(file, func(n syntax.Node) bool {
		if n == nil {
			depth--
			return true
		}
		at := fmt.Sprintf("%d %d %T", len(out), depth, n)
		switch n := n.(type) {
		case *syntax.Word:
			if text, ok := staticWord(n.Parts); ok {
				out = append(out, leaf{at, text})
				return false
			}
		case *syntax.Comment:
			return false
		case *syntax.Lit:
			out = append(out, leaf{at, n.Value})
		case *syntax.SglQuoted:
			out = append(out, leaf{at, n.Value})
		default:
			out = append(out, leaf{at, ""})
		}
		depth++
		return true
	})
	return out, nil
}

// staticWord is the text of a word without an expansion.
func staticWord(parts []syntax.WordPart) (string, bool) {
	var b strings.Builder
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Lit:
			if strings.ContainsAny(part.Value, "*?[~") {
				return "", false
			}
			b.WriteString(escaped.ReplaceAllString(part.Value, "$1"))
		case *syntax.SglQuoted:
			b.WriteString(part.Value)
		case *syntax.DblQuoted:
			for _, inner := range part.Parts {
				lit, ok := inner.(*syntax.Lit)
				if !ok {
					return "", false
				}
				b.WriteString(unescapeShell(lit.Value))
			}
		default:
			return "", false
		}
	}
	return b.String(), true
}

// escaped is a character that a backslash outside quotes takes the meaning of.
var escaped = regexp.MustCompile(`\\(.)`)

func unescapeShell(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\$`, `$`, "\\`", "`", "\\\n", "").Replace(s)
}

func readDockerfile(data string) ([]leaf, error) {
	file, err := dockerfile.Parse([]byte(data))
	var out []leaf
	for i, in := range file.Instructions {
		at := fmt.Sprintf("%d %s %v", i, in.Keyword, in.JSON)
		for j, flag := range in.Flags {
			out = append(out, leaf{fmt.Sprintf("%s flag %d %s", at, j, flag.Name), flag.Value.Value})
		}
		switch {
		case in.Keyword == "RUN" && !in.JSON:
			more, problem := nested(at, in.Rest.Value, readShell)
			out, err = append(out, more...), errors.Join(err, problem)
		case len(in.Pairs) > 0:
			for j, pair := range in.Pairs {
				text, _ := in.Expand(pair.Value.Value)
				out = append(out, leaf{fmt.Sprintf("%s %d %s", at, j, pair.Key.Value), text})
			}
		default:
			for j, arg := range in.Args {
				out = append(out, leaf{fmt.Sprintf("%s %d", at, j), arg.Value})
			}
		}
	}
	return out, err
}

// readPromQL also reads what a query's braces hold.
func readPromQL(data string) ([]leaf, error) { return readTokens("#", unquoteGo, "\"'`")(data) }

// readEnvFile reads as systemd does: a value in quotes may go over several lines.
func readEnvFile(data string) ([]leaf, error) {
	var out []leaf
	for n := 0; data != ""; n++ {
		line, rest, _ := strings.Cut(data, "\n")
		name, value, set := strings.Cut(line, "=")
		if strings.HasPrefix(line, "#") || !set {
			out, data = append(out, leaf{strconv.Itoa(n), line}), rest
			continue
		}
		if quoted := quotedValue.FindString(data[len(name)+1:]); quoted != "" {
			rest = data[len(name)+1+len(quoted):]
			value = unescapeShell(strings.TrimSuffix(quoted, "\n"))
			value = value[1 : len(value)-1]
		} else if strings.ContainsAny(value, "\"'\\") {
			return nil, fmt.Errorf("variable %d: quotes that do not go over the whole value: %s", n, line)
		}
		out, data = append(out, leaf{fmt.Sprintf("%d %s", n, name), value}), rest
	}
	return out, nil
}

var quotedValue = regexp.MustCompile(`^"([^"\\]|\\(?s:.))*"\n`)

// readUnit splits the words of ExecStart.
func readUnit(data string) ([]leaf, error) {
	var out []leaf
	for i, line := range strings.Split(data, "\n") {
		rest, ok := strings.CutPrefix(line, "ExecStart=")
		if !ok {
			out = append(out, leaf{strconv.Itoa(i), line})
			continue
		}
		for n := 0; rest != ""; n++ {
			word, more, _ := strings.Cut(rest, " ")
			if strings.HasPrefix(rest, `"`) {
				end := closing(rest, 0)
				if end < 0 {
					return nil, fmt.Errorf("line %d: a string is not closed: %s", i+1, line)
				}
				text, err := strconv.Unquote(rest[:end+1])
				if err != nil {
					return nil, err
				}
				word, more = strings.NewReplacer("%%", "%", "%", "SPECIFIER", "$$", "$", "$", "VARIABLE").Replace(text), strings.TrimPrefix(rest[end+1:], " ")
			}
			out = append(out, leaf{fmt.Sprintf("%d word %d", i, n), word})
			rest = more
		}
	}
	return out, nil
}

// readGoTemplate reads the templates of Prometheus and Alertmanager: the text
// between actions, and the actions.
func readGoTemplate(data string) ([]leaf, error) {
	tree := parse.New("value")
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse("{{$labels := .}}{{$value := .}}{{$externalLabels := .}}{{$externalURL := .}}"+data, "{{", "}}", map[string]*parse.Tree{}); err != nil {
		return nil, err
	}
	if tree.Root == nil {
		return nil, nil
	}
	var out []leaf
	var text bytes.Buffer
	for _, n := range tree.Root.Nodes {
		if t, ok := n.(*parse.TextNode); ok {
			text.Write(t.Text)
			continue
		}
		if a, ok := n.(*parse.ActionNode); ok && len(a.Pipe.Cmds) == 1 && len(a.Pipe.Cmds[0].Args) == 1 {
			if s, ok := a.Pipe.Cmds[0].Args[0].(*parse.StringNode); ok { // {{ "{{" }} is text
				text.WriteString(s.Text)
				continue
			}
		}
		out = append(out, leaf{fmt.Sprintf("%d %T", len(out), n), n.String()})
	}
	return append(out, leaf{"text", text.String()}), nil
}
