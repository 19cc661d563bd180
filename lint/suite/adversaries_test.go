package suite

import "strings"

const sha = "d23441a48e516b6c34aea4fa41551a30e30af803"

// adversaryHeads are ways to begin a workflow up to its jobs.
var adversaryHeads = []string{
	"on: pull_request\n",
	"name: ü\non: [push, pull_request]\nenv: {A: b}\n\n# The jobs.\n",
	"\"on\": {push: {tags: ['v*']}, pull_request: }\npermissions: {}\n",
	"on:\n  workflow_call:\n  pull_request_target: # why\npermissions: read-all\nconcurrency: x\n",
	"on: pull_request\nenv:\n  ACTIONS_STEP_DEBUG: true\n",
	"on: pull_request\nenv: &env\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: true # old\n  B: c\n",
}

// adversaryJobs are ways to write a job; STEPS is where the steps go.
var adversaryJobs = []string{
	"jobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\nSTEPS",
	"jobs:\n\n  # the first\n  a: &job\n    # its runner\n    runs-on: [ubuntu-24.04] # behind\n    # its steps\n    steps: # all\nSTEPS\n  b: *job\n",
	"\"jobs\":\n  'a':\n    \"runs-on\": &runner ubuntu-latest\n    \"steps\": &steps\nSTEPS  c: {runs-on: *runner, steps: *steps}\n",
	"jobs:\n  a:\n    runs-on:\n      - self-hosted\n      # and\n      - linux\n    container: golang:1.26\n    services: {db: {image: 'postgres:17'}}\n    steps:\nSTEPS\n    env: {}\n",
	"jobs:\n  a:\n    runs-on: windows-latest\n    strategy: {matrix: {version: [1.20, 1.26], os: [a]}}\n    steps:\nSTEPS",
}

