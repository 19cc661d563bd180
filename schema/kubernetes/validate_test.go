package kubernetes

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/node"
)

func objects(t *testing.T, text string) []*Object {
	t.Helper()
	docs, err := node.Parse([]byte(text), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return Objects(docs)
}

// violations are the lines `source of the node's first line: message`.
func violations(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, o := range objects(t, text) {
		for _, v := range Validate(o) {
			source, _, _ := strings.Cut(string(v.Node.Source()), "\n")
			fmt.Fprintf(&b, "%s: %s\n", source, v.Message)
		}
	}
	return b.String()
}

const head = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: c\n    image: i:1\n"

func TestValidate(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"valid", head + "    imagePullPolicy: Always\n    ports: [{containerPort: 80, protocol: TCP}]\n    resources: {limits: {cpu: 500m, memory: 128Mi, nvidia.com/gpu: 1, ephemeral-storage: 1.5e3}}\n    livenessProbe: {httpGet: {path: /, port: http}}\n    readinessProbe: {httpGet: {path: /, port: 80}}\n    command: null\n", ""},
		{"unknown kind", "apiVersion: example.com/v1\nkind: Pod\nspec: 1\n", ""},
		{"unknown field", head + "    imagePullPollicy: Always\n    livenessprobe: {}\n    somethingElse: 1\n",
			"imagePullPollicy: unknown field \"imagePullPollicy\" in Pod.spec.containers[0], did you mean \"imagePullPolicy\"\n" +
				"livenessprobe: unknown field \"livenessprobe\" in Pod.spec.containers[0], did you mean \"livenessProbe\"\n" +
				"somethingElse: unknown field \"somethingElse\" in Pod.spec.containers[0]\n"},
		{"repeated field", head + "    image: j:1\n", "image: field \"image\" of Pod.spec.containers[0] is set twice\n"},
		{"missing field", "apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 2, selector: null}\n",
			"{replicas: 2, selector: null}: Deployment.spec has no field \"selector\", which is required\n" +
				"{replicas: 2, selector: null}: Deployment.spec has no field \"template\", which is required\n"},
		{"merged field", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - &c {name: c, image: i}\n  - {<<: *c, image: j}\n", ""},
		{"types", "apiVersion: apps/v1\nkind: Deployment\nmetadata: []\nspec:\n  replicas: \"2\"\n  paused: 'false'\n  selector: x\n  template: {spec: {containers: {name: c}}}\n",
			"[]: Deployment.metadata is a list, expected an object\n" +
				"\"2\": Deployment.spec.replicas is the string \"2\", expected an integer\n" +
				"'false': Deployment.spec.paused is the string \"false\", expected true or false\n" +
				"x: Deployment.spec.selector is a string, expected an object\n" +
				"{name: c}: Deployment.spec.template.spec.containers is an object, expected a list\n"},
		{"strings", head + "    env: [{name: A, value: 12345}, {name: B, value: yes}, {name: C, value: \"yes\"}, {name: D, value: 1.5}, {name: E, value: {a: b}}, {name: F, value: 2001-01-01}]\n",
			"12345: Pod.spec.containers[0].env[0].value is an integer, expected a string in quotes\n" +
				"yes: Pod.spec.containers[0].env[1].value is a boolean, expected a string in quotes\n" +
				"1.5: Pod.spec.containers[0].env[3].value is a number, expected a string in quotes\n" +
				"{a: b}: Pod.spec.containers[0].env[4].value is an object, expected a string\n"},
		{"enum", head + "    imagePullPolicy: always\n",
			"always: Pod.spec.containers[0].imagePullPolicy is the string \"always\", expected one of Always, IfNotPresent, Never\n"},
		{"quantity", head + "    resources: {limits: {memory: 128MB, cpu: true}}\n",
			"128MB: Pod.spec.containers[0].resources.limits.memory is the string \"128MB\", expected a quantity such as 500m or 128Mi\n" +
				"true: Pod.spec.containers[0].resources.limits.cpu is the boolean true, expected a quantity such as 500m or 128Mi\n"},
		{"int or string", head + "    livenessProbe: {httpGet: {port: 1.5}}\n    readinessProbe: {httpGet: {port: [80]}}\n",
			"1.5: Pod.spec.containers[0].livenessProbe.httpGet.port is the number 1.5, expected an integer or a string\n" +
				"[80]: Pod.spec.containers[0].readinessProbe.httpGet.port is a list, expected an integer or a string\n"},
		{"integer bits", "apiVersion: batch/v1\nkind: Job\nspec: {backoffLimit: 3000000000, completions: 2.0, template: {}}\n",
			"3000000000: Job.spec.backoffLimit is the integer 3000000000, expected an integer of 32 bits\n"},
		{"secret values stay out", "apiVersion: v1\nkind: Secret\ndata: {a: not base64, b: aGk=}\nstringData: {pin: 1234}\ntype: 7\nimmutable: hunter2\n",
			"not base64: Secret.data.a is not base64\n1234: Secret.stringData.pin is an integer, expected a string in quotes\n7: Secret.type is an integer, expected a string in quotes\nhunter2: Secret.immutable is a string, expected true or false\n"},
		{"time", "apiVersion: v1\nkind: ConfigMap\nmetadata: {creationTimestamp: yesterday}\n",
			"yesterday: ConfigMap.metadata.creationTimestamp is the string \"yesterday\", expected a time such as 2006-01-02T15:04:05Z\n"},
		{"placeholders", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: {{ .Name }}}\nspec: {replicas: {{ .N }}, paused: \"{{ .P }}\", minReadySeconds: \"${S}\", revisionHistoryLimit: $(R), selector: {}, template: {{ .T }}}\n---\napiVersion: v1\nkind: Secret\ndata: {a: '{{ .Values.a | b64enc }}'}\n", ""},
		{"patch directive", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n$patch: delete\n", ""},
		{"any value", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: g\n  scope: Cluster\n  names: {kind: K, plural: ks}\n  versions:\n  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, default: {a: 1}, additionalProperties: true, properties: {a: {type: string}}}}}\n", ""},
	} {
		if diff := cmp.Diff(c.want, violations(t, c.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestValidateTogether(t *testing.T) {
	o := objects(t, head)[0]
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if found := Validate(o); len(found) > 0 {
				t.Errorf("found %v", found)
			}
		})
	}
	group.Wait()
}

