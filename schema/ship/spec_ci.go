package ship

var ciSpec = objectOf(
	field{key: "runner", spec: str(runner), def: "ubuntu-24.04", example: "ubuntu-24.04",
		doc: "The runner of the jobs that need no particular system. A label with a version changes only when you change it."},
	field{key: "matrix", spec: matrixSpec, def: present{}, example: "{go: [oldstable, stable], os: [linux, windows]}",
		doc: "Further combinations to test on. Without it the tests run once."},
	field{key: "race", spec: boolSpec(), def: true, example: "true",
		doc: "Whether tests run with the race detector."},
	field{key: "coverage", spec: coverageSpec, def: present{}, example: "{min: 80}",
		doc: "The gate on statement coverage. Short form: the number."},
	field{key: "lint", spec: boolSpec(), def: false, example: "true",
		doc: "Whether golangci-lint runs. It is off until you ask, since it fails on what it finds in old code."},
	field{key: "vuln", spec: boolSpec(), def: true, example: "true",
		doc: "Whether govulncheck runs."},
	field{key: "steps", spec: mapOf(stepID, maxNames, stepChangeSpec), example: "{test: {before: [{name: Database, run: make db}]}}",
		doc: "Changes to the rendered steps, by step id; `job.step` where several jobs have the id."},
)

var matrixSpec = objectOf(
	field{key: "go", spec: setOf(str(goVersion)), example: "[oldstable, stable]",
		doc: "Go versions as setup-go names them. Quote numbers: 1.30 without quotes is 1.3."},
	field{key: "os", spec: setOf(enum("linux", "macos", "windows")), example: "[linux, windows]",
		doc: "Operating systems."},
	field{key: "arch", spec: setOf(enum("amd64", "arm64", "386", "arm", "ppc64le", "riscv64", "s390x")), example: "[amd64, arm64]",
		doc: "Processors in Go's words. amd64 and arm64 have runners of their own; others are emulated or only built."},
)

var coverageSpec = &spec{shape: object, fields: []field{
	{key: "min", spec: decimal(0, 100), def: 0, example: "80",
		doc: "Percent of statements that tests must cover; 0 reports without a gate."},
}, short: &short{decimal(0, 100), func(v *value) *value { return mapValue("min", v) }}}

var (
	runner = compiled(format{name: "runner label", want: "a runner label", pattern: `^[A-Za-z0-9][A-Za-z0-9._-]*$`,
		hint: `such as "ubuntu-24.04"`})
	goVersion = compiled(format{name: "Go version", want: "a Go version", pattern: `^(stable|oldstable|[1-9][0-9]?\.[0-9]{1,3}(\.([0-9]{1,3}|x))?)$`,
		hint: `"stable", "oldstable" or a number in quotes, such as "1.25"`})
	action = compiled(format{name: "action", want: "an action with its version", pattern: `^(\./[^\s@]*|[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)+@[^\s@]+|docker://\S+)$`,
		hint: `such as "actions/checkout@<commit>"`})
	inputName = compiled(format{name: "input name", want: "the name of an action's input", pattern: `^[A-Za-z_][A-Za-z0-9_.-]*$`,
		hint: `letters, digits, "-" and "_"`})
)

var stepChangeSpec = &spec{shape: object, fields: []field{
	{key: "before", spec: stepsSpec, example: "[{run: make db}]",
		doc: "Steps to add before it. Short form: one step."},
	{key: "after", spec: stepsSpec, example: "[{run: make clean}]",
		doc: "Steps to add after it. Short form: one step."},
	{key: "replace", spec: stepSpec, example: "{run: make test}",
		doc: "The step to run in its place."},
	{key: "remove", spec: boolSpec(), example: "true",
		doc: "Takes it away."},
}}

var stepsSpec = &spec{shape: list, item: stepSpec, min: 1, short: &short{stepSpec, func(v *value) *value {
	return &value{kind: listOf(nil).kind(), tag: "!!seq", start: v.start, at: v.at, items: []*value{v}}
}}}

var stepSpec = &spec{shape: object, name: "step", oneOf: []string{"run", "uses"}, fields: []field{
	{key: "name", spec: str(some), example: "Start the database",
		doc: "The title in the log."},
	{key: "if", spec: str(some), example: "always()",
		doc: "The condition, in GitHub's expression language."},
	{key: "run", spec: str(script), example: "make db",
		doc: "Shell commands."},
	{key: "uses", spec: str(action), example: "acme/setup-db@5f1c9c7a1b3d5e7f9a1b3c5d7e9f1a3b5c7d9e1f",
		doc: "An action, pinned by commit."},
	{key: "with", spec: mapOf(inputName, maxNames, envText), example: "{version: \"16\"}",
		doc: "The inputs of the action."},
	{key: "env", spec: envSpec, example: "{PGPORT: \"5432\"}",
		doc: "Environment variables of the step."},
}, needs: []need{{"with", []string{"uses"}}}}
