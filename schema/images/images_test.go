package images

import (
	std "cmp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sum = "sha256:" + strings.Repeat("0a", 32)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		ref  string
		want Reference
		text string // String(), where it is not ref
	}{
		{"golang", Reference{"docker.io", "library/golang", "", ""}, ""},
		{"golang:1.26-alpine", Reference{"docker.io", "library/golang", "1.26-alpine", ""}, ""},
		{"docker.io/library/golang:1.26", Reference{"docker.io", "library/golang", "1.26", ""}, "golang:1.26"},
		{"docker.io/golang", Reference{"docker.io", "library/golang", "", ""}, "golang"},
		{"index.docker.io/golang", Reference{"docker.io", "library/golang", "", ""}, "golang"},
		{"docker/dockerfile:1", Reference{"docker.io", "docker/dockerfile", "1", ""}, ""},
		{"localhost/app", Reference{"localhost", "app", "", ""}, ""},
		{"localhost:5000/app:v1", Reference{"localhost:5000", "app", "v1", ""}, ""},
		{"127.0.0.1:5000/a/b/c", Reference{"127.0.0.1:5000", "a/b/c", "", ""}, ""},
		{"[::1]:5000/app", Reference{"[::1]:5000", "app", "", ""}, ""},
		{"host:5000", Reference{"docker.io", "library/host", "5000", ""}, ""},
		{"gcr.io/distroless/static-debian13:nonroot@" + sum, Reference{"gcr.io", "distroless/static-debian13", "nonroot", sum}, ""},
		{"alpine@" + sum, Reference{"docker.io", "library/alpine", "", sum}, ""},
		{"a__b/c--d.e:_x.Y-z", Reference{"docker.io", "a__b/c--d.e", "_x.Y-z", ""}, ""},
		{"Ghcr.io/acme/app", Reference{"Ghcr.io", "acme/app", "", ""}, ""},
	} {
		got, err := Parse(tt.ref)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.ref, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", tt.ref, diff)
		}
		if want := std.Or(tt.text, tt.ref); got.String() != want {
			t.Errorf("Parse(%q).String() = %q", tt.ref, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for ref, part := range map[string]string{
		"":                                   `"" is no part of a repository name`,
		"Golang":                             `must be lower case, "Golang" is not`,
		"acme/Golang:1":                      `must be lower case, "Golang" is not`,
		"golang:":                            `"" is no tag`,
		"golang:-x":                          `"-x" is no tag`,
		"golang:a b":                         `"a b" is no tag`,
		"golang@":                            `"" is no digest`,
		"golang@sha256:abc":                  `"sha256:abc" is no digest`,
		"golang@" + sum + "0":                `is no digest`,
		"golang@md5:" + sum[7:]:              `is no digest`,
		"a//b":                               `"" is no part of a repository name`,
		"/golang":                            `"" is no part of a repository name`,
		"a_-b":                               `"a_-b" is no part of a repository name`,
		"host:port/app":                      `"host:port" is no registry`,
		"-x.io/app":                          `"-x.io" is no registry`,
		"golang:" + strings.Repeat("x", 129): `is no tag`,
		strings.Repeat("a/", 130) + "b":      `271 characters`,
		"${REGISTRY}/app:1":                  `no registry`,
		"app\n":                              `no part of a repository name`,
	} {
		if _, err := Parse(ref); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("Parse(%q): %v, want an error with %q", ref, err, part)
		}
	}
}

func TestTable(t *testing.T) {
	if n := len(Names()); n < 20 {
		t.Errorf("%d images, want the whole table", n)
	}
	for _, name := range Names() {
		for tag, seen := range load().images[name] {
			if r, err := Parse(name + ":" + tag); err != nil || r.Name() != name {
				t.Errorf("%s:%s is read as %q: %v", name, tag, r, err)
			}
			for _, s := range seen {
				if !digest.MatchString(s.digest) || s.files < 2 || s.last != "" && len(s.last) != len("2006-01-02") {
					t.Errorf("%s:%s: %+v", name, tag, s)
				}
			}
		}
	}
}

// What shipgen's own templates ask for must be there, by digest.
func TestRenderedImagesAreConfirmed(t *testing.T) {
	for _, minor := range []string{"1.25", "1.26", "1.27"} {
		for _, variant := range []string{"alpine", "bookworm"} {
			if tag, digest, ok := Newest("golang", minor, variant); !ok || digest == "" || !Exact(tag) {
				t.Errorf("golang %s %s: %q %q, want an exact tag with a digest", minor, variant, tag, digest)
			}
		}
	}
	for _, ref := range []string{
		"gcr.io/distroless/static-debian13:nonroot", "gcr.io/distroless/base-debian12:nonroot",
		"alpine:3.24.2", "docker/dockerfile:1.25.0",
	} {
		if _, ok := Digest(ref); !ok {
			t.Errorf("%s: no digest is confirmed", ref)
		}
	}
}

