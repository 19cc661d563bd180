package source

import (
	"path"
	"slices"
	"strings"
	"time"
)

// noteZone keeps a zone that needs the database: neither UTC nor Local.
// https://pkg.go.dev/time#LoadLocation
func (c *call) noteZone() {
	name, known := textOf(c.arg(0))
	if known && (name == "" || name == "UTC" || name == "Local") {
		return
	}
	zone := Zone{c.at.fact(), name}
	if zones := &c.main.Needs.Zones; !slices.Contains(*zones, zone) && len(*zones) < maxUses {
		*zones = append(*zones, zone)
	}
}

// The flags of os.OpenFile that write, on Linux. https://pkg.go.dev/os#pkg-constants
var openFlags = map[string]int64{"O_RDONLY": 0, "O_WRONLY": 1, "O_RDWR": 2, "O_CREATE": 0x40, "O_EXCL": 0x80, "O_TRUNC": 0x200, "O_APPEND": 0x400, "O_SYNC": 0x101000}

const writeFlags = 1 | 2 | 0x40

// noteOpenFile reads or writes, by the flags; unknown ones say neither.
func (c *call) noteOpenFile() {
	k, ok := first(c.arg(1)).(*constant)
	switch {
	case !ok || k.kind != kindInt:
	case k.i&writeFlags != 0:
		c.noteUse(c.arg(0), written)
	default:
		c.noteUse(c.arg(0), aFile)
	}
}

var sqliteDrivers = []string{"sqlite3", "sqlite", "libsql", "sqlite3_with_extensions"}

// noteSQL is a database by the name of its driver.
func (c *call) noteSQL() {
	if driver, ok := literal(c.arg(0)); ok && slices.Contains(sqliteDrivers, driver) {
		c.noteSQLiteName(c.arg(1))
	}
}

func (c *call) noteSQLite() { c.noteSQLiteName(c.arg(0)) }

// noteSQLiteName takes the file out of a data source name.
// https://www.sqlite.org/uri.html
func (c *call) noteSQLiteName(v value) {
	text, known := textOf(v)
	if !known {
		c.noteUse(v, database)
		return
	}
	name, options, _ := strings.Cut(strings.TrimPrefix(text, "file:"), "?")
	if strings.Contains(name, ":memory:") || strings.Contains(options, "mode=memory") || name == "" || strings.Contains(options, "mode=ro") {
		return
	}
	k := &constant{kind: kindString, s: strings.TrimPrefix(name, "//"), at: c.at}
	if s, ok := first(v).(*setting); ok {
		c.noteUse(&setting{source: s.source, name: s.name, def: k, at: s.at}, database)
		return
	}
	c.noteUse(k, database)
}

// noteViper is the file that viper finds by the names and folders it was told.
func (c *call) noteViper() {
	files := c.machine.image.configs(c.machine.loader)
	if len(files) > 0 {
		return // the image brings the file that it is started with
	}
	for _, name := range c.config.candidates() {
		if file := c.machine.behindWorkingFolder(name); file != "" {
			c.noteUse(&constant{kind: kindString, s: name, at: c.at}, aFile)
			return
		}
	}
}

// candidates are the files that viper looks for: a name in each folder, with each ending.
func (c *configuration) candidates() (all []string) {
	for i, name := range c.named {
		if configName.MatchString(name) {
			all = append(all, name)
		}
		for j, dir := range c.named {
			if i == j {
				continue
			}
			for _, ending := range []string{".yaml", ".yml", ".json", ".toml"} {
				all = append(all, path.Join(dir, name+ending))
			}
		}
	}
	return all
}

// behindWorkingFolder is the repository's file of a relative path, as the program
// sees it from the root, its module or its own folder.
func (m *machine) behindWorkingFolder(name string) string {
	for _, base := range []string{m.main.ModuleDir(), ".", m.main.Dir} {
		if file := path.Join(base, name); m.loader.isFile(file) {
			return file
		}
	}
	return ""
}

// noteEmbeds is goose.SetBaseFS: its migrations are no files then.
func (c *call) noteEmbeds() { c.embeds = true }

// noteMemoryLimit is a limit set by the code, which GOMEMLIMIT does not change;
// a negative number only asks for it.
// https://pkg.go.dev/runtime/debug#SetMemoryLimit
func (c *call) noteMemoryLimit() {
	if needs := &c.main.Needs; needs.MemoryLimit.Line == 0 {
		needs.MemoryLimit, needs.MemoryBy = c.at.fact(), "debug.SetMemoryLimit"
	}
}

// noteProcessors is runtime.GOMAXPROCS(n); zero only asks.
func (c *call) noteProcessors() {
	k, ok := first(c.arg(0)).(*constant)
	if (!ok || k.i > 0) && c.main.Needs.Processors.Line == 0 {
		c.main.Needs.Processors = c.at.fact()
	}
}

// stopMethods stop a server and wait for what it is doing.
var stopMethods = map[string]bool{"Shutdown": true, "GracefulStop": true, "ShutdownWithContext": true, "ShutdownWithTimeout": true}

func (c *call) noteStop() {
	if c.recv == nil || c.off > 0 { // of a server that is not there by default
		return
	}
	if _, isServer := servers[c.recv.ext]; !isServer && c.recv.router == nil {
		return
	}
	stop := Stop{Fact: c.at.fact()}
	if stop.Endless = c.name == "GracefulStop"; !stop.Endless {
		stop.deadline(c.arg(0), 0)
	}
	stops := &c.main.Needs.Stops
	if i := slices.IndexFunc(*stops, func(s Stop) bool { return s.Fact == stop.Fact }); i >= 0 {
		if (*stops)[i].Timeout == "" {
			(*stops)[i] = stop
		}
		return
	}
	*stops = append(*stops, stop)
}

// deadline finds the timeout that a context was made with, or is itself one.
func (s *Stop) deadline(v value, depth int) {
	o, ok := first(v).(*object)
	if !ok {
		if d, known := durationOf(v); known {
			s.Timeout, s.TimeoutAt = d, writtenAt(v)
		}
		return
	}
	s.Endless = o.ext == "context.Background()" || o.ext == "context.TODO()"
	if depth > 6 || !strings.HasPrefix(o.ext, "context.With") {
		return
	}
	if strings.HasPrefix(o.ext, "context.WithTimeout") && len(o.args) > 1 {
		if d, known := durationOf(o.args[1]); known {
			s.Timeout, s.TimeoutAt = d, writtenAt(o.args[1])
			if s.TimeoutAt.Line == 0 {
				s.TimeoutAt = s.Fact
			}
		}
		return
	}
	if len(o.args) > 0 && !strings.HasPrefix(o.ext, "context.WithDeadline") {
		s.deadline(o.args[0], depth+1)
	}
}

// durationOf is a value's duration with settings at their defaults. Several that
// it may be leave it unknown.
func durationOf(v value) (string, bool) {
	if len(alternatives(v)) > 1 {
		return "", false
	}
	text, ok := textOf(v)
	if !ok {
		return "", false
	}
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return "", false
	}
	return d.String(), true
}
