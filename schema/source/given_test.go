package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/repo"
)

// TestStart holds programs that are started with arguments and variables.
func TestStart(t *testing.T) {
	given := &Given{
		Env:  map[string]Setting{"PORT": {"81", Fact{"Dockerfile", 2, 1}}, "IN_DOCKER": {"1", Fact{"Dockerfile", 2, 1}}},
		Args: []Setting{{"-p", Fact{"Dockerfile", 3, 1}}, {"82", Fact{"Dockerfile", 3, 1}}, {"--metrics.listen=:83", Fact{"Dockerfile", 3, 1}}, {"--on", Fact{"Dockerfile", 3, 1}}},
	}
	for _, test := range []struct {
		name, imports, body string
		want                []string
	}{
		{"variable", `"net/http"; "os"`, `p := os.Getenv("PORT"); if p == "" { p = "80" }; http.ListenAndServe(":"+p, nil)`, []string{"http 81 env PORT"}},
		{"switch", `"net/http"; "os"`, `a := ":1"; if v, ok := os.LookupEnv("IN_DOCKER"); ok && v == "1" { a = ":2" }; http.ListenAndServe(a, nil)`, []string{"http 2"}},
		{"flag", `"flag"; "net/http"; "strconv"`, `p := flag.Int("p", 80, ""); on := flag.Bool("on", false, ""); flag.Parse(); if *on { http.ListenAndServe(":"+strconv.Itoa(*p), nil) }`, []string{"http 82 flag p"}},
		{"short flag", `"net/http"; "strconv"; "github.com/spf13/pflag"`, `p := pflag.IntP("port", "p", 80, ""); http.ListenAndServe(":"+strconv.Itoa(*p), nil)`, []string{"http 82 flag port"}},
		{"kingpin", `"net/http"; "github.com/alecthomas/kingpin/v2"`, `a := kingpin.Flag("metrics.listen", "").Default(":80").String(); kingpin.Parse(); http.ListenAndServe(*a, nil)`, []string{"http 83 flag metrics.listen"}},
		{"go-flags", `"net/http"; "github.com/jessevdk/go-flags"`, "var o struct { Listen string `long:\"listen\" default:\":80\"`; M struct { Listen string `long:\"listen\" default:\":84\"` } `group:\"m\" namespace:\"metrics\"` }; flags.Parse(&o); go http.ListenAndServe(o.Listen, nil); http.ListenAndServe(o.M.Listen, nil)", []string{"http 80 flag listen", "http 83 flag listen"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := "package main\nimport (" + test.imports + ")\nfunc main() { " + test.body + " }\n"
			tree := repo.Memory{"go.mod": []byte(goMod), "main.go": []byte(text), "Dockerfile": []byte("FROM scratch\nENV PORT=81\nCMD x\n")}
			s := Read(tree)
			if diff := cmp.Diff(test.want, describe(s.Start(s.Mains[0], given))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
