package source

import (
	"slices"
	"strings"
)

// opening says which arguments of a call are paths, and what is done with them.
type opening struct {
	args     []int // nil = all
	write    bool
	folder   bool
	store    bool // a database's own file
	pattern  bool
	optional bool   // the call's failure is usually ignored
	empty    string // what an empty path stands for; "" = nothing is opened then
}

var (
	aFile    = opening{args: []int{0}}
	aFolder  = opening{args: []int{0}, folder: true}
	written  = opening{args: []int{0}, write: true}
	filled   = opening{args: []int{0}, write: true, folder: true}
	database = opening{args: []int{0}, write: true, store: true}
	tables   = opening{args: []int{0}, write: true, store: true, folder: true}
	// An empty folder is os.TempDir's. https://pkg.go.dev/os#MkdirTemp
	temporary = opening{args: []int{0}, write: true, folder: true, empty: "/tmp"}
	keyPair   = opening{args: []int{0, 1}}
)

// openings are the calls that open files, by path.
var openings = map[string]opening{
	"os.Open": aFile, "os.ReadFile": aFile, "io/ioutil.ReadFile": aFile, "os.ReadDir": aFolder, "io/ioutil.ReadDir": aFolder,
	"os.DirFS": aFolder, "net/http.Dir": aFolder, "net/http.ServeFile": {args: []int{2}},
	"path/filepath.Glob": {args: []int{0}, pattern: true}, "path/filepath.Walk": aFolder, "path/filepath.WalkDir": aFolder,
	"crypto/tls.LoadX509KeyPair": keyPair, "net/http.ListenAndServeTLS": {args: []int{1, 2}},
	"github.com/gin-gonic/gin.Context.File": aFile, "github.com/labstack/echo.Context.File": aFile, "github.com/gofiber/fiber.Ctx.SendFile": aFile,
	"github.com/gofiber/fiber/middleware/static.New": aFolder,

	"github.com/joho/godotenv.Load": {optional: true}, "github.com/joho/godotenv.Overload": {optional: true}, "github.com/joho/godotenv.Read": {optional: true},
	"github.com/ilyakaznacheev/cleanenv.ReadConfig": aFile, "github.com/BurntSushi/toml.DecodeFile": aFile, "gopkg.in/ini.Load": aFile,
	"github.com/knadh/koanf/providers/file.Provider": aFile, "github.com/hashicorp/hcl/hclsimple.DecodeFile": aFile,
	"github.com/zeromicro/go-zero/core/conf.MustLoad": aFile, "github.com/zeromicro/go-zero/core/conf.Load": aFile,
	"github.com/go-kratos/kratos/config/file.NewSource": aFile, "github.com/casbin/casbin.NewEnforcer": keyPair,
	"github.com/oschwald/geoip2-golang.Open": aFile, "github.com/oschwald/maxminddb-golang.Open": aFile, "plugin.Open": aFile,
	"github.com/golang-migrate/migrate.New": aFolder, "github.com/golang-migrate/migrate.NewWithDatabaseInstance": aFolder,
	goosePath + ".Up": {args: []int{1}, folder: true}, goosePath + ".UpContext": {args: []int{2}, folder: true},

	"os.Create": written, "os.WriteFile": written, "io/ioutil.WriteFile": written, "os.Mkdir": filled, "os.MkdirAll": filled,
	"os.MkdirTemp": temporary, "os.CreateTemp": temporary, "io/ioutil.TempDir": temporary, "io/ioutil.TempFile": temporary,
	"golang.org/x/crypto/acme/autocert.DirCache": filled,
	"go.etcd.io/bbolt.Open":                      database, "github.com/boltdb/bolt.Open": database, "github.com/tidwall/buntdb.Open": database,
	"github.com/dgraph-io/badger.DefaultOptions": tables, "github.com/syndtr/goleveldb/leveldb.OpenFile": tables, "github.com/cockroachdb/pebble.Open": tables,
}

// openingMethods are methods by name, of the packages that have them.
var openingMethods = map[string]struct {
	packages []string
	opening
}{
	"ParseFiles":          {templates, opening{}},
	"ParseGlob":           {templates, opening{args: []int{0}, pattern: true}},
	"LoadHTMLGlob":        {[]string{ginPath}, opening{args: []int{0}, pattern: true}},
	"LoadHTMLFiles":       {[]string{ginPath}, opening{}},
	"Static":              {[]string{ginPath, "github.com/labstack/echo", "github.com/gofiber/fiber"}, opening{args: []int{1}, folder: true}},
	"StaticFile":          {[]string{ginPath}, opening{args: []int{1}}},
	"File":                {[]string{"github.com/labstack/echo"}, opening{args: []int{1}}},
	"LoadMessageFile":     {[]string{"github.com/nicksnyder/go-i18n"}, aFile},
	"MustLoadMessageFile": {[]string{"github.com/nicksnyder/go-i18n"}, aFile},
}

const (
	ginPath   = "github.com/gin-gonic/gin"
	goosePath = "github.com/pressly/goose"
)

var templates = []string{"html/template", "text/template"}

