package generator

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
)

// TestSystemdQuotes asks a shell: systemd reads double quotes in an
// EnvironmentFile as a shell does.
func TestSystemdQuotes(t *testing.T) {
	for _, s := range hostile {
		quoted, err := quoteSystemd(s)
		if err != nil {
			continue
		}
		out, err := exec.Command("sh", "-c", "v="+quoted+"\nprintf %s \"$v\"").Output()
		if err != nil || string(out) != s {
			t.Errorf("%s: read back as %q, error %v", quoted, out, err)
		}
	}
}

func TestFargateSize(t *testing.T) {
	tests := []struct{ milli, mib, cpu, memory int }{
		{100, 128, 256, 512}, {250, 600, 256, 1024}, {250, 1100, 256, 2048}, {300, 512, 512, 1024},
		{100, 3000, 512, 3072}, {1000, 128, 1024, 2048}, {1001, 9000, 2048, 9216}, {16000, 200000, 16384, 122880},
	}
	for _, test := range tests {
		cpu, memory := fargateSize(test.milli, test.mib)
		if diff := cmp.Diff([]int{test.cpu, test.memory}, []int{cpu, memory}); diff != "" {
			t.Errorf("%d m and %d MiB (-want +got):\n%s", test.milli, test.mib, diff)
		}
	}
}

func TestQuantities(t *testing.T) {
	got := []int{mebibytes("128Mi"), mebibytes("1Gi"), mebibytes("512Ki"), mebibytes("1G"), millicores("250m"), millicores("0.5"), millicores("2")}
	if diff := cmp.Diff([]int{128, 1024, 1, 954, 250, 500, 2000}, got); diff != "" {
		t.Errorf("quantities (-want +got):\n%s", diff)
	}
}

func TestDurationsOfPrometheus(t *testing.T) {
	got := []string{promDuration(30), promDuration(60), promDuration(90), promDuration(7200), promDuration(0)}
	if diff := cmp.Diff([]string{"30s", "1m", "90s", "2h", "0s"}, got); diff != "" {
		t.Errorf("durations (-want +got):\n%s", diff)
	}
}

