package source

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
)

func sortedMethods(t *typeSym) []string { return slices.Sorted(maps.Keys(t.methods)) }

// marker is a name of another module's package that says something wherever
// code uses it, whether that code was run or not.
type marker struct {
	name string
	keep func(*Needs, Fact)
}

// markers are by import path.
var markers = map[string][]marker{
	"time":                               {{"LoadLocation(", (*Needs).zoneAt}},
	"net/http":                           clients("Get(", "Head(", "Post(", "PostForm(", "DefaultClient", "Client{", "NewRequest(", "NewRequestWithContext("),
	"crypto/tls":                         clients("Dial(", "DialWithDialer(", "Client("),
	"crypto/x509":                        clients("SystemCertPool("),
	"net/smtp":                           clients("SendMail("),
	"runtime/debug":                      {{"SetMemoryLimit(", (*Needs).limitAt}},
	"google.golang.org/grpc/credentials": clients("NewClientTLSFromCert("),
}

func clients(names ...string) (all []marker) {
	for _, name := range names {
		all = append(all, marker{name, (*Needs).certificatesAt})
	}
	return all
}

func (n *Needs) certificatesAt(at Fact) { setFirst(&n.Certificates, at) }

// zoneAt keeps a call that was not run: its zone is not known.
func (n *Needs) zoneAt(at Fact) {
	if !slices.ContainsFunc(n.Zones, func(z Zone) bool { return z.File == at.File && z.Line == at.Line }) {
		n.loose = append(n.loose, Zone{Fact: at})
	}
}

func (n *Needs) limitAt(at Fact) {
	if n.MemoryLimit.Line == 0 {
		n.MemoryLimit, n.MemoryBy = at, "debug.SetMemoryLimit"
	}
}

func setFirst(to *Fact, at Fact) {
	if to.Line == 0 {
		*to = at
	}
}

// clientModules talk TLS to services of the internet, by the beginning of their path.
var clientModules = []string{
	"github.com/aws/aws-sdk-go", "cloud.google.com/go/", "google.golang.org/api/", "github.com/Azure/azure-sdk-for-go/", "github.com/stripe/stripe-go",
	"github.com/getsentry/sentry-go", "golang.org/x/oauth2", "golang.org/x/crypto/acme", "github.com/minio/minio-go", "github.com/slack-go/slack",
	"github.com/google/go-github", "github.com/go-resty/resty", "github.com/coreos/go-oidc", "github.com/hashicorp/vault/api", "github.com/sendgrid/sendgrid-go",
	"github.com/twilio/twilio-go", "firebase.google.com/go", "github.com/openai/openai-go", "github.com/sashabaranov/go-openai",
}

// catchers are libraries that catch SIGTERM and stop what they run.
var catchers = []string{
	"go.uber.org/fx", "github.com/go-kratos/kratos", "github.com/zeromicro/go-zero", "github.com/cloudwego/hertz", "github.com/cloudwego/kitex",
	"sigs.k8s.io/controller-runtime", "github.com/oklog/run", "github.com/micro/go-micro", "go-micro.dev/", "github.com/ory/graceful",
	"k8s.io/apiserver", "knative.dev/pkg", "github.com/facebookgo/grace", "github.com/fvbock/endless", "github.com/valyala/fasthttp/prefork",
	"encore.dev", "github.com/goravel/framework", "gofr.dev", "github.com/kataras/iris", "github.com/hibiken/asynq",
	"github.com/judwhite/go-svc", "github.com/kardianos/service", "github.com/beego/beego", "github.com/astaxie/beego", "github.com/gogf/gf",
	"github.com/GoogleCloudPlatform/functions-framework-go", "github.com/aws/aws-lambda-go", "github.com/grafana/dskit",
}

// importNeeds are what the packages that a program reaches import or name.
func (l *loader) importNeeds(main *Main) {
	needs := &main.Needs
	for _, dir := range main.Packages {
		for _, f := range l.loaded[dir].files {
			for _, to := range f.imports {
				needs.imported(f, to)
			}
			for _, one := range f.markers() {
				one.keep(needs, one.at)
			}
		}
	}
	if len(needs.Zones) == 0 {
		needs.Zones = needs.loose
	}
	needs.loose = nil
}

func (n *Needs) imported(f *file, to imported) {
	at := func(to2 *Fact) { // positions cost: only for what is kept
		if to2.Line == 0 {
			*to2 = f.fact(to.pos)
		}
	}
	switch to.path {
	case "time/tzdata", "github.com/golang/tzdata": // https://pkg.go.dev/time/tzdata
		at(&n.ZonesInside)
	case "os/signal":
		at(&n.Catches)
	case "go.uber.org/automaxprocs", "go.uber.org/automaxprocs/maxprocs":
		at(&n.Processors)
	case "github.com/KimMachineGun/automemlimit", "github.com/KimMachineGun/automemlimit/memlimit":
		if n.MemoryBy == "" {
			n.MemoryBy = "automemlimit"
			at(&n.MemoryLimit)
		}
	default:
		if !strings.Contains(to.path, ".") {
			return
		}
		if hasPrefix(to.path, clientModules) {
			at(&n.Certificates)
		}
		if hasPrefix(to.path, catchers) {
			at(&n.Catches)
		}
	}
}

func hasPrefix(to string, all []string) bool {
	return slices.ContainsFunc(all, func(one string) bool { return strings.HasPrefix(to, one) })
}

// marked is a marker's place in a file.
type marked struct {
	keep func(*Needs, Fact)
	at   Fact
}

// marks are kept for each file: several programs reach it.
type marks struct {
	once sync.Once
	all  []marked
}

// markers are the first uses of the known names in a file.
func (f *file) markers() []marked {
	f.marks.once.Do(func() {
		for _, to := range f.imports {
			for _, one := range markers[to.path] {
				name := to.name
				if name == "" {
					name = to.base
				}
				if offset := f.uses(name + "." + one.name); offset >= 0 {
					f.marks.all = append(f.marks.all, marked{one.keep, f.factAt(offset)})
				}
			}
		}
	})
	return f.marks.all
}

// uses is the offset of a text in a file's code, outside comments and literals.
func (f *file) uses(text string) int {
	for from := 0; ; {
		i := bytes.Index(f.data[from:], []byte(text))
		if i < 0 {
			return -1
		}
		from += i
		end := f.data[from+len(text):]
		local := bytes.HasPrefix(end, []byte(`"http://`)) // no TLS there
		if !local && isStart(f.data, from) && isCode(f.data, from) {
			return from
		}
		from += len(text)
	}
}

// isStart says whether no name goes on before an offset.
func isStart(data []byte, at int) bool {
	if at == 0 {
		return true
	}
	c := data[at-1]
	return c != '.' && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')
}

// isCode says whether an offset lies outside comments and literals.
func isCode(data []byte, offset int) bool {
	s := &scanner{data: data}
	for s.at < offset {
		s.next()
	}
	return s.at == offset
}

// factAt is the place of an offset.
func (f *file) factAt(offset int) Fact {
	line := bytes.Count(f.data[:offset], []byte("\n"))
	start := bytes.LastIndexByte(f.data[:offset], '\n') + 1
	return Fact{File: f.path, Line: line + 1, Column: len([]rune(string(f.data[start:offset]))) + 1}
}
