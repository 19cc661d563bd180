package generator

import (
	"fmt"
	"strings"
)

// unexpanded is a text, or a list of them, as Kubernetes is to read it in env,
// command and args, where it puts the value of a variable for $(NAME) and takes
// $$ for a dollar.
// https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
func unexpanded(v any) (any, error) {
	if s, ok := v.(string); ok {
		return escapeDollars(s), nil
	}
	list, err := items(v)
	if err != nil {
		return nil, err
	}
	for i, item := range list {
		s, ok := item.(string)
		if !ok {
			return nil, fmt.Errorf("no text: %T", item)
		}
		list[i] = escapeDollars(s)
	}
	return list, nil
}

// escapeDollars doubles each dollar before a dollar or a bracket; any other one
// is itself.
func escapeDollars(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '$' && i+1 < len(s) && (s[i+1] == '$' || s[i+1] == '(') {
			b.WriteByte('$')
		}
	}
	return b.String()
}
