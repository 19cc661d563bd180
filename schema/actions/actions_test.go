package actions

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rendered are the actions that shipgen's own templates use.
var rendered = []string{
	"actions/checkout", "actions/setup-go", "actions/cache", "actions/upload-artifact", "actions/download-artifact",
	"golangci/golangci-lint-action", "golang/govulncheck-action", "docker/setup-buildx-action", "docker/build-push-action",
	"docker/metadata-action", "docker/login-action", "docker/setup-qemu-action", "actions/attest", "sigstore/cosign-installer",
	"anchore/sbom-action", "step-security/harden-runner", "github/codeql-action/upload-sarif", "goreleaser/goreleaser-action",
}

func TestRenderedActionsAreCatalogued(t *testing.T) {
	for _, name := range rendered {
		tag, commit := Latest(name)
		if !Exact(tag) || !FirstHand(name, tag) || !isCommit(commit) {
			t.Errorf("%s: latest is %q at %q, want an exact first-hand version at a commit", name, tag, commit)
		}
		if Inputs(name, tag) == nil {
			t.Errorf("%s %s: no inputs catalogued", name, tag)
		}
	}
}

// Every row of both tables must be read as what its header says.
func TestTables(t *testing.T) {
	names := Names()
	if len(names) < 150 {
		t.Errorf("%d actions, want the whole table", len(names))
	}
	for _, name := range names {
		r := find(name)
		for _, commits := range []map[string]string{r.tags, r.seen, r.branches} {
			for ref, commit := range commits {
				if !isCommit(commit) || commit != strings.ToLower(commit) {
					t.Errorf("%s@%s: %q is no commit", name, ref, commit)
				}
			}
		}
		for commit, tag := range r.moved {
			if !isCommit(commit) || r.tags[tag] == commit {
				t.Errorf("%s@%s: %q is no earlier commit", name, tag, commit)
			}
		}
		if len(r.asOf) != len("2006-01-02") || len(r.tags) == 0 {
			t.Errorf("%s: as of %q with %d tags", name, r.asOf, len(r.tags))
		}
		for tag, commit := range r.tags {
			if isBad(commit) {
				t.Errorf("%s@%s is a known bad commit", name, tag)
			}
		}
	}
	inputs.once.Do(inputs.index)
	for _, name := range inputs.names {
		for major, m := range *inputs.get(name) {
			if major != Major(m.Tag) || strings.Contains(m.Using, " ") {
				t.Errorf("%s %s: read as tag %q using %q", name, major, m.Tag, m.Using)
			}
			for _, in := range m.Inputs {
				if strings.ContainsAny(in.Name, "=\" \t") {
					t.Errorf("%s %s: input %q", name, major, in.Name)
				}
			}
		}
	}
}

func TestCommit(t *testing.T) {
	const v701 = "3d3c42e5aac5ba805825da76410c181273ba90b1"
	for _, tt := range []struct {
		action, tag, want string
		firstHand         bool
	}{
		{"actions/checkout", "v7.0.1", v701, true},
		{"Actions/Checkout", "v7", v701, true},
		{"actions/checkout", "v0.0.0", "", false},
		{"actions/checkout", "releases/v6", "", false},
		{"golang/govulncheck-action", "v1.1.0", "032d45514ae346b1db93c04b0c90b841c370344f", false},
		{"github/codeql-action/upload-sarif", "v4.36.2", "8aad20d150bbac5944a9f9d289da16a4b0d87c1e", true},
		{"nobody/nothing", "v1", "", false},
		{"", "", "", false},
	} {
		got, ok := Commit(tt.action, tt.tag)
		if got != tt.want || ok != (tt.want != "") || FirstHand(tt.action, tt.tag) != tt.firstHand {
			t.Errorf("Commit(%q, %q) = %q, %v; want %q", tt.action, tt.tag, got, ok, tt.want)
		}
	}
}