// TestPlatformsKeepValues gives a service every hostile value and reads it back
// from the files of each platform.
func TestPlatformsKeepValues(t *testing.T) {
	var env strings.Builder
	want := map[string]string{}
	for i, s := range hostile {
		name := fmt.Sprintf("V%d", i)
		quoted := doubleQuoteYAML(s)
		if _, err := ship.Parse("ship.yaml", fmt.Appendf(nil, "version: 1\nname: a\nservices: {a: {env: {A: %s}}}\n", quoted)); err != nil {
			continue // refused, with a position
		}
		want[name] = s
		fmt.Fprintf(&env, "%s: %s, ", name, quoted)
	}
	got := renderPlatforms(t, "{"+env.String()+"}")
	for file, read := range map[string]func([]byte) (map[string]string, error){
		"deploy/fargate/live/api.task.json": taskEnvironment, "deploy/fc/live/hook.json": functionEnvironment,
		"deploy/run/live/api.yaml": containerEnvironment, "deploy/events/live/api.yaml": expandedEnvironment,
		"deploy/gcf/live/hook.env.yaml": flatEnvironment, "deploy/calls/live/template.yaml": stackEnvironment,
	} {
		values, err := read(got[file])
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if diff := cmp.Diff(want, values); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
	if len(want) < 40 {
		t.Errorf("%d values, want most of %d", len(want), len(hostile))
	}
}

// expandedEnvironment has what a container on Kubernetes gets, where $$ before a
// parenthesis is one $.
func expandedEnvironment(data []byte) (map[string]string, error) {
	values, err := containerEnvironment(data)
	for name, value := range values {
		values[name] = strings.ReplaceAll(value, "$$(", "$(")
	}
	return values, err
}

func renderPlatforms(t *testing.T, env string) map[string][]byte {
	t.Helper()
	text := `version: 1
name: a
repository: {owner: o, name: a}
services:
  api: {build: ./cmd/api, port: 8080, env: ` + env + `}
  hook: {kind: function, build: ./cmd/hook, env: ` + env + `, targets: [fc, gcf, calls]}
targets:
  fargate: {ecs: {region: r-1, cluster: c, role: "arn:aws:iam::123456789012:role/x"}}
  calls: {lambda: {region: r-1, role: "arn:aws:iam::123456789012:role/x"}}
  run: {cloudRun: {project: acme-prod, region: r-1, workloadIdentityProvider: projects/1/locations/global/workloadIdentityPools/a/providers/b}}
  gcf: {cloudFunctions: {project: acme-prod, region: r-1, entryPoint: A, workloadIdentityProvider: projects/1/locations/global/workloadIdentityPools/a/providers/b}}
  fc: {functionCompute: {region: r-1, role: "acs:ram::12345:role/x"}}
  events: {knative: {}}
environments: {live: {}}
`
	s, err := ship.Parse("ship.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	in := &Input{Ship: s, Pins: NewPins(PinSet{}, PinSet{}), Repo: Identity{Module: "m", ModuleDir: ".", GoVersion: "1.26.0"}, Version: "v0.1.0"}
	jobs, err := planPlatforms(in)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Render(templates.FS, jobs)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, file := range files {
		out[file.Path] = file.Data
	}
	return out
}

type namedValue struct{ Name, Value string }

func valuesOf(list []namedValue) map[string]string {
	out := map[string]string{}
	for _, v := range list {
		out[v.Name] = v.Value
	}
	return out
}

func taskEnvironment(data []byte) (map[string]string, error) {
	var task struct {
		ContainerDefinitions []struct{ Environment []namedValue }
	}
	if err := json.Unmarshal(data, &task); err != nil {
		return nil, err
	}
	return valuesOf(task.ContainerDefinitions[0].Environment), nil
}

func functionEnvironment(data []byte) (map[string]string, error) {
	var function struct{ EnvironmentVariables map[string]string }
	err := json.Unmarshal(data, &function)
	return function.EnvironmentVariables, err
}

func containerEnvironment(data []byte) (map[string]string, error) {
	var service struct {
		Spec struct {
			Template struct {
				Spec struct {
					Containers []struct{ Env []namedValue }
				}
			}
		}
	}
	if err := yaml.Unmarshal(data, &service); err != nil {
		return nil, err
	}
	return valuesOf(service.Spec.Template.Spec.Containers[0].Env), nil
}

func flatEnvironment(data []byte) (map[string]string, error) {
	var values map[string]string
	err := yaml.Unmarshal(data, &values)
	return values, err
}

func stackEnvironment(data []byte) (map[string]string, error) {
	var stack struct {
		Resources struct {
			Hook struct {
				Properties struct {
					Environment struct {
						Variables map[string]string `yaml:"Variables"`
					} `yaml:"Environment"`
				} `yaml:"Properties"`
			} `yaml:"Hook"`
		} `yaml:"Resources"`
	}
	err := yaml.Unmarshal(data, &stack)
	delete(stack.Resources.Hook.Properties.Environment.Variables, "APP_VERSION") // shipgen's own
	return stack.Resources.Hook.Properties.Environment.Variables, err
}

func TestGlobRegex(t *testing.T) {
	got := []string{globRegex("v*"), globRegex("release/1.x"), globRegex("main")}
	if diff := cmp.Diff([]string{"^v.*$", `^release/1\.x$`, "^main$"}, got); diff != "" {
		t.Errorf("patterns (-want +got):\n%s", diff)
	}
}

// TestAccountIDs keeps long names apart, and within what Google Cloud allows.
func TestAccountIDs(t *testing.T) {
	const long = "run-a-very-long-application-production-"
	got := []string{accountID("run-orders-production-run"), accountID(long + "eu"), accountID(long + "us")}
	if got[1] == got[2] {
		t.Errorf("one id for two accounts: %s", got[1])
	}
	valid := regexp.MustCompile(`^[a-z][a-z0-9-]{4,28}[a-z0-9]$`)
	for _, id := range got {
		if !valid.MatchString(id) {
			t.Errorf("%s is no id of a service account", id)
		}
	}
}

func TestRunAs(t *testing.T) {
	site := &platformSite{
		Environment: &ship.Environment{Name: "live"}, in: &Input{Ship: &ship.Ship{Name: "orders"}},
		Target: &ship.Target{Name: "run", Options: map[string]string{"project": "acme.dev:prod"}},
	}
	got := []string{runAs(site)}
	site.Target.Options["runAs"] = "a@b.iam.gserviceaccount.com"
	got = append(got, runAs(site))
	if diff := cmp.Diff([]string{"run-orders-live-run@prod.acme.dev.iam.gserviceaccount.com", "a@b.iam.gserviceaccount.com"}, got); diff != "" {
		t.Errorf("accounts (-want +got):\n%s", diff)
	}
}
