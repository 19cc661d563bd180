package workflow

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/workflow"
)

// version is what is known of the version of a step's action.
type version struct {
	name  string            // as exactly as the catalogue, the ref or the comment tell: v4.2.2; "" = nothing tells
	major int               // 0 = unknown
	meta  *actions.Metadata // what that major version declares, nil where it is not catalogued
}

// versions are those of all steps that use an action of a repository.
func versions(w *workflow.Workflow, references []pin.Reference) map[*workflow.Step]version {
	noted := map[int]string{}
	for _, ref := range references {
		noted[ref.Span.Start] = ref.Comment
	}
	all := map[*workflow.Step]version{}
	for _, s := range w.Steps() {
		if u := s.Action(); u.Kind == workflow.Repository {
			// A quoted value's reference begins behind its quote.
			comment, ok := noted[s.Uses.Start]
			if !ok {
				comment = noted[s.Uses.Start+1]
			}
			all[s] = knownVersion(u, comment)
		}
	}
	return all
}

// versionsKnown are those of earlier steps, for files use the same actions: uses and
// comment -> version. It holds no more than mostMemory.
var (
	versionsKnown sync.Map
	versionsCount atomic.Int64
)

func knownVersion(u workflow.Uses, comment string) version {
	key := [2]string{u.Node.Text(), comment}
	if v, ok := versionsKnown.Load(key); ok {
		return v.(version)
	}
	v := readVersion(u, comment)
	if versionsCount.Add(1) <= mostMemory {
		versionsKnown.Store([2]string{strings.Clone(key[0]), strings.Clone(key[1])}, v)
	}
	return v
}

func readVersion(u workflow.Uses, comment string) version {
	v := version{name: u.Ref}
	if u.IsCommit() {
		v.name = comment
		if tags := actions.Tags(u.Slug(), u.Ref); len(tags) > 0 {
			v.name = tags[0]
		}
	}
	if v.major, _ = strconv.Atoi(strings.TrimPrefix(actions.Major(v.name), "v")); v.major != 0 {
		v.meta = actions.Inputs(u.FullName(), "v"+strconv.Itoa(v.major))
	}
	return v
}

// versionOf is the version of a step's action.
func versionOf(w *workflow.Workflow, s *workflow.Step) string { return factsOf(w).versions()[s].name }

// majorOf is its major version, 0 where nothing tells.
func majorOf(w *workflow.Workflow, s *workflow.Step) int { return factsOf(w).versions()[s].major }

// metadataOf is what that major version declares, nil where it is not catalogued.
func metadataOf(w *workflow.Workflow, s *workflow.Step) *actions.Metadata {
	return factsOf(w).versions()[s].meta
}