func TestUnqualifiedHearsayIsNotOffered(t *testing.T) {
	if !Known("cachix/install-nix-action") || !strings.Contains(tags.blocks["cachix/install-nix-action"], "\tseen: ") {
		t.Fatal("the table has no single sighting of cachix/install-nix-action any more: choose another example")
	}
	if n := len(find("cachix/install-nix-action").seen); n != 0 {
		t.Errorf("%d versions offered on a single sighting", n)
	}
	if len(find("google/osv-scanner-action").seen) != 0 {
		t.Error("conflicting second-hand commits are offered")
	}
}

func TestTags(t *testing.T) {
	got := Tags("actions/checkout", strings.ToUpper("3d3c42e5aac5ba805825da76410c181273ba90b1"))
	if diff := cmp.Diff([]string{"v7.0.1", "v7"}, got); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	got = Tags("aquasecurity/trivy-action", "57a97c7e7821a5776cebc9bb87c984fa69cba8f1")
	if diff := cmp.Diff([]string{"v0.35.0", "0.35.0"}, got); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	if got := Tags("actions/checkout", strings.Repeat("0", 40)); got != nil {
		t.Errorf("tags of an unknown commit: %q", got)
	}
}

func TestLatest(t *testing.T) {
	for _, tt := range []struct{ action, major, want string }{
		{"actions/checkout", "", "v7.0.1"},
		{"actions/checkout", "v4", "v4.4.0"},
		{"actions/checkout", "4", "v4.4.0"},
		{"actions/checkout", "v99", ""},
		{"golang/govulncheck-action", "", "v1.0.4"}, // v1.1.0 is second-hand
		{"shivammathur/setup-php", "", "2.37.2"},
		{"ko-build/setup-ko", "", "v0.10"},
		{"Azure/docker-login", "", "v2"},
		{"nobody/nothing", "", ""},
	} {
		tag, commit := LatestOf(tt.action, tt.major)
		if tag != tt.want || (commit == "") != (tt.want == "") {
			t.Errorf("LatestOf(%q, %q) = %q, %q; want %q", tt.action, tt.major, tag, commit, tt.want)
		}
	}
	if got := LatestSeen("golang/govulncheck-action"); got != "v1.1.0" {
		t.Errorf("LatestSeen = %q, want v1.1.0", got)
	}
}

func TestWarnings(t *testing.T) {
	reason, ok := KnownBad("0E58ED8671D6B60D0890C21B07F8835ACE038E67")
	if !ok || !strings.Contains(reason, "CVE-2025-30066") {
		t.Errorf("KnownBad = %q, %v", reason, ok)
	}
	if _, ok := KnownBad("3d3c42e5aac5ba805825da76410c181273ba90b1"); ok {
		t.Error("a good commit is called bad")
	}
	if tag, ok := MovedTag("actions/checkout", "3df4ab11eba7bda6032a0b82a6bb43b11571feac"); tag != "v4.0.0" || !ok {
		t.Errorf("MovedTag = %q, %v", tag, ok)
	}
	if _, ok := Branch("pypa/gh-action-pypi-publish", "unstable/v1"); !ok {
		t.Error("unstable/v1 is not known as a branch")
	}
	if !strings.Contains(Note("actions/upload-artifact"), "shut down") {
		t.Errorf("Note = %q", Note("actions/upload-artifact"))
	}
}

