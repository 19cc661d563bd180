// Package process reads the files that start a program outside of Kubernetes: a
// Procfile, a systemd unit, and fly.toml.
package process

import (
	"path"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
)

// Process is one program that a file starts.
type Process struct {
	Name  string   // web, of a Procfile; the unit's name
	Words []string // the program first; what is not literal stays as written
	Env   []Env
	Line  int // from 1
}

// Env is one variable of a unit.
type Env struct {
	Name, Value string
	Line        int
}

var procfileLine = pattern.New(`^([A-Za-z0-9_-]+):\s+(\S.*)$`)

// Procfile reads the process types of a Procfile
// (https://devcenter.heroku.com/articles/procfile).
func Procfile(data []byte) (all []Process) {
	for i, line := range lines(data) {
		if m := procfileLine.FindStringSubmatch(line); m != nil {
			if words := command(m[2]); len(words) > 0 {
				all = append(all, Process{Name: m[1], Words: words, Line: i + 1})
			}
		}
	}
	return all
}

// Unit reads a systemd service: ExecStart and Environment
// (https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html).
// ok is false where it starts nothing.
func Unit(name string, data []byte) (p Process, ok bool) {
	p.Name = strings.TrimSuffix(path.Base(name), ".service")
	for i, line := range lines(data) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		switch key {
		case "ExecStart":
			if words := command(strings.TrimLeft(value, "-@:+!")); len(words) > 0 {
				p.Words, p.Line = words, i+1
			}
		case "Environment":
			for _, word := range command("x " + value) {
				if name, text, set := strings.Cut(word, "="); set {
					p.Env = append(p.Env, Env{name, text, i + 1})
				}
			}
		}
	}
	return p, p.Line > 0
}

// command are the words of a line's only command.
func command(text string) (words []string) {
	script, err := shell.Parse(text, shell.Bash)
	if err != nil || len(script.Commands) != 1 {
		return nil
	}
	for _, w := range script.Commands[0].Words {
		words = append(words, w.Value)
	}
	return words
}

// Fly is what fly.toml says (https://fly.io/docs/reference/configuration/).
type Fly struct {
	Ports  []FlyPort
	Checks []FlyCheck
	Env    []Env
}

// FlyPort is an internal_port.
type FlyPort struct{ Number, Line int }

// FlyCheck is the path of an HTTP check.
type FlyCheck struct {
	Path string
	Line int
}

// ReadFly reads the ports, checks and variables of a fly.toml.
func ReadFly(data []byte) *Fly {
	f := &Fly{}
	table := ""
	for i, line := range lines(data) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			table = strings.Trim(line, "[] ")
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		key, value = strings.Trim(strings.TrimSpace(key), `"`), scalar(value)
		number, err := strconv.Atoi(value)
		switch {
		case key == "internal_port" && err == nil && strings.HasSuffix(table, "service") || key == "internal_port" && err == nil && table == "services":
			f.Ports = append(f.Ports, FlyPort{number, i + 1})
		case key == "path" && strings.Contains(table, "check") && strings.HasPrefix(value, "/"):
			f.Checks = append(f.Checks, FlyCheck{value, i + 1})
		case table == "env":
			f.Env = append(f.Env, Env{key, value, i + 1})
		}
	}
	return f
}

func scalar(value string) string {
	value = strings.TrimSpace(value)
	if quote := value[:min(1, len(value))]; quote == `"` || quote == "'" {
		value, _, _ = strings.Cut(value[1:], quote)
		return value
	}
	value, _, _ = strings.Cut(value, "#")
	return strings.TrimSpace(value)
}

// maxLines is how many lines of a file are read.
const maxLines = 5000

// lines joins what ends in a backslash to its first line and keeps the count.
func lines(data []byte) []string {
	all := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	all = all[:min(len(all), maxLines)]
	for i := len(all) - 2; i >= 0; i-- {
		if rest, more := strings.CutSuffix(all[i], "\\"); more {
			all[i], all[i+1] = rest+" "+strings.TrimSpace(all[i+1]), ""
		}
	}
	return all
}
