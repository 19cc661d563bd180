package shell

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// Each testdata/schema/shell/<case>.sh, and .ps1, is read and printed: its commands with the
// bytes of their words, and what the model says of them.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("../../testdata/schema/shell/*.sh")
	scripts, _ := filepath.Glob("../../testdata/schema/shell/*.ps1")
	if err != nil || len(files) == 0 || len(scripts) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range append(files, scripts...) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lang := Bash
			if filepath.Ext(name) == ".ps1" {
				lang = PowerShell
			}
			got := dump(string(data), lang)
			golden := strings.TrimSuffix(name, filepath.Ext(name)) + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func dump(src string, lang Lang) string {
	var b strings.Builder
	script, err := Parse(src, lang)
	if err != nil {
		fmt.Fprintf(&b, "error %d: %s\n", err.(*Error).Offset, err)
	}
	for _, c := range script.Commands {
		dumpCommand(&b, src, c)
	}
	for _, d := range Downloads(script) {
		fmt.Fprintf(&b, "download %q", src[d.Start:d.End])
		if d.RunBy != nil {
			fmt.Fprintf(&b, " run by %s", d.RunBy.Name())
		}
		fmt.Fprintf(&b, " output=%q unpacks=%v verified=%v moving=%q insecure=%q\n", d.Output, d.Unpacks, d.Verified, d.Moving, d.Insecure)
	}
	return b.String()
}

func dumpCommand(b *strings.Builder, src string, c *Command) {
	fmt.Fprintf(b, "%q", src[c.Start:c.End])
	if len(c.Wrappers) > 0 {
		fmt.Fprintf(b, " in %v", c.Wrappers)
	}
	if c.Condition {
		fmt.Fprint(b, " condition")
	}
	if c.Dir != "" {
		fmt.Fprintf(b, " dir=%s", c.Dir)
	}
	if c.Lost {
		fmt.Fprint(b, " lost")
	}
	if c.Into != "" {
		fmt.Fprintf(b, " into=%s", c.Into)
	}
	if c.Outer != nil {
		fmt.Fprintf(b, " outer=%s", c.Outer.Name())
	}
	if c.Prev != nil {
		fmt.Fprintf(b, " after %s", c.Prev.Name())
	}
	fmt.Fprintln(b)
	for _, a := range c.Assigns {
		fmt.Fprintf(b, "  set %s=%q\n", a.Name, a.Value.Value)
	}
	for _, w := range c.Words {
		fmt.Fprintf(b, "  %q static=%v %q\n", src[w.Start:w.End], w.Static, w.Value)
	}
	for _, i := range Installs(c) {
		fmt.Fprintf(b, "  install %s %s %q version=%q pinned=%v unknown=%v locked=%v why=%q %q\n", i.Tool, i.Source, i.Package, i.Version, i.Pinned, i.Unknown, i.Locked, i.Why, src[i.Start:i.End])
	}
	for _, k := range Caches(c) {
		fmt.Fprintf(b, "  cache %s %s %s: %s\n", k.Tool, k.Work, k.Program, k.Folders[0])
	}
}

