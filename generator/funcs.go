package generator

import (
	"fmt"
	"reflect"
	"strings"
	"text/template"
)

// functions are what templates can call. Every value from ship.yaml goes
// through the quoting function of the language it lands in.
func functions(root *template.Template) template.FuncMap {
	return template.FuncMap{
		"yaml":       quoteYAML, // a scalar, safe in every place
		"value":      blockYAML, // value INDENT TEXT: a value after "key: ", several lines as a literal block
		"flow":       flowYAML,  // a list as [a, b]
		"json":       quoteJSON,
		"shell":      quoteShell,
		"dockerfile": quoteDockerfile,
		"hcl":        quoteHCL,
		"rego":       quoteRego,
		"promql":     quotePromQL,
		"cloudbuild": quoteCloudBuild,
		"systemd":    quoteSystemd,
		"unitArg":    quoteUnitArg,
		"github":     quoteGitHub, // data of which GitHub shall evaluate nothing
		"unexpanded": unexpanded,  // a text or list in which Kubernetes replaces no $(VARIABLE)
		"comment":    comment,     // comment "#" TEXT: one comment line per line
		"indent":     func(n int, s string) string { return indentLines(s, n) },
		"include": func(name string, data any, indent int) (string, error) {
			return include(root, name, data, indent)
		},
	}
}

// include is a partial as text, its lines indented, without its last line end.
func include(root *template.Template, name string, data any, indent int) (string, error) {
	if root.Lookup(name) == nil {
		return "", fmt.Errorf("no partial %q", name)
	}
	var b strings.Builder
	if err := root.ExecuteTemplate(&b, name, data); err != nil {
		return "", err
	}
	return indentLines(strings.Trim(b.String(), "\n"), indent), nil
}

// indentLines puts n spaces before every line that is not empty.
func indentLines(s string, n int) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", n) + line
		}
	}
	return strings.Join(lines, "\n")
}

// items are the elements of any slice.
func items(list any) ([]any, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("no list: %T", list)
	}
	out := make([]any, v.Len())
	for i := range out {
		out[i] = v.Index(i).Interface()
	}
	return out, nil
}

// namedString is the text of a value whose type is a string with a name, such as ship.Kind.
func namedString(v any) (string, bool) {
	if r := reflect.ValueOf(v); r.Kind() == reflect.String {
		return r.String(), true
	}
	return "", false
}