func TestPin(t *testing.T) {
	for _, tt := range []struct{ uses, version string }{
		{"actions/checkout@v7", "v7.0.1"},
		{"ACTIONS/checkout@v7", "v7.0.1"},
		{"actions/checkout@v7.0.0", "v7.0.0"},
		{"github/codeql-action/upload-sarif@v4.36.2", "v4.36.2"},
		{"aquasecurity/trivy-action@0.35.0", "0.35.0"},
		{"Azure/docker-login@v2", "v2"},               // no exact tag has that commit
		{"zizmorcore/zizmor-action@v0.6.2", "v0.6.2"}, // second-hand, qualified
		{"actions/checkout@main", ""},
		{"actions/checkout@releases/v6", ""},
		{"actions/checkout@v99", ""},
		{"actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", ""},
		{"actions/checkout", ""},
		{"dorny/test-reporter@v1", ""}, // tag and branch
		{"slsa-framework/slsa-github-generator/.github/workflows/builder_go_slsa3.yml@v2.1.0", ""},
		{"nobody/nothing@v1", ""},
		{"", ""},
	} {
		commit, version, ok := Pin(tt.uses)
		if version != tt.version || ok != (tt.version != "") || ok != isCommit(commit) {
			t.Errorf("Pin(%q) = %q, %q, %v; want version %q", tt.uses, commit, version, ok, tt.version)
		}
	}
}

// A pin must not change what runs: the commit is the one of the ref itself.
func TestPinKeepsTheCommit(t *testing.T) {
	for _, name := range Names() {
		for tag, commit := range find(name).tags {
			got, version, ok := Pin(name + "@" + tag)
			if ok && (got != commit || !slices.Contains(Tags(name, commit), version)) {
				t.Errorf("Pin(%s@%s) = %s %s, want a tag of %s", name, tag, got, version, commit)
			}
		}
	}
}

func TestInputs(t *testing.T) {
	m := Inputs("Actions/Setup-Go", "v7.0.0")
	if m == nil || m.Using != "node24" {
		t.Fatalf("setup-go v7 = %+v", m)
	}
	want := Input{Name: "cache", Cache: true, HasDefault: true, Default: "true"}
	if got, ok := m.Input("CACHE"); !ok || got != want {
		t.Errorf("cache = %+v, %v; want %+v", got, ok, want)
	}
	if _, ok := m.Input("cash"); ok {
		t.Error("an unknown input is found")
	}
	if diff := cmp.Diff([]string{"cache-hit", "go-version"}, m.Outputs); diff != "" {
		t.Errorf("outputs (-want +got):\n%s", diff)
	}
	for _, unknown := range []*Metadata{Inputs("actions/setup-go", "v99"), Inputs("actions/setup-go", "main"), Inputs("nobody/nothing", "v1")} {
		if unknown != nil {
			t.Errorf("inputs of an unknown version: %+v", unknown)
		}
	}
}

func isCommit(ref string) bool {
	return len(ref) == 40 && strings.Trim(strings.ToLower(ref), "0123456789abcdef") == ""
}

func TestCompareVersions(t *testing.T) {
	order := []string{"main", "v1.0.0-rc.1", "v1.0.0", "v2", "v2.0.0", "v2.9.0", "v2.10.0", "v10.0.0"}
	for i := range order[1:] {
		if a, b := order[i], order[i+1]; CompareVersions(a, b) >= 0 || CompareVersions(b, a) <= 0 {
			t.Errorf("%s must come before %s", a, b)
		}
	}
	if CompareVersions("v1.2.3", "1.2.3") != 0 {
		t.Error("a leading v must not matter")
	}
}

// What one run pays when it first asks: the index of the whole table and one action.
func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		t := table[repository]{text: &tagTable, parse: parseRepository}
		if t.get("actions/checkout") == nil {
			b.Fatal("actions/checkout is not catalogued")
		}
	}
}

func BenchmarkFirstInputs(b *testing.B) {
	for b.Loop() {
		t := table[map[string]*Metadata]{text: &inputTable, parse: parseMajors}
		if t.get("actions/checkout") == nil {
			b.Fatal("actions/checkout is not catalogued")
		}
	}
}

func BenchmarkLargestAction(b *testing.B) {
	Names()
	for b.Loop() {
		if len(parseRepository(tags.blocks["bridgecrewio/checkov-action"]).tags) < 3000 {
			b.Fatal("the block is not whole")
		}
	}
}