// One line per form of install: what the model makes of each.
func TestInstalls(t *testing.T) {
	tests := []struct{ command, want string }{
		{"apt-get install -y --no-install-recommends curl=8.1-1 git", "curl pinned; git no version"},
		{"apt-get -o Foo=bar -y install ./x.deb ca-certificates-", "./x.deb pinned local"},
		{"apt-get install nginx/stable foo=1.*", `nginx release "stable" holds many versions; foo version "1.*" moves`},
		{"apk add --no-cache --virtual .deps gcc=13 'musl-dev~=1.2' make>1 !x", "gcc pinned; musl-dev pinned; make no version"},
		{"apk add -t .deps -X https://x.example/main curl@edge", "curl no version"},
		{"dnf install -y nginx-1.24.0-1 git @development", "nginx pinned; git no version"},
		{"yum -y install java-17-openjdk", "java pinned"},
		{"zypper in -y vim=9.1 'git>2'", `vim pinned; git version "2" moves`},
		{"pip install -U requests==2.31.0 'flask>=2' django numpy==1.* 'uvicorn[standard]==0.30.1'", `requests pinned; flask range >=2; django no version; numpy version "1.*" moves; uvicorn pinned`},
		{"pip3.12 install --index-url https://x.example -r requirements.txt .", "requirements.txt pinned requirements; . pinned local"},
		{"python3 -m pip install --require-hashes -r a.txt", "a.txt pinned requirements locked"},
		{"pip install -c constraints.txt flask", "flask pinned"},
		{"pip install git+https://git.example/a/b@v1.2.3 git+https://git.example/a/b git+ssh://git@git.example/a/b", "git+https://git.example/a/b pinned git; git+https://git.example/a/b a repository without a revision git; git+ssh://git@git.example/a/b a repository without a revision git"},
		{"uv pip install ruff", "ruff no version"},
		{"uv tool install ruff@0.6.1", "ruff pinned"},
		{"uvx --from black==24.1.0 black .", "black pinned"},
		{"uv sync --frozen", " pinned project locked"},
		{"pipx install poetry==1.8.3", "poetry pinned"},
		{"npm install -g yarn typescript@5.4.2 eslint@^9 @scope/x@1.0.0 @scope/y", `yarn no version; typescript pinned; eslint version "^9" moves; @scope/x pinned; @scope/y no version`},
		{"npm ci --omit=dev", " pinned project locked"},
		{"npm install", " npm install may change package-lock.json project"},
		{"npm i --registry https://x.example a/b ./local x@latest", `a/b a repository without a revision git; ./local pinned local; x version "latest" moves`},
		{"npx tsc -p .", "tsc no version unknown"},
		{"npx -y create-app demo", "create-app no version"},
		{"npx cowsay@latest hi", `cowsay version "latest" moves`},
		{"yarn", " yarn install may change yarn.lock project"},
		{"yarn install --immutable", " pinned project locked"},
		{"yarn global add serve@14.2.3", "serve pinned"},
		{"pnpm install --frozen-lockfile", " pinned project locked"},
		{"gem install bundler -v 2.5.1", "bundler pinned"},
		{"gem install rails:7.1.0 puma", "rails pinned; puma no version"},
		{"bundle install", " bundle install may change Gemfile.lock project"},
		{"cargo install --locked cross --version 0.2.5", "cross pinned locked"},
		{"cargo install cross@0.2.5 just", "cross pinned; just no version"},
		{"cargo install --git https://git.example/a --rev 0123456 x", "x pinned git"},
		{"go install golang.org/x/tools/cmd/stringer@latest", `golang.org/x/tools/cmd/stringer version "latest" moves`},
		{"go install example.com/x@v1.2.3", "example.com/x pinned"},
		{"go install -ldflags '-s -w' example.com/x@0123456789ab", "example.com/x pinned"},
		{"go install ./cmd/x", "./cmd/x pinned local"},
		{"go run example.com/x@master ./...", `example.com/x version "master" moves`},
		{"go install example.com/x@${VERSION}", "example.com/x pinned unknown"},
		{"go get -u example.com/x", "example.com/x -u takes the newest version project"},
		{"brew install jq node@22", "jq no version; node pinned"},
		{"composer require laravel/framework:^11.0", `laravel/framework version "^11.0" moves`},
		{"dotnet tool install -g dotnet-ef --version 8.0.1", "dotnet-ef pinned"},
		{"sudo -E apt-get install -y curl", "curl no version"},
		{"pip install --group tests --group docs", ""},
		{"uv pip install --system --exclude-newer 2026-01-01 --index-strategy first-index ruff==0.6.1", "ruff pinned"},
		{"cargo binstall -y --disable-strategies compile cross@0.2.5", "cross pinned"},
		{"conda install -y -c conda-forge numpy=2.1.0 conda-forge::scipy 'pandas>=2' --file a.txt", `a.txt pinned requirements; numpy pinned; scipy no version; pandas version "2" moves`},
		{"choco install -y make --version=4.4.1", "make pinned"},
		{"cinst packages.config mingw", "packages.config pinned local; mingw no version"},
		{"winget install --id Foo.Bar -e", "Foo.Bar no version"},
		{"winget install Foo.Bar -v 1.2.3", "Foo.Bar pinned"},
		{"snap install --classic go --revision 10", "go pinned"},
		{"nuget install Foo -Version 1.2.3", "Foo pinned"},
		{"dotnet add package Foo", "Foo no version"},
		{"Install-Module -Name Pester -RequiredVersion 5.6.1", "Pester pinned"},
		{"Install-Module Pester -Scope CurrentUser", "Pester no version"},
		{"gh extension install a/b", "a/b no version git"},
		{"gh extension install a/b --pin v1.2.3", "a/b pinned git"},
		{"gh extension install .", ". pinned local"},
		{"helm upgrade --install x bitnami/redis -n y", "bitnami/redis no version"},
		{"helm upgrade --install x bitnami/redis --version 1.2.3", "bitnami/redis pinned"},
		{"helm install x oci://r.example/c --version '>1'", `oci://r.example/c version ">1" moves`},
		{"helm install x charts/app && helm install y . && helm install z app-1.2.3.tgz && helm install", ""},
		{"helm install x app --repo https://r.example", "app no version"},
		{"helm plugin install https://git.example/a", "https://git.example/a no version git"},
		{"kubectl krew install ns", "ns no version"},
		{"dart pub global activate coverage 1.2.3", "coverage pinned"},
		{"dart pub global activate coverage ^1.2.3", `coverage version "^1.2.3" moves`},
		{"dart pub global activate -s path .", ""},
		{"luarocks install busted", "busted no version"},
		{"cpanm Foo::Bar", "Foo::Bar no version"},
		{"opam install dune.3.1 ocamlformat .", "dune pinned; ocamlformat no version; . pinned local"},
		{"ansible-galaxy collection install a.b:1.2.3 c.d", "a.b pinned; c.d no version"},
		{"ansible-galaxy install git+https://git.example/a,v1.2.3", "git+https://git.example/a pinned git"},
		{"mise use -g go@latest && mise install && mise install go && mise use node@22", `go version "latest" moves; go pinned project; node pinned`},
		{"asdf install golang latest && asdf install golang 1.26.3 && asdf install", `golang version "latest" moves; golang pinned`},
		{"corepack prepare pnpm@latest --activate && corepack enable && corepack pnpm add x", `pnpm version "latest" moves; x no version`},
		{"pnpx x && bun x y@latest && pipx inject env z", `x no version; y version "latest" moves; z no version`},
		{"py -m pip install x && cargo +nightly install y", "x no version; y no version"},
		{"command -v npm", ""},
		{"echo npm install x", ""},
	}
	for _, test := range tests {
		script, err := Parse(test.command, Bash)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range script.Commands {
			for _, i := range Installs(c) {
				got = append(got, describe(i))
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.command, diff)
		}
	}
}

