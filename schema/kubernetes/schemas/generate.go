//go:build ignore

// Command generate refreshes definitions.json.gz from a release of Kubernetes:
//
//	go run schema/kubernetes/schemas/generate.go v1.36.3
//
// It takes the module k8s.io/kubernetes as the go command downloads it and reads
// the fields from api/openapi-spec/swagger.json, which has no enums, and the
// enums from pkg/generated/openapi/zz_generated.openapi.go.
package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"log"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
)

const folder = "schema/kubernetes/schemas"

type schema struct {
	Type       string             `json:"type,omitempty"`
	Format     string             `json:"format,omitempty"`
	Ref        string             `json:"$ref,omitempty"`
	Properties map[string]*schema `json:"properties,omitempty"`
	Items      *schema            `json:"items,omitempty"`
	Values     *schema            `json:"additionalProperties,omitempty"`
	Required   []string           `json:"required,omitempty"`
	Enum       []string           `json:"enum,omitempty"`
}

type definition struct {
	schema
	Kinds []struct{ Group, Version, Kind string } `json:"x-kubernetes-group-version-kind"`
}

type table struct {
	Version     string             `json:"version"`
	Kinds       map[string]string  `json:"kinds"` // "apps/v1 Deployment" -> definition
	Definitions map[string]*schema `json:"definitions"`
}

const metaV1 = "io.k8s.apimachinery.pkg.apis.meta.v1."

// special are the definitions whose own Go code reads what the OpenAPI document
// calls a string or an object.
var special = map[string]*schema{
	"io.k8s.apimachinery.pkg.util.intstr.IntOrString": {Type: "int-or-string"},
	"io.k8s.apimachinery.pkg.api.resource.Quantity":   {Type: "quantity"},
	metaV1 + "FieldsV1":                                                                     {},
	"io.k8s.apimachinery.pkg.runtime.RawExtension":                                          {},
	"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON":                         {},
	"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray":       {},
	"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool":        {},
	"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray": {},
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: generate VERSION")
	}
	version := os.Args[1]
	module := open(version)
	var swagger struct{ Definitions map[string]*definition }
	check(json.Unmarshal(read(module, version, "api/openapi-spec/swagger.json"), &swagger))
	out := table{Version: strings.TrimPrefix(version, "v"), Kinds: map[string]string{}, Definitions: map[string]*schema{}}
	for name, d := range swagger.Definitions {
		out.add(name, d)
	}
	out.enums(read(module, version, "pkg/generated/openapi/zz_generated.openapi.go"))
	write("definitions.json.gz", compress(out))
	write("LICENSE", read(module, version, "LICENSE"))
	fmt.Println(len(out.Kinds), "kinds,", len(out.Definitions), "definitions")
}

func open(version string) *zip.ReadCloser {
	cmd := exec.Command("go", "mod", "download", "-json", "k8s.io/kubernetes@"+version)
	cmd.Stderr = os.Stderr
	answer, err := cmd.Output()
	check(err)
	var module struct{ Zip string }
	check(json.Unmarshal(answer, &module))
	r, err := zip.OpenReader(module.Zip)
	check(err)
	return r
}

func read(module *zip.ReadCloser, version, name string) []byte {
	f, err := module.Open(path.Join("k8s.io/kubernetes@"+version, name))
	check(err)
	defer f.Close()
	data, err := io.ReadAll(f)
	check(err)
	return data
}

// add takes a definition over; those with object metadata are kinds that people
// write, which leaves out lists, options and answers of the API.
func (t *table) add(name string, d *definition) {
	s := &d.schema
	if special[name] != nil {
		s = special[name]
	}
	s.shorten()
	t.Definitions[name] = s
	if m := s.Properties["metadata"]; m == nil || m.Ref != metaV1+"ObjectMeta" {
		return
	}
	for _, k := range d.Kinds {
		t.Kinds[path.Join(k.Group, k.Version)+" "+k.Kind] = name
	}
}

// shorten leaves the last part of each reference.
func (s *schema) shorten() {
	if s == nil {
		return
	}
	s.Ref = path.Base("/" + s.Ref)
	if s.Ref == "/" {
		s.Ref = ""
	}
	s.Items.shorten()
	s.Values.shorten()
	for _, p := range s.Properties {
		p.shorten()
	}
}

// enums adds the values that the Go source gives: each definition is a function,
// each of its properties a key of a map literal, with an Enum somewhere below.
func (t *table) enums(source []byte) {
	file, err := parser.ParseFile(token.NewFileSet(), "openapi.go", source, 0)
	check(err)
	found := map[string]*schema{}
	for name, s := range t.Definitions {
		found["schema_"+strings.NewReplacer("io.k8s.", "k8sio_", ".", "_", "-", "_").Replace(name)] = s
	}
	count := 0
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && found[f.Name.Name] != nil {
			count += properties(found[f.Name.Name], f.Body)
		}
	}
	if count < 50 {
		log.Fatalf("only %d enums: has the generated source changed its form?", count)
	}
}

// properties gives each property of a definition the enum written below it.
func properties(s *schema, body ast.Node) (count int) {
	ast.Inspect(body, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, ok := pair.Key.(*ast.BasicLit)
		if !ok {
			return true
		}
		name, err := strconv.Unquote(key.Value)
		check(err)
		values := enum(pair.Value)
		if p := s.Properties[name]; p != nil && len(values) > 0 {
			if p.Items != nil {
				p = p.Items
			}
			p.Enum = values
			count++
		}
		return false
	})
	return count
}

func enum(value ast.Node) (values []string) {
	ast.Inspect(value, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		if id, ok := pair.Key.(*ast.Ident); !ok || id.Name != "Enum" {
			return true
		}
		for _, e := range pair.Value.(*ast.CompositeLit).Elts {
			text, err := strconv.Unquote(e.(*ast.BasicLit).Value)
			check(err)
			values = append(values, text)
		}
		return false
	})
	slices.Sort(values)
	return slices.Compact(values)
}

func compress(t table) []byte {
	text, err := json.Marshal(t)
	check(err)
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	check(err)
	_, err = w.Write(text)
	check(err)
	check(w.Close())
	return b.Bytes()
}

func write(name string, data []byte) {
	check(os.WriteFile(path.Join(folder, name), data, 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
