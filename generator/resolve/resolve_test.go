package resolve

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	"github.com/google/go-containerregistry/pkg/v1/random"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/shipgen/shipgen/schema/pin"
)

// server is a folder of git repositories; each commit of acme/tool is a day
// older than the next.
func server(t *testing.T) (r *Resolver, commits map[string]string) {
	t.Helper()
	base := t.TempDir()
	dir := filepath.Join(base, "acme", "tool")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	run := func(day int, args ...string) string {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		date := now.AddDate(0, 0, -day).Format(time.RFC3339)
		cmd.Env = append(cmd.Environ(), "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE="+date, "GIT_CONFIG_GLOBAL="+os.DevNull,
			"GIT_AUTHOR_NAME=t", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=t", "GIT_COMMITTER_EMAIL=t@example.com")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	run(0, "init", "-q", "-b", "main")
	run(0, "config", "uploadpack.allowAnySHA1InWant", "true")
	run(0, "config", "uploadpack.allowFilter", "true")
	commits = map[string]string{}
	for _, one := range []struct {
		tag string
		day int
	}{{"v1.0.0", 40}, {"v1.1.0", 20}, {"v2.0.0", 10}, {"v2.1.0", 2}, {"v3.0.0-rc1", 1}} {
		run(one.day, "commit", "-q", "--allow-empty", "-m", one.tag)
		run(one.day, "tag", "-a", one.tag, "-m", one.tag) // annotated: the commit is the peeled one
		commits[one.tag] = run(0, "rev-parse", "HEAD")
	}
	run(0, "tag", "v1", "v1.1.0^{}")
	r = New(now.AddDate(0, 0, -7))
	r.Git = "file://" + base + "/"
	return r, commits
}

func uses(t *testing.T, text, version string) pin.Reference {
	t.Helper()
	ref, err := pin.ParseUses(text)
	if err != nil {
		t.Fatal(err)
	}
	ref.Comment = version
	return ref
}

func TestPinAction(t *testing.T) {
	r, commits := server(t)
	for text, want := range map[string]Pinned{
		"acme/tool@v1.0.0": {"acme/tool@" + commits["v1.0.0"], "v1.0.0"},
		"acme/tool@v1":     {"acme/tool@" + commits["v1.1.0"], "v1.1.0"},
		"acme/tool/sub@v1": {"acme/tool/sub@" + commits["v1.1.0"], "v1.1.0"},
		"acme/tool@main":   {},
		"acme/tool@v9":     {},
		"acme/nowhere@v1":  {},
	} {
		got, err := r.Pin(context.Background(), uses(t, text, ""))
		if got != want || (err == nil) != (want != Pinned{}) {
			t.Errorf("Pin(%s) = %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestUpgradeWaitsForTheCooldown(t *testing.T) {
	r, commits := server(t)
	for from, want := range map[string]string{"v1.0.0": "v2.0.0", "v2.0.0": "v2.0.0", "v2.1.0": "v2.1.0"} {
		got, err := r.Upgrade(context.Background(), uses(t, "acme/tool@"+commits[from], from))
		if err != nil || got != (Pinned{"acme/tool@" + commits[want], want}) {
			t.Errorf("Upgrade(%s) = %v, %v; want %s", from, got, err, want)
		}
	}
	r.Before = r.Before.AddDate(0, 0, 6)
	got, err := r.Upgrade(context.Background(), uses(t, "acme/tool@"+commits["v2.0.0"], "v2.0.0"))
	if err != nil || got.Version != "v2.1.0" {
		t.Errorf("without a cooldown: %v, %v; want v2.1.0, and no pre-release", got, err)
	}
	unnoted := uses(t, "acme/tool@"+commits["v1.0.0"], "")
	if got, err := r.Upgrade(context.Background(), unnoted); err != nil || got.Text != unnoted.Text {
		t.Errorf("a commit without a version moved: %v, %v", got, err)
	}
}

func TestImages(t *testing.T) {
	s := httptest.NewServer(registry.New())
	defer s.Close()
	host := strings.TrimPrefix(s.URL, "http://")
	push := func() string {
		image, err := random.Image(64, 1)
		if err != nil {
			t.Fatal(err)
		}
		ref, err := name.ParseReference(host+"/app:1.2.3", name.Insecure)
		if err != nil {
			t.Fatal(err)
		}
		if err := remote.Write(ref, image); err != nil {
			t.Fatal(err)
		}
		digest, _ := image.Digest()
		return digest.String()
	}
	parse := func(text string) pin.Reference {
		ref, err := pin.ParseImage(text)
		if err != nil {
			t.Fatal(err)
		}
		return ref
	}
	fresh := func() *Resolver {
		r := New(time.Time{})
		r.Insecure = true
		return r
	}
	first := push()
	got, err := fresh().Pin(context.Background(), parse(host+"/app:1.2.3"))
	if want := (Pinned{Text: host + "/app:1.2.3@" + first}); err != nil || got != want {
		t.Errorf("Pin = %v, %v; want %v", got, err, want)
	}
	second := push()
	got, err = fresh().Upgrade(context.Background(), parse(host+"/app:1.2.3@"+first))
	if want := (Pinned{Text: host + "/app:1.2.3@" + second}); err != nil || got != want {
		t.Errorf("Upgrade = %v, %v; want %v", got, err, want)
	}
	if _, err := fresh().Pin(context.Background(), parse(host+"/nowhere:1")); err == nil {
		t.Error("an image that is not there is pinned")
	}
}
