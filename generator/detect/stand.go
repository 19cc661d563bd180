package detect

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/source"
)

// stand is what an existing file says of how a program runs.
type stand struct {
	what   string // "containerPort", "EXPOSE": how it says a port
	given  source.Given
	vague  bool // some of its arguments are not known
	ports  []portClaim
	probes []probeClaim
	sizes  *resources
}

// portClaim is a port that the file says the program listens on.
type portClaim struct {
	name   string // "" = none
	number int
	at     source.Fact
}

// probeClaim is a path that the file asks. Key is that of the service's value,
// "" where the file does not tell liveness and readiness apart.
type probeClaim struct {
	key, path string
	port      int // 0 = the only one, or not known
	at        source.Fact
}

// Disagreement is a value on which two sources differ. Key is a JSON pointer into
// the result; Reason says why the first one was taken.
type Disagreement struct {
	Key       string `json:"key"`
	Value     string `json:"value"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Other     string `json:"other"`
	OtherFile string `json:"otherFile"`
	OtherLine int    `json:"otherLine"`
	Reason    string `json:"reason"`
}

func (d Disagreement) text() string {
	chosen := d.Value
	if d.File != "" {
		chosen += " (" + where(source.Fact{File: d.File, Line: d.Line}) + ")"
	}
	return chosen + ", elsewhere " + d.Other + " (" + where(source.Fact{File: d.OtherFile, Line: d.OtherLine}) + "): " + d.Reason
}

// differ records a disagreement, each pair of values once.
func (r *Result) differ(key, value string, at source.Fact, other string, otherAt source.Fact, reason string) {
	same := func(d Disagreement) bool { return d.Key == key && d.Value == value && d.Other == other }
	if !slices.ContainsFunc(r.Disagreements, same) {
		r.Disagreements = append(r.Disagreements, Disagreement{key, value, at.File, at.Line, other, otherAt.File, otherAt.Line, reason})
	}
}

// sampleFolders hold what shows or tests something rather than runs it.
var sampleFolders = []string{"testdata", "test", "tests", "testing", "e2e", "fixtures", "examples", "example", "samples", "sample", "docs", "doc",
	"hack", "third_party", "vendor", "node_modules", "integration", "devcontainer", "dev", "development", "demo", "demos", "contrib", "local", "benchmark", "benchmarks"}

func isSample(file string) bool {
	for _, dir := range strings.Split(path.Dir(file), "/") {
		if slices.Contains(sampleFolders, strings.TrimLeft(strings.ToLower(dir), "._")) {
			return true
		}
	}
	return false
}

// text is a file of the tree with its line table.
type text struct {
	name  string
	data  []byte
	lines *repo.Lines
}

// maxStanding is the size in bytes above which a file is not read for what stands.
const maxStanding = 512 << 10

func (r *Result) open(name string) *text {
	data, err := r.tree.Read(name)
	if err != nil || len(data) > maxStanding {
		return nil
	}
	return newText(name, data)
}

func newText(name string, data []byte) *text { return &text{name, data, repo.NewLines(data)} }

func (t *text) at(offset int) source.Fact {
	p := t.lines.Position(offset)
	return source.Fact{File: t.name, Line: p.Line, Column: p.Column}
}

// of is the place of a node; without one the file's first line.
func (t *text) of(n *node.Node) source.Fact {
	if n == nil {
		return source.Fact{File: t.name, Line: 1, Column: 1}
	}
	return t.at(n.Start)
}

// merged is what a program is given by an image and by what runs the image: the
// latter's variables win, and its arguments replace the image's.
func merged(image, over source.Given) *source.Given {
	all := source.Given{Env: map[string]source.Setting{}, Args: image.Args}
	maps.Copy(all.Env, image.Env)
	maps.Copy(all.Env, over.Env)
	if len(over.Args) > 0 {
		all.Args = over.Args
	}
	return &all
}
