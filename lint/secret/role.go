package secret

import (
	"path"
	"strings"
)

// role is what a file is for: the same text is a leak in one and an example in
// another.
type role struct {
	test      bool // tests and their data
	example   bool // documentation, examples, templates of configuration
	generated bool // lock files, minified and bundled code, vendored trees: nobody writes secrets there
	locale    bool // translations
	verbal    bool // calls are written without brackets: password "value"
	language  language
}

// language is how values are written in a file.
type language int

const (
	config language = iota // name = value, unquoted too
	code                   // an unquoted value is an expression
	prose                  // unquoted values end at the next blank
	data                   // JSON: every value is quoted
)

var extensions = map[string]language{
	".go": code, ".py": code, ".js": code, ".ts": code, ".jsx": code, ".tsx": code, ".mjs": code, ".cjs": code, ".java": code, ".kt": code, ".kts": code,
	".scala": code, ".c": code, ".cc": code, ".cpp": code, ".cxx": code, ".h": code, ".hpp": code, ".cs": code, ".rb": code, ".php": code, ".swift": code,
	".rs": code, ".m": code, ".mm": code, ".pl": code, ".pm": code, ".lua": code, ".dart": code, ".ex": code, ".exs": code, ".erl": code, ".hs": code,
	".clj": code, ".cljs": code, ".edn": code, ".groovy": code, ".gradle": code, ".vue": code, ".svelte": code, ".r": code, ".jl": code, ".sol": code, ".cr": code, ".fs": code, ".vb": code, ".tf": code,
	".hcl": code, ".sql": code, ".ipynb": code, ".proto": code, ".zig": code, ".nim": code, ".coffee": code, ".tcl": code, ".ino": code, ".pde": code, ".mts": code, ".cts": code, ".patch": code, ".diff": code, ".gql": code, ".graphql": code, ".sentinel": code, ".rego": code,
	".jsp": prose, ".ftl": prose, ".erb": prose, ".cshtml": prose, ".aspx": prose, ".ejs": prose, ".hbs": prose, ".twig": prose, ".pug": prose, ".xhtml": prose, ".markdown": prose, ".gohtml": prose,
	".pas": code, ".pp": code, ".nix": code,
	".json": data, ".json5": data, ".jsonc": data, ".tfstate": data, ".har": data,
	".md": prose, ".rst": prose, ".txt": prose, ".html": prose, ".htm": prose, ".adoc": prose, ".log": prose, ".mdx": prose, ".tex": prose, ".csv": prose, ".tsv": prose, ".org": prose, "": prose,
}

// roleOf reads a role off a path.
func roleOf(name string, kindConfig bool) role {
	folded := strings.ToLower(name)
	base, ext := path.Base(folded), path.Ext(folded)
	r := role{language: extensions[ext]}
	if kindConfig || strings.HasPrefix(base, "dockerfile") || ext == "" && strings.HasPrefix(base, ".") || strings.HasPrefix(base, ".env") {
		r.language = config
	}
	switch ext {
	case ".tf", ".hcl", ".rb", ".gradle", ".groovy", ".nix", ".sql", ".pp", ".pl", ".nomad", ".clj", ".cljs", ".edn":
		r.verbal = true
	}
	parts := strings.FieldsFunc(folded, func(c rune) bool { return c == '/' || c == '.' || c == '_' || c == '-' })
	for _, part := range parts {
		r.add(part)
	}
	if ext == ".md" || ext == ".rst" || ext == ".adoc" || ext == ".mdx" || strings.HasPrefix(base, "readme") || strings.HasPrefix(base, "changelog") {
		r.example = true
	}
	if stem := strings.TrimSuffix(path.Base(name), path.Ext(name)); strings.HasSuffix(stem, "Test") || strings.HasSuffix(stem, "Tests") || strings.HasSuffix(stem, "Spec") || strings.HasPrefix(stem, "Test") && len(stem) > 4 && stem[4] < 'a' {
		r.test = true
	}
	r.generated = r.generated || generated(folded, base)
	return r
}

func (r *role) add(part string) {
	if n := len(part); strings.HasPrefix(part, "test") && !strings.HasPrefix(part, "testim") || n > 6 && strings.HasSuffix(part, "test") && part[n-5] != 'a' && part[n-5] != 'n' {
		r.test = true
	}
	switch part {
	case "test", "tests", "testing", "testdata", "spec", "specs", "fixture", "fixtures", "mock", "mocks", "__tests__", "e2e", "testutil", "testutils", "testcases", "testsuite", "snapshots", "integrationtest", "unittest", "benchmarks", "cassettes", "conformance", "conftest", "qa", "integration", "stub", "stubs", "dummy", "fake", "fakes", "localhost", "expired", "insecure", "snapshot", "testkit":
		r.test = true
	case "example", "examples", "sample", "samples", "demo", "demos", "doc", "docs", "documentation", "tutorial", "tutorials", "template", "templates", "dist", "default", "defaults", "quickstart", "hack", "contrib", "playground", "tpl", "skeleton", "boilerplate", "website":
		r.example = true
	case "locale", "locales", "i18n", "l10n", "lang", "langs", "translations", "translation", "messages", "lc_messages", "po":
		r.locale = true
	}
}

// generated says whether nobody types into the file.
func generated(folded, base string) bool {
	switch base {
	case "go.sum", "go.work.sum", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "cargo.lock", "poetry.lock", "pipfile.lock", "uv.lock", "pdm.lock",
		"composer.lock", "gemfile.lock", "mix.lock", "flake.lock", "podfile.lock", "pubspec.lock", "packages.lock.json", "gradle.lockfile", "conda-lock.yml", "deno.lock", ".terraform.lock.hcl", "checksums.txt", "sha256sums", "module.bazel.lock":
		return true
	}
	switch path.Ext(base) {
	case ".map", ".snap", ".svg", ".css", ".scss", ".less", ".sum", ".pub", ".crt", ".cer", ".csr", ".po", ".pot", ".mo", ".sha256", ".sig", ".xsd", ".wsdl", ".xliff", ".xlf":
		return true
	}
	for _, dir := range []string{"node_modules/", "bower_components/", "/site-packages/", ".yarn/releases/", "third_party/", "vendor/"} {
		if strings.HasPrefix(folded, strings.TrimPrefix(dir, "/")) || strings.Contains(folded, "/"+strings.TrimPrefix(dir, "/")) {
			return true
		}
	}
	return strings.Contains(base, ".min.") || strings.Contains(base, ".bundle.") || strings.HasSuffix(base, ".pb.go") || strings.HasSuffix(base, "_pb2.py") || strings.Contains(base, ".generated.") || strings.HasPrefix(base, "zz_generated")
}

// lenient says whether values of the file are often made up.
func (r role) lenient() bool { return r.test || r.example }