func TestLatestRelease(t *testing.T) {
	for text, want := range map[string]string{
		"gh release download -R acme/tool -p '*.tgz'": "acme/tool",
		"gh release download --repo=acme/tool":        "acme/tool",
		"gh release download v1.2.3 -R acme/tool":     "",
		"gh release download -p '*.tgz'":              "",
		"gh release view -R acme/tool":                "",
		"gh":                                          "",
	} {
		script, err := Parse(text, Bash)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := LatestRelease(script.Commands[0])
		if got.Value != want && want != "" || want == "" && latest(script) {
			t.Errorf("%s: got %q, want %q", text, got.Value, want)
		}
	}
}

func TestMovingManifest(t *testing.T) {
	for text, want := range map[string]string{
		"kubectl apply -f https://git.example/a/releases/latest/download/a.yaml": "latest",
		"kubectl -n x create --filename=https://git.example/a/main/a.yaml":       "main",
		"kubectl apply -f https://git.example/a/releases/download/v1.2.3/a.yaml": "",
		"kubectl apply -f deploy/latest/a.yaml":                                  "",
		"kubectl get -f https://git.example/a/main/a.yaml":                       "",
		"curl -f https://git.example/a/main/a.yaml":                              "",
	} {
		script, err := Parse(text, Bash)
		if err != nil {
			t.Fatal(err)
		}
		if _, got, _ := MovingManifest(script.Commands[0]); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func latest(s *Script) bool {
	_, ok := LatestRelease(s.Commands[0])
	return ok
}

func describe(i Install) string {
	s := i.Package + " " + i.Why
	if i.Pinned {
		s = i.Package + " pinned"
	}
	if i.Source != Registry {
		s += " " + string(i.Source)
	}
	if i.Unknown {
		s += " unknown"
	}
	if i.Locked {
		s += " locked"
	}
	return s
}

func TestCacheFolders(t *testing.T) {
	script, err := Parse("go build ./...", Bash)
	if err != nil {
		t.Fatal(err)
	}
	caches := Caches(script.Commands[0])
	if len(caches) != 2 {
		t.Fatalf("go build fills %d caches, want 2", len(caches))
	}
	tests := []struct {
		dir             string
		modules, builds bool
	}{
		{"/go/pkg/mod", true, false}, {"/go/pkg", true, false}, {"/root/go/pkg/mod/", true, false},
		{"/root/.cache/go-build", false, true}, {"/home/me/.cache", false, true}, {"/root/.cache", false, true}, {"/tmp", false, false}, {"/root", true, true},
	}
	for _, test := range tests {
		if caches[0].Has(test.dir) != test.modules || caches[1].Has(test.dir) != test.builds {
			t.Errorf("%s holds modules %v and builds %v, want %v and %v", test.dir, caches[0].Has(test.dir), caches[1].Has(test.dir), test.modules, test.builds)
		}
	}
}

// Whatever the bytes, words stay inside the source and nothing panics.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "a | b && c", "sh -c 'x \"y\"'", "echo ${{ a.b }}", "cat <<E\nx $(y)\nE", "bash <(curl https://x.example)", "sudo -u x env A=b apt-get install x", "$((", "`a`", "a() { b; }; for i in *; do c; done", "curl -fsSL https://x.example/latest/a.tgz | tar xz", "npm i -g x@\"$V\"", "sh -c \"a\\\"b\""} {
		f.Add(seed)
	}
	f.Add("& 'a' (b @{c = \"d\"}) `\n > $x | e; <# f #> # g\n@'\nh\n'@")
	f.Fuzz(func(t *testing.T, src string) {
		fuzzed(t, src, PowerShell)
		script := fuzzed(t, src, Bash)
		Downloads(script)
	})
}

