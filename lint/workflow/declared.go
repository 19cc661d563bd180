package workflow

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/workflow"
)

// declared is what is known of the inputs of a step's action.
type declared struct {
	name       string
	major      int // 0 = not part of what it is called
	meta       *actions.Metadata
	confidence lint.Confidence
	local      bool
}

// String is what messages call the action.
func (d declared) String() string {
	if d.major == 0 {
		return d.name
	}
	return fmt.Sprintf("%s v%d", d.name, d.major)
}

// declaredBy looks in the action's own file where it is local, in the catalogue,
// and in actionlint's table, which may be older than the action.
func declaredBy(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) declared {
	if local := localMetadata(p, s.Action()); local != nil {
		d := declared{name: s.Action().Path, meta: localInputs(local), confidence: lint.HighConfidence, local: true}
		if bringsFiles(w, j) {
			d.confidence = lint.LowConfidence // the workspace may hold another action there
		}
		return d
	}
	if meta := metadataOf(w, s); meta != nil && !newer(w, s, meta) {
		return declared{name: s.Action().FullName(), major: majorOf(w, s), meta: meta, confidence: lint.HighConfidence}
	}
	known := actionlint.PopularActions[s.Uses.Text()]
	if known == nil || known.SkipInputs {
		return declared{}
	}
	return declared{name: s.Uses.Text(), meta: published(known), confidence: lint.LowConfidence}
}

// localInputs are the inputs that a local action.yml declares
// (https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#inputs).
func localInputs(w *workflow.Workflow) *actions.Metadata {
	meta := &actions.Metadata{Using: w.Runs.Get("using").Text()}
	if w.Inputs == nil {
		return meta
	}
	for _, pair := range w.Inputs.Pairs {
		meta.Inputs = append(meta.Inputs, actions.Input{
			Name: pair.Key.Text(), Required: truthy(pair.Value.Get("required")),
			HasDefault: pair.Value.Get("default") != nil, Deprecated: pair.Value.Get("deprecationMessage") != nil,
		})
	}
	return meta
}

func published(known *actionlint.ActionMetadata) *actions.Metadata {
	meta := &actions.Metadata{}
	for _, name := range slices.Sorted(maps.Keys(known.Inputs)) {
		in := known.Inputs[name]
		meta.Inputs = append(meta.Inputs, actions.Input{Name: in.Name, Required: in.Required, Deprecated: in.Deprecated})
	}
	return meta
}

// container says whether the action may be a container, which every step may give
// args and an entrypoint: of what is in actionlint's table alone nothing tells.
func (d declared) container() bool { return d.meta.Using == "docker" || d.meta.Using == "" }

// alias claims actionlint's rule where that finds the same: of a local action
// always, else where its own table has the action at this very ref.
func (d declared) alias(agrees bool) []string {
	if d.local || agrees {
		return []string{"actionlint:action"}
	}
	return []string{}
}

func actionlintInput(s *workflow.Step, name string) (in *actionlint.ActionMetadataInput, known bool) {
	meta := actionlint.PopularActions[s.Uses.Text()]
	if meta == nil || meta.SkipInputs {
		return nil, false
	}
	return meta.Inputs[strings.ToLower(name)], true
}

func actionlintMisses(s *workflow.Step, name string) bool {
	in, known := actionlintInput(s, name)
	return known && in == nil
}

func actionlintRequires(s *workflow.Step, name string) bool {
	in, _ := actionlintInput(s, name)
	return in != nil && in.Required
}

func actionlintDeprecates(s *workflow.Step, name string) bool {
	in, _ := actionlintInput(s, name)
	return in != nil && in.Deprecated && !in.Required
}

// newer says whether a step may be at a version that came after the one whose
// inputs are catalogued: it names a later one, or follows a major version that
// is known to have one.
func newer(w *workflow.Workflow, s *workflow.Step, meta *actions.Metadata) bool {
	u := s.Action()
	version := versionOf(w, s)
	if version == meta.Tag {
		return false
	}
	if actions.Exact(version) {
		return actions.CompareVersions(version, meta.Tag) > 0
	}
	latest := actions.LatestSeen(u.Slug())
	stale := strings.HasPrefix(actions.Note(u.Slug()), "STALE")
	return stale || actions.Major(latest) == actions.Major(meta.Tag) && actions.CompareVersions(latest, meta.Tag) > 0
}
