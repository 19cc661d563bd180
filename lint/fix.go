package lint

import (
	"context"

	"github.com/shipgen/shipgen/schema/repo"
)

// maxPasses bounds how often fixes make room for further fixes.
const maxPasses = 10

// Fixed is what Apply would write, and what is left to say after it.
type Fixed struct {
	Changed map[string][]byte // whole new contents by path, of new files too
	Applied int               // fixes
	Report  *Report           // of the tree with the changes; refused fixes are among its Errors
}

// Apply runs the rules and applies the fixes of what they find, in memory, again
// and again until there is none left to apply. Of each finding the first safe
// fix is taken, or with unsafe the first. A fix that overlaps one already taken
// waits for the next pass; one after which a file no longer parses in its own
// format is refused.
func Apply(ctx context.Context, tree repo.Tree, opts Options, unsafe bool) (*Fixed, error) {
	fixer := &fixer{over: newOverlay(tree), unsafe: unsafe, refused: map[string]RuleError{}}
	fixed := &Fixed{Changed: fixer.over.changed}
	for pass := 0; ; pass++ {
		report, err := Run(ctx, fixer.over, opts)
		if err != nil {
			return nil, err
		}
		fixed.Report = report
		if pass == maxPasses {
			break
		}
		applied, refused := fixer.pass(report)
		fixed.Applied += applied
		if applied+refused == 0 {
			break
		}
	}
	fixed.Report.Errors = append(fixed.Report.Errors, fixer.errors()...)
	fixed.Report.sort()
	fixer.over.dropUnchanged()
	return fixed, nil
}