func fuzzed(t *testing.T, src string, lang Lang) *Script {
	script, _ := Parse(src, lang)
	for _, c := range script.Commands {
		if c.Start < 0 || c.Start > c.End || c.End > len(src) || len(c.Words) == 0 {
			t.Fatalf("command at %d-%d of %d bytes with %d words", c.Start, c.End, len(src), len(c.Words))
		}
		for _, w := range c.Words {
			if w.Start < 0 || w.Start > w.End || w.End > len(src) {
				t.Fatalf("word %q at %d-%d of %d bytes", w.Value, w.Start, w.End, len(src))
			}
		}
		for _, i := range Installs(c) {
			if i.Start < 0 || i.Start > i.End || i.End > len(src) {
				t.Fatalf("install %q at %d-%d of %d bytes", i.Package, i.Start, i.End, len(src))
			}
		}
		Caches(c)
	}
	return script
}

// Scripts made to be slow or deep are read, or refused, in bounded time.
func TestHostileScripts(t *testing.T) {
	n := MaxSource - 16
	for name, unit := range map[string]string{
		"pipes": "a|", "and": "a&&", "parens": "(", "subshells": "$(", "not": "! ", "if": "if ", "quotes": "'\"", "expressions": "${{x}} ", "heredocs": "<<a ",
		"wrappers": "sudo ", "assign": "a=$a;", "braces": "${a:-", "arith": "$((-", "backticks": "`a ", "shells": "sh -c 'sh -c ", "words": "a ",
	} {
		src := strings.Repeat(unit, n/len(unit))
		start := time.Now()
		script, _ := Parse(src, Bash)
		other, _ := Parse(src, PowerShell)
		for _, c := range append(script.Commands, other.Commands...) {
			Installs(c)
			Caches(c)
		}
		Downloads(script)
		Downloads(other)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %d bytes took %s", name, len(src), took)
		}
	}
	long := strings.Repeat("curl -O https://x.example/a\n", MaxSource/28)
	start := time.Now()
	script, _ := Parse(long, Bash)
	if got := len(Downloads(script)); got != MaxSource/28 {
		t.Errorf("%d downloads, want %d", got, MaxSource/28)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("%d downloads took %s", MaxSource/28, took)
	}
}
