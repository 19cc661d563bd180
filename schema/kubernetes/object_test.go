package kubernetes

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestObjects(t *testing.T) {
	const text = `apiVersion: v1
kind: Pod
metadata: {name: a, namespace: n}
---
# nothing
---
a: values of a chart
---
- a list
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: {name: b}
- {no: type}
- apiVersion: v1
  kind: ConfigMapList
  items:
  - metadata: {name: c}
  - text
---
apiVersion: v1
kind: [Pod]
`
	var got []string
	for _, o := range objects(t, text) {
		got = append(got, fmt.Sprint(o.APIVersion, " ", o.Kind, " ", o.Namespace, "/", o.Name))
	}
	want := []string{"v1 Pod n/a", "v1 Service /b", "v1 ConfigMap /c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("objects (-want +got):\n%s", diff)
	}
}

func TestWorkloads(t *testing.T) {
	const spec = "{metadata: {labels: {app: x}}, spec: {initContainers: [{name: i, restartPolicy: Always}, text], containers: [{name: c, image: j:1}], ephemeralContainers: [{name: e}]}}"
	const all = "x 1i/true 0c/false 2e/false"
	for text, want := range map[string]string{
		"apiVersion: apps/v1\nkind: Deployment\nspec: {template: " + spec + "}":                                  all,
		"apiVersion: apps/v1\nkind: StatefulSet\nspec: {template: " + spec + "}":                                 all,
		"apiVersion: extensions/v1beta1\nkind: DaemonSet\nspec: {template: " + spec + "}":                        all,
		"apiVersion: batch/v1\nkind: Job\nspec: {template: " + spec + "}":                                        all,
		"apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: " + spec + "}}}":             all,
		"apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {template: " + spec + "}":                        all,
		"apiVersion: v1\nkind: Pod\nmetadata: {labels: {app: x}}\nspec: {containers: [{name: c, image: 'j:1'}]}": "x 0c/false",
		"apiVersion: apps/v1\nkind: Deployment":                                                                  "",
		"apiVersion: example.com/v1\nkind: Job\nspec: {template: " + spec + "}":                                  "not a workload",
		"apiVersion: v1\nkind: Service\nspec: {template: " + spec + "}":                                          "not a workload",
	} {
		o := objects(t, text)[0]
		got := []string{o.PodLabels().Get("app").Text()}
		for _, c := range o.Containers() {
			got = append(got, fmt.Sprint(c.Kind, c.Name, "/", c.IsSidecar()))
			if c.Kind == Regular && c.Image().Text() != "j:1" {
				t.Errorf("%s: image %q", text, c.Image().Text())
			}
		}
		line := strings.Join(got, " ")
		if !o.IsWorkload() {
			line += "not a workload"
		}
		if line != want {
			t.Errorf("%s:\n- %s\n+ %s", text, want, line)
		}
	}
}

func TestLabels(t *testing.T) {
	all := objects(t, `apiVersion: v1
kind: Service
metadata: {annotations: {note: y}}
spec: {selector: {app: a}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {labels: {app: d}}
spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: c}}}}
`)
	service, deployment := all[0], all[1]
	for want, got := range map[string]string{
		"a": service.Selector().Get("app").Text(), "b": deployment.Selector().Get("app").Text(), "c": deployment.PodLabels().Get("app").Text(),
		"d": deployment.Labels().Get("app").Text(), "y": service.Annotations().Get("note").Text(), "": service.Labels().Get("app").Text(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