// TestDefinitions holds the embedded table to what the code assumes of it.
func TestDefinitions(t *testing.T) {
	d := load()
	for kind, name := range d.Kinds {
		if d.Definitions[name] == nil {
			t.Errorf("%s has no definition %s", kind, name)
		}
	}
	types := map[string]bool{"": true, "object": true, "array": true, "string": true, "boolean": true, "integer": true, "number": true, "int-or-string": true, "quantity": true}
	var visit func(name string, s *schema)
	visit = func(name string, s *schema) {
		if s == nil {
			return
		}
		if !types[s.Type] || s.Ref != "" && d.Definitions[s.Ref] == nil {
			t.Errorf("%s: type %q, reference %q", name, s.Type, s.Ref)
		}
		visit(name+"[]", s.Items)
		visit(name+".*", s.Values)
		for field, p := range s.Properties {
			visit(name+"."+field, p)
		}
	}
	for name, s := range d.Definitions {
		visit(name, s)
	}
	if !strings.HasPrefix(Version(), "1.") || !Known("apps/v1", "Deployment") || Known("v1", "PodList") || Known("apps/v1", "Pod") {
		t.Errorf("version %s does not know its kinds", Version())
	}
}

func TestRemoved(t *testing.T) {
	for _, r := range removals {
		for _, kind := range r.kinds {
			if Known(r.apiVersion, kind) {
				t.Errorf("%s %s is served by %s", r.apiVersion, kind, Version())
			}
			if strings.Contains(r.replacement, "/v") && !Known(r.replacement, kind) {
				t.Errorf("%s %s, in place of %s, is not served by %s", r.replacement, kind, r.apiVersion, Version())
			}
		}
	}
	since, replacement, ok := Removed("extensions/v1beta1", "Ingress")
	if got := fmt.Sprint(since, replacement, ok); got != "1.22networking.k8s.io/v1true" {
		t.Errorf("got %s", got)
	}
	if _, _, ok := Removed("networking.k8s.io/v1", "Ingress"); ok {
		t.Error("a served version is said to be removed")
	}
}

func BenchmarkValidate(b *testing.B) {
	docs, err := node.Parse([]byte(head), node.DefaultLimits)
	if err != nil {
		b.Fatal(err)
	}
	o := Objects(docs)[0]
	for b.Loop() {
		Validate(o)
	}
}
