package helm

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/node"
)

const values = `
port: 8080
name: api
off: false
on: true
empty: {}
probe: {httpGet: {path: /healthz, port: http}}
image: {tag: ""}
nested: "{{ .Values.name }}"
`

func TestManifest(t *testing.T) {
	docs, err := node.Parse([]byte(values), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, want string }{
		{"value", "port: {{ .Values.port }}", "port: 8080"},
		{"root", "name: {{ $.Values.name | quote }}", "name: api"},
		{"default", "tag: {{ .Values.image.tag | default \"v1\" }}", "tag: v1"},
		{"default first", "x: {{ default 9 .Values.none }}", "x: 9"},
		{"unknown", "name: {{ include \"x\" . }}-y", "name: HELM_UNKNOWN-y"},
		{"template in a value", "name: {{ .Values.nested }}", "name: HELM_UNKNOWN"},
		{"if", "{{- if .Values.on }}\na: 1\n{{- else }}\nb: 2\n{{- end }}", "\na: 1\n\n\n"},
		{"if not", "{{- if and .Values.on (not .Values.off) (eq .Values.name \"api\") }}\na: 1\n{{ end }}", "\na: 1\n"},
		{"else if", "{{ if .Values.off }}\na\n{{ else if .Values.on }}\nb\n{{ else }}\nc\n{{ end }}", "\n\n\nb\n\n\n"},
		{"unknown condition", "{{ if .Capabilities.X }}\na\n{{ else }}\nb\n{{ end }}\nc", "\n\n\n\n\nc"},
		{"with", "{{ with .Values.probe }}\nlivenessProbe:\n  {{- toYaml . | nindent 2 }}\n{{ end }}", "\nlivenessProbe:\n  {\"httpGet\": {\"path\": \"/healthz\", \"port\": \"http\"}}\n"},
		{"range", "{{ range .Values.x }}\na\n{{ end }}\nb", "\n\n\nb"},
		{"comment", "{{/* a\nb */}}\nc", "\n\nc"},
		{"whole value", "probe:\n{{ toYaml .Values.empty | indent 4 }}", "probe:\n    {}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, string(Manifest([]byte(test.text), docs[0].Root))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestHostile holds templates that must neither hang nor panic.
func TestHostile(t *testing.T) {
	for _, text := range []string{"{{", "}}", "{{ end }}", "{{ else }}", "{{ if }}", "{{ if ( }}", "{{ | }}", "{{ not }}", "{{ . }}", strings.Repeat("{{ if .Values.a }}", 10_000), "{{ with . }}{{ .a.b }}{{ end }}", "{{/*"} {
		if got := Manifest([]byte(text), nil); strings.Count(string(got), "\n") != strings.Count(text, "\n") {
			t.Errorf("%.30q has other lines", text)
		}
	}
}