// adversarySteps are lists of steps.
var adversarySteps = []string{
	"      - uses: actions/checkout@v4\n      - uses: actions/setup-node@v4\n      - run: npm ci\n",
	"      - uses: actions/checkout@v4 # v4\n        with: # inputs\n          # none\n      - uses: actions/setup-go@v3\n        with: {}\n      - run: go test ./...\n",
	"      - {uses: actions/checkout@v4}\n      - {name: x, uses: 'actions/setup-python@v5', with: {python-version: 3.10}}\n      - {name: é, \"uses\": \"actions/checkout@v3\", with: {fetch-depth: 0,},}\n",
	"      -   uses: actions/checkout@v4\n          with:\n            path: |+\n              a\n\n\n      - uses: actions/checkout@v4\n        with:\n          path: >2-\n             b\n          # below\n        # and below\n",
	"      - &checkout\n        uses: actions/checkout@v4\n        with: &inputs\n          fetch-depth: 0\n      - *checkout\n      - uses: actions/checkout@v4\n        with: *inputs\n      - <<: *checkout\n        name: x\n",
	"      - uses: \"actions/checkout@v4\"\t# tab\n      - ? uses\n        : actions/checkout@v4\n      - uses: >-\n          actions/checkout@v4\n      - uses: actions/checkout@" + sha + "\n      - uses: actions/checkout@" + sha + " # main\n",
	"      - run: echo ${{ github.event.issue.title }}\n      - run: echo \"${{ github.event.issue.title }}\" '${{ github.event.issue.title }}' # why\n        env: {A: b}\n      - run: \"echo ${{ github.event.issue.title }} \\\"${{ github.event.issue.body }}\\\"\"\n",
	"      - run: |2\n          echo ${{ github.event.issue.title }}-${{ github.head_ref }}\n         # ${{ secrets.A }}\n        env: # the variables\n          # one\n          ISSUE_TITLE: x\n",
	"      - run: >-\n          echo ${{ github.event.pull_request.body }}\n          ${{ secrets.B }}\n        shell: bash\n      - run: 'echo ${{ secrets.C }} ''x'' \"${{ github.head_ref }}\"'\n        shell: bash\n",
	"      - run: ${{ github.event.issue.title }}\n        shell: bash\n      - run: echo ${{ github.event.issue.title\n          }} x\n        shell: bash\n      - {run: \"echo ${{ secrets.D }}\", shell: bash, env: {}}\n",
	"      - run: |\n          Write-Host \"${{ github.event.issue.title }}\" ${{ github.head_ref }} `\n            '${{ secrets.E }}'\n        shell: pwsh\n      - uses: actions/github-script@v7\n        with:\n          script: |\n            f('${{ github.event.issue.title }}', `${{ github.head_ref }}`, \"a ${{ github.event.issue.body }} b\")\n",
	"      - uses: actions/github-script@v7\n        with: {script: \"f('${{ github.event.issue.title }}')\"}\n      - uses: actions/github-script@v7\n        with:\n          script: console.log('${{ github.event.issue.title }}', /'/, '${{ github.head_ref }}')\n",
	"      - run: echo \"::set-output name=a::$X\"\n        shell: bash\n      - run: |\n          echo ::add-path::/x # now\n          echo '::set-env name=B::c' && true\n        shell: bash\n      - {run: \"echo ::save-state name=a::b\", shell: bash}\n",
	"      - if: ${{ github.ref == 'a' }} && ${{ always() }}\n        run: x\n      - if: |\n          ${{ github.actor == 'dependabot[bot]' }}\n        run: x\n      - if: ' ${{ github.ref == ''a'' }}'\n        run: x\n      - {if: \"contains('a b', github.ref)\", run: x}\n",
	"      - if: contains('refs/heads/a, refs/heads/b', github.ref) # c\n        run: x\n        env:\n          A: ${{ github.ref == 'a' && '' || 'b' }}\n          B: \"${{ github.ref != 'a' && false || 'b' }}\"\n          ACTIONS_STEP_DEBUG: yes\n",
	"      - uses: acme/tool/./x@v4\n      - uses: ./local # here\n      - uses: \"./local\"\n      - uses: docker://alpine:3.22\n      - uses: docker/setup-buildx-action@v3\n      - uses: docker/build-push-action@v6\n        with: {context: .}\n",
	"      - uses: actions/setup-node@v6\n        with:\n          cache: npm # fast\n      - uses: actions/setup-python@v5\n        with:\n          python-version: '3.10'\n          cache: pip\n      - run: npm publish\n      - uses: actions/upload-artifact@v4\n        with: {path: ., include-hidden-files: true}\n",
	"      - run: echo a\u200bb # \u202e\n      - run: echo " + strings.Repeat("x", 5000) + " ${{ github.event.issue.title }}\n      - uses: actions/checkout@v4 # shipgen: ignore[unpinned-action] why\n      # shipgen: ignore[persisted-credentials] why\n      - uses: actions/checkout@v4\n",
}

// adversaryOthers are files of other kinds.
var adversaryOthers = []string{
	"name: x\ndescription: y\nruns:\n    using: composite\n    steps:\n        - uses: actions/checkout@v4\n        - run: echo ${{ github.event.issue.title }} ${{ inputs.x }}\n          shell: bash\n        - {run: 'echo ${{ github.head_ref }}', shell: bash}\n",
	"version: 2\nupdates:\n- package-ecosystem: gomod # first\n  directory: /\n  schedule: {interval: daily}\n- package-ecosystem: npm\n  cooldown: {default-days: 1}\n  insecure-external-code-execution: allow\n- package-ecosystem: pip\n  cooldown: # wait\n    semver-major-days: 3\n- {package-ecosystem: docker, directory: /}\n- package-ecosystem: cargo\n  groups:\n    all:\n      patterns: [\"*\"]\n  # last\n",
}

func adversaries() []string {
	all := append([]string{}, adversaryOthers...)
	for i, steps := range adversarySteps {
		for k, job := range adversaryJobs {
			head := adversaryHeads[(i+k)%len(adversaryHeads)]
			all = append(all, head+strings.Replace(job, "STEPS", steps, 1))
		}
	}
	return all
}