func TestDigest(t *testing.T) {
	for _, tt := range []struct{ ref, want string }{
		{"golang:1.26.7-alpine", "sha256:28d89ee9cc0f"},
		{"docker.io/library/golang:1.26.7-alpine", "sha256:28d89ee9cc0f"},
		{"mirror.gcr.io/library/golang:1.26.7-alpine", "sha256:28d89ee9cc0f"},
		{"golang:1.26.6-alpine", "sha256:3889b425"},                      // the newer of two by commit date
		{"alpine:3.24", "sha256:294b683cb724"},                           // 3.24.2, though more files pin 3.24.1
		{"gcr.io/distroless/static-debian13:nonroot", "sha256:f7f8f729"}, // most files, counting those of static:nonroot
		{"golang:1.27.2-alpine", ""},                                     // one file only
		{"golang:1.26.99-alpine", ""},
		{"ghcr.io/acme/golang:1.26.7-alpine", ""},
		{"node:24-alpine", ""}, // a tie
		{"Golang", ""},
		{"", ""},
	} {
		got, ok := Digest(tt.ref)
		if ok != (tt.want != "") || !strings.HasPrefix(got, tt.want) {
			t.Errorf("Digest(%q) = %q, %v; want %q", tt.ref, got, ok, tt.want)
		}
	}
}

func TestNewest(t *testing.T) {
	for _, tt := range []struct {
		name, minor, variant, want string
		confirmed                  bool
	}{
		{"golang", "1.26", "alpine", "1.26.7-alpine", true},
		{"docker.io/library/golang", "1.26", "alpine", "1.26.7-alpine", true},
		{"golang", "1.27", "alpine", "1.27.2-alpine3.24", true}, // 1.27.2-alpine has no confirmed digest
		{"golang", "1.27.2", "alpine", "1.27.2-alpine3.24", true},
		{"golang", "1.27", "alpine3.24", "1.27.2-alpine3.24", true},
		{"golang", "1.26", "alpine3.23", "1.26.6-alpine3.23", false},
		{"golang", "1.27", "trixie", "1.27.2-trixie", false},
		{"golang", "1.26", "", "1.26.6", true},
		{"golang", "1.2", "alpine", "", false}, // 1.26 is not within 1.2
		{"golang", "1.28", "alpine", "", false},
		{"golang", "1.26", "alp", "", false},
		{"golang", "", "alpine", "", false},
		{"golang", "latest", "", "", false},
		{"alpine", "3.24", "", "3.24.2", true},
		{"docker/dockerfile", "1", "", "1.25.0", true},
		{"eclipse-temurin", "25", "jre-alpine", "25.0.3_9-jre-alpine", false},
		{"nginx", "1.29", "alpine", "1.29-alpine", true}, // a floating tag only, pinned by its digest
		{"ubuntu", "24.04", "", "", false},               // floating and unconfirmed: nothing would be pinned
		{"nobody/nothing", "1", "", "", false},
	} {
		tag, digest, ok := Newest(tt.name, tt.minor, tt.variant)
		if tag != tt.want || ok != (tt.want != "") || (digest != "") != tt.confirmed {
			t.Errorf("Newest(%q, %q, %q) = %q, %q, %v; want %q", tt.name, tt.minor, tt.variant, tag, digest, ok, tt.want)
		}
	}
}

func TestTags(t *testing.T) {
	got := Tags("alpine")
	if diff := cmp.Diff([]string{"3.24.2", "3.24.1", "3.24.0", "3.24"}, got[:4]); diff != "" {
		t.Errorf("newest first (-want +got):\n%s", diff)
	}
	if got := Tags("nobody/nothing"); len(got) != 0 {
		t.Errorf("tags of an unknown image: %q", got)
	}
}

func TestVersion(t *testing.T) {
	for _, tt := range []struct {
		tag, number, variant string
		exact                bool
	}{
		{"1.27.2-alpine3.24", "1.27.2", "alpine3.24", true},
		{"1.26-alpine", "1.26", "alpine", false},
		{"v1.34.0", "1.34.0", "", true},
		{"21.0.9_10-jdk-noble", "21.0.9_10", "jdk-noble", true},
		{"28-cli", "28", "cli", false},
		{"latest", "", "", false},
		{"bookworm-slim", "", "", false},
		{"1.27rc1-alpine", "1.27rc1", "alpine", false},
		{"99999999999999999999", "", "", false},
	} {
		number, variant, ok := Version(tt.tag)
		if number != tt.number || variant != tt.variant || ok != (tt.number != "") || Exact(tt.tag) != tt.exact {
			t.Errorf("Version(%q) = %q, %q, %v; exact %v", tt.tag, number, variant, ok, Exact(tt.tag))
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("ghcr.io/acme/app:v1.2.3@" + sum); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewest(b *testing.B) {
	for b.Loop() {
		if _, _, ok := Newest("golang", "1.26", "alpine"); !ok {
			b.Fatal("golang 1.26 alpine is not catalogued")
		}
	}
}
