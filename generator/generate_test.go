package generator

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const cases = "../testdata/generate"

// TestGenerate renders each folder of testdata/generate: a small repository and,
// under want/, the tree that is rendered for it, or its errors in want/errors.txt.
func TestGenerate(t *testing.T) {
	entries, err := os.ReadDir(cases)
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d cases, error %v", len(entries), err)
	}
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			dir := filepath.Join(cases, entry.Name())
			got := generated(t, dir)
			want := filepath.Join(dir, "want")
			if *update {
				rewrite(t, want, got)
			}
			if diff := cmp.Diff(tree(t, want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", want, diff)
			}
		})
	}
}

// generated are the rendered files of a case as text, or its errors. A second
// run must give the same bytes.
func generated(t *testing.T, dir string) map[string]string {
	t.Helper()
	first, second := render(t, dir), render(t, dir)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("two runs differ (-first +second):\n%s", diff)
	}
	return first
}

func render(t *testing.T, dir string) map[string]string {
	t.Helper()
	in, err := input(dir)
	if err == nil {
		var jobs []Job
		if jobs, err = Plan(in); err == nil {
			var files []File
			if files, err = Render(templates.FS, jobs); err == nil {
				return texts(files)
			}
		}
	}
	return map[string]string{"errors.txt": err.Error() + "\n"}
}

func texts(files []File) map[string]string {
	out := map[string]string{}
	for _, file := range files {
		out[file.Path] = string(file.Data)
	}
	return out
}

// input is what cmd gathers, from a folder: go.mod is found at the root or one
// level below; the file "version" holds shipgen's version, v0.1.0 without it.
func input(dir string) (*Input, error) {
	files := map[string][]byte{}
	for name, text := range treeOf(dir) {
		if !strings.HasPrefix(name, "want/") {
			files[name] = []byte(text)
		}
	}
	s, err := ship.Parse("ship.yaml", files["ship.yaml"])
	if err != nil {
		return nil, err
	}
	in := &Input{Ship: s, Pins: NewPins(PinSet{}, PinSet{}), Version: "v0.1.0"}
	if version, ok := files["version"]; ok {
		in.Version = string(bytes.TrimSpace(version))
	}
	in.Repo = Identity{Owner: s.Repository.Owner, Name: s.Repository.Name, ModuleDir: ".", Files: files, Sources: map[string]Sources{}}
	for _, service := range s.Services {
		context := path.Clean(service.Build.Context)
		var inside []string
		for name := range files {
			if file, ok := strings.CutPrefix(path.Join("/", name), path.Join("/", context)+"/"); ok {
				inside = append(inside, file)
			}
		}
		in.Repo.Sources[context], err = NewSources(service.Build.Language, inside, func(file string) ([]byte, error) {
			return files[path.Join(context, file)], nil
		})
		if err != nil {
			return nil, err
		}
	}
	return in, in.Repo.readModule(files)
}

// readModule takes the go.mod that no other one, sorted before it, replaces.
func (id *Identity) readModule(files map[string][]byte) error {
	var replaced []Replaced
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Base(name) != "go.mod" {
			continue
		}
		module, err := modfile.Parse(name, files[name], nil)
		if err != nil {
			return err
		}
		replaced = append(replaced, LocalReplaces(path.Dir(name), module)...)
		if slices.ContainsFunc(replaced, func(r Replaced) bool { return r.Dir == path.Dir(name) }) {
			continue
		}
		id.Module, id.ModuleDir, id.GoVersion = module.Module.Mod.Path, path.Dir(name), module.Go.Version
		if module.Toolchain != nil {
			id.Toolchain = strings.TrimPrefix(module.Toolchain.Name, "go")
		}
		_, id.GoSum = files[path.Join(id.ModuleDir, "go.sum")]
	}
	id.Folders = goFolders(files, id.ModuleDir)
	for _, r := range replaced {
		r.Folders = goFolders(files, r.Dir)
		id.Replaced = append(id.Replaced, r)
	}
	return nil
}

// goFolders are the folders and files directly in a folder that hold Go.
func goFolders(files map[string][]byte, dir string) []string {
	var folders []string
	for name := range files {
		inside, ok := strings.CutPrefix(path.Join("/", name), path.Join("/", dir, "/")+"/")
		if dir == "." {
			inside, ok = name, true
		}
		if top, _, _ := strings.Cut(inside, "/"); ok && strings.HasSuffix(name, ".go") {
			folders = append(folders, top)
		}
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}

// tree is every file below a folder, by its path with slashes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := treeOf(dir)
	if len(files) == 0 {
		t.Errorf("%s: no golden files; run with -update", dir)
	}
	return files
}

func treeOf(dir string) map[string]string {
	files := map[string]string{}
	root := os.DirFS(dir)
	_ = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	return files
}

func rewrite(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
