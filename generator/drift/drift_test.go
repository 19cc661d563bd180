package drift

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/schema/repo"
)

// disk is a repository in memory.
type disk struct{ repo.Memory }

func (d disk) Mode(path string) (fs.FileMode, bool) {
	_, ok := d.Memory[path]
	return 0o644, ok
}

// write applies changes as a Commit would.
func (d disk) write(changes []repo.Change) {
	for _, c := range changes {
		if c.Delete {
			delete(d.Memory, c.Path)
			continue
		}
		d.Memory[c.Path] = c.Data
	}
}

func render(files map[string]string) []generator.File {
	var out []generator.File
	for _, path := range slices.Sorted(maps.Keys(files)) {
		out = append(out, generator.File{Path: path, Mode: 0o644, Data: []byte(files[path])})
	}
	return out
}

// generate renders files onto the disk and returns the lock it leaves.
func (d disk) generate(t *testing.T, old *Lock, files []generator.File) *Lock {
	t.Helper()
	next := NewLock()
	next.Templates, next.Input = "templates", "input"
	changes, err := Apply(d, old, next, files, Choice{})
	if err != nil {
		t.Fatal(err)
	}
	d.write(changes)
	lock, err := ParseLock(d.Memory[LockPath])
	if err != nil {
		t.Fatal(err)
	}
	return lock
}

