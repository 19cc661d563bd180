package resolve

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pin"
)

// release is a version tag and the commit that it leads to.
type release struct{ tag, commit string }

func (r *Resolver) pinAction(ctx context.Context, ref pin.Reference) (Pinned, error) {
	all, err := r.tags(ctx, ref.Name)
	if err != nil {
		return Pinned{}, err
	}
	i := slices.IndexFunc(all, func(one release) bool { return one.tag == ref.Ref })
	if i < 0 {
		return Pinned{}, fmt.Errorf("%s: %s has no tag %q\n  hint: name a release; a branch moves and cannot be pinned", ref.Text, ref.Name, ref.Ref)
	}
	commit := all[i].commit
	if reason, bad := actions.KnownBad(commit); bad {
		return Pinned{}, fmt.Errorf("%s: commit %s must never run: %s", ref.Text, commit, reason)
	}
	version := ref.Ref
	for _, one := range all { // newest first: the exact version of a moving tag
		if one.commit == commit && actions.Exact(one.tag) {
			version = one.tag
			break
		}
	}
	return Pinned{ref.At(commit), version}, nil
}

// newest is the highest exact release that is old enough and not known to be bad.
func (r *Resolver) newest(ctx context.Context, ref pin.Reference) (release, error) {
	all, err := r.tags(ctx, ref.Name)
	if err != nil {
		return release{}, err
	}
	for _, one := range all {
		if _, bad := actions.KnownBad(one.commit); bad || !actions.Exact(one.tag) || !actions.Stable(one.tag) {
			continue
		}
		if actions.CompareVersions(one.tag, ref.Comment) <= 0 {
			break
		}
		date, err := r.date(ctx, ref.Name, one.commit)
		if err != nil {
			return release{}, err
		}
		if date.Before(r.Before) {
			return one, nil
		}
	}
	return release{ref.Comment, ref.Ref}, nil
}

// tags are a repository's tags, the highest version first, at their commits.
func (r *Resolver) tags(ctx context.Context, name string) ([]release, error) {
	if all, ok := r.releases[name]; ok {
		return all, nil
	}
	out, err := git(ctx, "", "ls-remote", "--tags", "--", r.Git+name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	commits := map[string]string{}
	for line := range strings.Lines(string(out)) {
		commit, tag, ok := strings.Cut(strings.TrimSpace(line), "\trefs/tags/")
		if !ok || !pin.IsCommit(commit) {
			continue
		}
		peeled, isPeeled := strings.CutSuffix(tag, "^{}")
		if _, known := commits[peeled]; isPeeled || !known { // the commit of an annotated tag, not the tag
			commits[peeled] = commit
		}
	}
	all := make([]release, 0, len(commits))
	for tag, commit := range commits {
		all = append(all, release{tag, commit})
	}
	slices.SortFunc(all, func(a, b release) int {
		if c := actions.CompareVersions(b.tag, a.tag); c != 0 {
			return c
		}
		return strings.Compare(a.tag, b.tag)
	})
	r.releases[name] = all
	return all, nil
}

// date is when a commit was made, read from a fetch of that commit alone.
func (r *Resolver) date(ctx context.Context, name, commit string) (time.Time, error) {
	if date, ok := r.dates[commit]; ok {
		return date, nil
	}
	dir, err := os.MkdirTemp("", "shipgen-pin-")
	if err != nil {
		return time.Time{}, err
	}
	defer os.RemoveAll(dir)
	for _, args := range [][]string{
		{"init", "-q", "--bare", "."},
		{"fetch", "-q", "--depth=1", "--filter=tree:0", "--", r.Git + name, commit},
	} {
		if _, err := git(ctx, dir, args...); err != nil {
			return time.Time{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	out, err := git(ctx, dir, "show", "-s", "--format=%ct", commit)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s: %w", name, err)
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s: git gives the date %q of %s", name, out, commit)
	}
	r.dates[commit] = time.Unix(seconds, 0)
	return r.dates[commit], nil
}

// git runs git without a prompt, which would hang where nobody answers.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(stderr.String()))
	}
	return out, nil
}
