package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/shipgen/shipgen/generator/detect"
)

// maxAttempts is how often one question is asked when the answers do not fit.
const maxAttempts = 3

// interactive says whether a person sits at both ends: questions would block a
// pipe for ever.
func (a *app) interactive() bool {
	in, ok := a.stdin.(*os.File)
	errs, ok2 := a.stderr.(*os.File)
	return ok && ok2 && isTerminal(in) && isTerminal(errs)
}

// ask puts the open questions one by one. An empty line takes the default; the
// end of the input takes all that are left.
func (a *app) ask(result *detect.Result) error {
	lines := bufio.NewReader(io.LimitReader(a.stdin, 1<<20))
	for _, q := range result.Questions() {
		for attempt := range maxAttempts {
			fmt.Fprintf(a.stderr, "%s%s ", q.Text, offered(q.Default))
			line, err := lines.ReadString('\n')
			if err != nil && err != io.EOF {
				return err
			}
			wrong := result.Answer(q.Key, orDefault(line, q.Default))
			if err == io.EOF {
				fmt.Fprintln(a.stderr)
				return nil
			}
			if wrong == nil {
				break
			}
			fmt.Fprintf(a.stderr, "  %v\n", wrong)
			if attempt == maxAttempts-1 {
				fmt.Fprintln(a.stderr, "  left open")
			}
		}
	}
	return nil
}

func offered(def string) string {
	if def == "" {
		return " [unknown]"
	}
	return " [" + def + "]"
}

func orDefault(line, def string) string {
	for _, r := range line {
		if r != ' ' && r != '\t' && r != '\r' && r != '\n' {
			return line
		}
	}
	return def
}
