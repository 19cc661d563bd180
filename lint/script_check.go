package lint

// ScriptChecker looks at a shell script with a program of its own. The engine
// starts none: who runs it hands one over, when the user asks for it.
type ScriptChecker func(dialect string, script []byte) ([]ScriptProblem, error)

// ScriptProblem is what a ScriptChecker found.
type ScriptProblem struct {
	Line, Column int    // counted from 1; columns are bytes
	Code         string // SC2086
	Level        string // error, warning, info or style
	Message      string
}