func TestStates(t *testing.T) {
	first := render(map[string]string{"a.yml": "a: 1\nb: 2\n", "gone.yml": "x\n"})
	second := render(map[string]string{"a.yml": "a: 1\nb: 3\n"})
	cases := map[string]struct {
		edit             func(d disk, lock *Lock)
		files            []generator.File
		templates, input string
		want             map[string]State
	}{
		"as rendered":     {files: first, want: map[string]State{"a.yml": Clean, "gone.yml": Clean}},
		"other line ends": {files: first, edit: func(d disk, _ *Lock) { d.Memory["a.yml"] = []byte("a: 1\r\nb: 2\r\n") }, want: map[string]State{"a.yml": Clean, "gone.yml": Clean}},
		"edited":          {files: first, edit: func(d disk, _ *Lock) { d.Memory["a.yml"] = []byte("a: 1\nb: 9\n") }, want: map[string]State{"a.yml": Drifted, "gone.yml": Clean}},
		"edited into what the next render is": {files: second, edit: func(d disk, _ *Lock) { d.Memory["a.yml"] = second[0].Data },
			want: map[string]State{"a.yml": Clean, "gone.yml": Orphan}},
		"recorded edit": {files: first, edit: func(d disk, lock *Lock) {
			d.Memory["a.yml"] = []byte("a: 1\nb: 9\n")
			lock.Files["a.yml"] = Record{Render: Hash(first[0].Data), Accepted: Hash(d.Memory["a.yml"])}
		}, want: map[string]State{"a.yml": Edited, "gone.yml": Clean}},
		"deleted":         {files: first, edit: func(d disk, _ *Lock) { delete(d.Memory, "a.yml") }, want: map[string]State{"a.yml": Missing, "gone.yml": Clean}},
		"ship.yaml moved": {files: second, input: "other", want: map[string]State{"a.yml": Outdated, "gone.yml": Orphan}},
		"templates moved": {files: second, templates: "other", want: map[string]State{"a.yml": Stale, "gone.yml": Orphan}},
		"both moved":      {files: second, templates: "other", input: "other", want: map[string]State{"a.yml": Outdated, "gone.yml": Orphan}},
		"orphan edited":   {files: second, edit: func(d disk, _ *Lock) { d.Memory["gone.yml"] = []byte("mine\n") }, input: "other", want: map[string]State{"a.yml": Outdated, "gone.yml": Drifted}},
		"orphan gone":     {files: second, edit: func(d disk, _ *Lock) { delete(d.Memory, "gone.yml") }, input: "other", want: map[string]State{"a.yml": Outdated}},
		"asked for anew":  {files: render(map[string]string{"n.yml": "n\n", "a.yml": "a: 1\nb: 2\n", "gone.yml": "x\n"}), want: map[string]State{"a.yml": Clean, "gone.yml": Clean, "n.yml": New}},
		"somebody else's": {files: render(map[string]string{"n.yml": "n\n", "a.yml": "a: 1\nb: 2\n", "gone.yml": "x\n"}), edit: func(d disk, _ *Lock) { d.Memory["n.yml"] = []byte("mine\n") }, want: map[string]State{"a.yml": Clean, "gone.yml": Clean, "n.yml": Foreign}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d := disk{repo.Memory{}}
			lock := d.generate(t, NewLock(), first)
			if c.edit != nil {
				c.edit(d, lock)
			}
			templates, input := "templates", "input"
			if c.templates != "" {
				templates = c.templates
			}
			if c.input != "" {
				input = c.input
			}
			all, err := Compare(d, lock, c.files, templates, input)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]State{}
			for _, s := range all {
				got[s.Path] = s.State
				if (s.State == Clean) != (s.Diff == "") {
					t.Errorf("%s is %s with diff %q", s.Path, s.State, s.Diff)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestApplyTwiceChangesNothing(t *testing.T) {
	d := disk{repo.Memory{}}
	files := render(map[string]string{"a.yml": "a\n", "dir/b.yml": "b\n"})
	lock := d.generate(t, NewLock(), files)
	next := NewLock()
	next.Templates, next.Input = "templates", "input"
	changes, err := Apply(d, lock, next, files, Choice{})
	if err != nil || len(changes) > 0 {
		t.Errorf("changes %v, error %v", changes, err)
	}
	want := []string{".shipgen/base/a.yml", ".shipgen/base/dir/b.yml", "a.yml", "dir/b.yml", "ship.lock"}
	if diff := cmp.Diff(want, d.Files()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestApplyRemovesOrphansAndKeepsLineEnds(t *testing.T) {
	d := disk{repo.Memory{}}
	lock := d.generate(t, NewLock(), render(map[string]string{"a.yml": "a\n", "b.yml": "b\n"}))
	d.Memory["a.yml"] = []byte("a\r\n")
	d.generate(t, lock, render(map[string]string{"a.yml": "A\n"}))
	if diff := cmp.Diff([]string{".shipgen/base/a.yml", "a.yml", "ship.lock"}, d.Files()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := string(d.Memory["a.yml"]); got != "A\r\n" {
		t.Errorf("a.yml is %q", got)
	}
}

func TestParseLock(t *testing.T) {
	for name, text := range map[string]string{
		"unknown key":   "version: 1\nfoo: 1\n",
		"other version": "version: 9\n",
		"not yaml":      ":::\n\t",
		"markers":       "<<<<<<< ours\nversion: 1\n",
	} {
		if _, err := ParseLock([]byte(text)); err == nil || !strings.Contains(err.Error(), "hint:") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	lock := NewLock()
	lock.Files["b"], lock.Files["a"] = Record{"r", "x"}, Record{"r", "x"}
	one, err := lock.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseLock(one)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := again.Bytes()
	if diff := cmp.Diff(string(one), string(two)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestApplyOnlySomeFiles(t *testing.T) {
	d := disk{repo.Memory{}}
	lock := d.generate(t, NewLock(), render(map[string]string{"a.yml": "a\n", "b.yml": "b\n"}))
	next := NewLock()
	changes, err := Apply(d, lock, next, render(map[string]string{"a.yml": "A\n"}), Choice{Only: func(path string) bool { return path == "a.yml" }})
	if err != nil {
		t.Fatal(err)
	}
	d.write(changes)
	if diff := cmp.Diff("b\n", string(d.Memory["b.yml"])); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(lock.Files["b.yml"], next.Files["b.yml"]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := string(d.Memory["a.yml"]); got != "A\n" {
		t.Errorf("a.yml is %q", got)
	}
}

// Two changes that lie apart and yet make nonsense together are a conflict.
func TestMergeThatDoesNotParse(t *testing.T) {
	d := disk{repo.Memory{}}
	first := render(map[string]string{"a.yml": "a: 1\nb: 2\nc: 3\nd: 4\n"})
	lock := d.generate(t, NewLock(), first)
	d.Memory["a.yml"] = []byte("z: 0\na: 1\nb: 2\nc: 3\nd: 4\n")
	second := render(map[string]string{"a.yml": "a: 1\nb: 2\nc: 3\nd: 4\nz: 5\n"})
	statuses, err := Compare(d, lock, second, "templates", "other")
	if err != nil {
		t.Fatal(err)
	}
	if why := statuses[0].Conflict; !strings.Contains(why, "line 6 is no valid YAML") {
		t.Errorf("conflict %q, want the second z refused", why)
	}
	d.generate(t, lock, second)
	if got := string(d.Memory["a.yml"]); strings.Contains(got, "z: 5") {
		t.Errorf("the merge was written: %q", got)
	}
}