// note keeps what a call of another module says of the program's needs.
func (c *call) note() {
	if one, ok := openings[c.path]; ok {
		if !c.embeds || !c.in(goosePath) {
			c.opens(one)
		}
		return
	}
	if noted, ok := notes[c.path]; ok {
		noted(c)
		return
	}
	if method, ok := openingMethods[c.name]; ok && c.in(method.packages...) {
		c.opens(method.opening)
	}
	switch {
	case stopMethods[c.name]:
		c.noteStop()
	case strings.HasPrefix(c.name, "Register") && strings.HasSuffix(c.name, "Server") && len(c.args) == 2:
		c.implemented = append(c.implemented, c.arg(1))
	}
}

// notes are the calls that need more than a look at their arguments' paths.
var notes map[string]func(*call)

func init() {
	notes = map[string]func(*call){
		goosePath + ".SetBaseFS":       (*call).noteEmbeds,
		"time.LoadLocation":            (*call).noteZone,
		"os.OpenFile":                  (*call).noteOpenFile,
		"database/sql.Open":            (*call).noteSQL,
		"github.com/jmoiron/sqlx.Open": (*call).noteSQL, "github.com/jmoiron/sqlx.Connect": (*call).noteSQL, "github.com/jmoiron/sqlx.MustConnect": (*call).noteSQL,
		"gorm.io/driver/sqlite.Open": (*call).noteSQLite, "github.com/glebarez/sqlite.Open": (*call).noteSQLite,
		viperPath + ".ReadInConfig": (*call).noteViper, viperPath + ".Viper.ReadInConfig": (*call).noteViper, viperPath + ".New().ReadInConfig": (*call).noteViper,
		"runtime/debug.SetMemoryLimit": (*call).noteMemoryLimit,
		"runtime.GOMAXPROCS":           (*call).noteProcessors,
	}
}

func (c *call) opens(one opening) {
	args := one.args
	if args == nil {
		for i := range c.args {
			args = append(args, i)
		}
	}
	for _, i := range args {
		c.noteUse(c.arg(i), one)
	}
	if len(c.args) == 0 && c.in("github.com/joho/godotenv") { // https://pkg.go.dev/github.com/joho/godotenv#Load
		c.noteUse(&constant{kind: kindString, s: ".env", at: c.at}, one)
	}
}

// maxUses bounds what one program is said to read, and to write.
const maxUses = 100

// noteUse keeps each path that a value may be. One that is empty until somebody
// sets it opens nothing by default.
func (c *call) noteUse(v value, one opening) {
	alts := alternatives(v)
	for _, alt := range alts {
		use := Use{Fact: c.at.fact(), Call: c.callName(), Folder: one.folder, Store: one.store, Pattern: one.pattern,
			Optional: one.optional || len(alts) > 1, Command: strings.Join(c.subcommand, " ")}
		text, known := textOf(alt)
		if known && text == "" || isNil(alt) && one.empty != "" {
			if one.empty == "" {
				continue
			}
			text, known = one.empty, true
		}
		if known {
			use.Path, use.PathAt = strings.TrimPrefix(text, "file://"), writtenAt(alt)
		}
		use.Setting = changedBy(alt)
		for _, g := range c.guards {
			if !g.holds && g.setting != "" {
				use.Unless = g.setting
			}
		}
		c.keep(use, one.write)
	}
}

func isNil(v value) bool {
	k, ok := deref(v).(*constant)
	return ok && k.kind == kindNil
}

func (c *call) keep(use Use, write bool) {
	list := &c.main.Needs.Reads
	if write {
		list = &c.main.Needs.Writes
	}
	if strings.ContainsAny(use.Path, "\n\x00") || len(use.Path) > 300 || strings.Contains(use.Path, "://") {
		return
	}
	same := func(other Use) bool {
		return other.Fact == use.Fact && (other.Path == use.Path || use.Path == "")
	}
	i := slices.IndexFunc(*list, same)
	switch {
	case i >= 0 && use.Unless == "" && (*list)[i].Path == use.Path:
		(*list)[i].Unless = ""
	case i < 0 && len(*list) < maxUses:
		*list = append(*list, use)
	}
}

// callName is a call as code writes it: "os.ReadFile", "ParseGlob".
func (c *call) callName() string {
	if c.recv == nil {
		if at := strings.LastIndex(c.path, "/"); at >= 0 {
			return c.path[at+1:]
		}
		return c.path
	}
	return c.name
}

// writtenAt is where the text of a value was written: of its last part that was.
func writtenAt(v value) (at Fact) {
	switch v := first(v).(type) {
	case *constant:
		if v.at.file != nil {
			return v.at.fact()
		}
	case *setting:
		return writtenAt(v.def)
	case *template:
		for _, part := range v.parts {
			if inner := writtenAt(part); inner.Line > 0 {
				at = inner
			}
		}
	}
	return at
}

// changedBy is the setting that changes a value: "$DATA_DIR", "--data", or a key
// of the configuration.
func changedBy(v value) string {
	switch v := first(v).(type) {
	case *setting:
		return settingLabel(v)
	case *template:
		for _, part := range v.parts {
			if name := changedBy(part); name != "" {
				return name
			}
		}
	}
	return ""
}

func settingLabel(s *setting) string {
	if s.name == "" {
		return ""
	}
	switch s.source {
	case fromEnv:
		return "$" + s.name
	case fromFlag:
		return "--" + s.name
	}
	return s.name
}
