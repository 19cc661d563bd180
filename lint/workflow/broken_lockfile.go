package workflow

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/pin"
)

// BrokenLockfile finds an actions.lock that the runner cannot use.
var BrokenLockfile = &lint.Rule{
	Name:  "broken-lockfile",
	Title: "actions.lock that is broken or does not cover its workflows",
	Doc: doc("The runner takes the commits of a listed workflow's actions from actions.lock. One that does not parse is ignored without a word, and the tags in the workflow count again; a reference that it does not resolve fails the run.",
		"version: 'v0.0.2'\nworkflows:\n  .github/workflows/ci.yml:\n    - actions/checkout@v6.0.2\ndependencies: {}", "version: 'v0.0.2'\nworkflows:\n  .github/workflows/ci.yml:\n    - actions/checkout@v6.0.2\ndependencies:\n  actions/checkout@v6.0.2:\n    ref: refs/tags/v6.0.2\n    commit: sha1-<40 hex digits>",
		"Run `gh actions-lock` again. Checked are that the file parses, that each listed workflow exists and calls no local action, that everything it uses is listed, and that everything listed has a commit."),
	Theme: lint.UnpinnedVersion, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{usedReferences},
	Project: brokenLockfile,
}

// usedReferences collects what each workflow uses, for its lock file.
var usedReferences = &lint.Collector{Name: "used-references", Kinds: workflows, File: func(p *lint.Pass) error {
	folder := path.Dir(p.File.Path)
	if !p.Tree.Has(path.Join(folder, lockfileName)) {
		return nil
	}
	p.Export(usage{file: p.File.Path, references: references(view(p))})
	return nil
}}

const lockfileName = "actions.lock"

// usage is what one workflow uses.
type usage struct {
	file       string
	references []pin.Reference
}

// lockfile is an actions.lock with the place where it stands.
type lockfile struct {
	pass *lint.ProjectPass
	file string
	root *node.Node
}

func brokenLockfile(p *lint.ProjectPass) error {
	read := map[string]*lockfile{}
	for _, u := range lint.Facts[usage](p) {
		file := path.Join(path.Dir(u.file), lockfileName)
		lock, ok := read[file]
		if !ok {
			lock = readLockfile(p, file)
			read[file] = lock
		}
		if lock != nil {
			lock.covers(u)
		}
	}
	return nil
}

// readLockfile parses and checks a lock file by itself; nil where nothing more
// can be said.
func readLockfile(p *lint.ProjectPass, file string) *lockfile {
	lock := &lockfile{pass: p, file: file}
	data, err := p.Tree.Read(file)
	if err != nil {
		return nil
	}
	docs, err := node.Parse(data, node.DefaultLimits)
	var syntax *node.Error
	if errors.As(err, &syntax) {
		lock.report(lint.Span{File: file, Start: syntax.Offset, End: syntax.Offset}, "is no YAML, so the runner ignores it: "+syntax.Message)
		return nil
	}
	if len(docs) == 0 || docs[0].Root == nil || docs[0].Root.Get("workflows") == nil {
		lock.report(lint.Span{File: file}, "lists no workflows, so the runner ignores it")
		return nil
	}
	lock.root = docs[0].Root
	lock.dependencies()
	lock.workflows()
	return lock
}

func (l *lockfile) report(span lint.Span, what string) {
	l.pass.Report(lint.Finding{Span: span, Message: lockfileName + " " + what, Hint: "run gh actions-lock again"})
}

func (l *lockfile) at(n *node.Node) lint.Span {
	return lint.Span{File: l.file, Start: n.Start, End: n.End}
}

var lockedCommit = pattern.New(`^sha1-[0-9a-f]{40}$|^sha256-[0-9a-f]{64}$`)

// dependencies holds each commit to its form, and looks for what is used in turn.
func (l *lockfile) dependencies() {
	all := l.root.Get("dependencies")
	if all == nil {
		return
	}
	for _, pair := range all.Pairs {
		commit := pair.Value.Get("commit")
		switch {
		case commit == nil:
			l.report(l.at(pair.Key), fmt.Sprintf("has no commit for %s", quote(pair.Key.Text())))
		case !lockedCommit.MatchString(commit.Text()):
			l.report(l.at(commit), fmt.Sprintf("has %s for a commit of %s: it must be sha1- and 40 hex digits", quote(commit.Text()), quote(pair.Key.Text())))
		}
		l.listed(pair.Value.Get("uses"), pair.Key.Text())
	}
}

// listed finds entries of a list that have no dependency of their own.
func (l *lockfile) listed(list *node.Node, who string) {
	if list == nil {
		return
	}
	for _, item := range list.Items {
		if l.root.Path("dependencies", item.Text()) == nil {
			l.report(l.at(item), fmt.Sprintf("does not resolve %s, which %s uses", quote(item.Text()), quote(who)))
		}
	}
}

// workflows finds listed workflows that are gone, and what they list without a
// commit.
func (l *lockfile) workflows() {
	base := strings.TrimPrefix(root(l.file), "/")
	for _, pair := range l.root.Get("workflows").Pairs {
		if !l.pass.Tree.Has(path.Join(base, pair.Key.Text())) {
			l.report(l.at(pair.Key), fmt.Sprintf("lists %s, which does not exist", quote(pair.Key.Text())))
		}
		l.listed(pair.Value, pair.Key.Text())
	}
}

// covers finds what a listed workflow uses and the lock file does not list.
func (l *lockfile) covers(u usage) {
	pair := l.root.Get("workflows").Pair(workflowPath(u.file))
	if pair == nil {
		return
	}
	locked := map[string]bool{}
	for _, item := range pair.Value.Items {
		locked[strings.ToLower(item.Text())] = true
	}
	for _, ref := range u.references {
		span := lint.Span{File: u.file, Start: ref.Span.Start, End: ref.Span.End}
		switch {
		case ref.Err != nil, ref.Dynamic:
		case ref.Kind == pin.Local && !strings.HasPrefix(ref.Text, "$/"):
			l.report(span, fmt.Sprintf("lists this workflow, but a workflow that calls %s cannot be locked", quote(ref.Text)))
		case ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow, ref.Pinned():
		case !locked[strings.ToLower(ref.Text)]:
			l.report(span, fmt.Sprintf("does not list %s for this workflow", quote(ref.Text)))
		}
	}
}
