package secret

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shipgen/shipgen/lint"
)

// source is n bytes that look like the source of a service: names of secrets in
// sentences, assignments from variables, digests.
func source(n int) []byte {
	b := newBuilder(9)
	lines := []string{
		"func (c *Client) token(ctx context.Context) (string, error) {",
		"\tkey := fmt.Sprintf(\"%s/%s\", bucket, name) // the key of the object",
		"\treturn c.cache.Get(ctx, key, c.password)",
		"  - uses: actions/checkout@{hex:40} # v5",
		"    password: ${{ secrets.REGISTRY_PASSWORD }}",
		"golang.org/x/sys v0.30.0 h1:{b64:43}=",
		"The token of the session is passed in the Authorization header, see https://acme.dev/docs.",
		"for _, item := range items { total += item.Price * item.Count }",
		"",
		"\tif err := c.do(ctx, req, &page); err != nil {",
		"\t\treturn nil, fmt.Errorf(\"list orders of %s: %w\", customer, err)",
		"\t}",
		"// Orders lists the orders of a customer, newest first, a page at a time.",
		"type Order struct { ID string; Items []Item; Created time.Time; Total int64 }",
		"  <li class=\"item\"><a href=\"/orders/{{ .ID }}\">{{ .Title }}</a></li>",
		"def total(items): return sum(item.price * item.count for item in items)",
	}
	var out bytes.Buffer
	for i := 0; out.Len() < n; i++ {
		out.WriteString(b.fill(lines[i%len(lines)]) + "\n")
	}
	return out.Bytes()[:n]
}

func textFile(path string, data []byte) *lint.File {
	return &lint.File{Path: path, Data: data, Kinds: []lint.Kind{lint.Text}}
}

func BenchmarkSource(b *testing.B) {
	const files, size = 1000, 20 << 10
	data := source(files * size)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for i := range files {
			find(textFile("internal/client.go", data[i*size:(i+1)*size]))
		}
	}
}

func BenchmarkAutomaton(b *testing.B) {
	data := source(20 << 20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		theIndex().scan(data, func(int32, int) {})
	}
}

// hostile are inputs on which a careless scanner goes quadratic.
func hostile() map[string][]byte {
	b := newBuilder(2)
	repeat := func(text string, n int) []byte { return []byte(strings.Repeat(text, n/len(text)+1)[:n]) }
	return map[string][]byte{
		"one line of code":         bytes.ReplaceAll(source(10<<20), []byte("\n"), []byte(";")),
		"one line of base64":       []byte(strings.Repeat(b.text("b64", 1<<16), 160)),
		"a million keywords":       repeat("password=", 9<<20),
		"a million names":          repeat("\"password\":\"", 9<<20),
		"a million prefixes":       repeat("ghp_ AKIA sk-ant-api03- xoxb-1", 9<<20),
		"openings of keys":         repeat("-----BEGIN PRIVATE KEY-----\n", 4<<20),
		"openings of tokens":       repeat("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.", 4<<20),
		"user information":         repeat("https://a:b", 4<<20),
		"quotes":                   repeat("key: \"", 4<<20),
		"base64 of base64 of text": []byte(strings.Repeat("V1VWaFdHSkhUblpqYlZKM1dWaE9lbVF5T1hsYVJEQm5aRWQ0TWxsNlVtaFZXRnBRVlZRd09WQlJQVDA9", 1<<16)),
		"names":                    repeat("secret_key_token_pass.", 4<<20),
		"folds":                    repeat("a: \"b\\\n", 4<<20),
	}
}

// TestBounded holds the time that hostile inputs take to what ten megabytes of
// plain text may take on a slow machine.
func TestBounded(t *testing.T) {
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			f := textFile("a.yaml", data)
			f.Kinds = append(f.Kinds, lint.YAML)
			start := time.Now()
			hits := find(f)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%d MB took %v", len(data)>>20, took)
			} else {
				t.Logf("%d MB took %v, %d hits", len(data)>>20, took.Round(time.Millisecond), len(hits))
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	for seed := range uint64(3) {
		b := newBuilder(seed)
		for _, line := range []string{"password: {pw}\n", "url=postgres://a:{b62:12}@db.acme.dev/x", "-----BEGIN PRIVATE KEY-----\\n{b64:64}\\n", "<key>{b62:20}</key>", "data: {b64:44}"} {
			f.Add("a.yaml", []byte(b.fill(line)))
			f.Add("a.go", []byte(utf16le(b.fill(line))))
		}
	}
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		file := textFile(path, data)
		if strings.HasSuffix(path, ".yaml") {
			file.Kinds = append(file.Kinds, lint.YAML, lint.Manifest)
		}
		last := 0
		for _, h := range find(file) {
			if h.start < last || h.end <= h.start || h.end > len(data) || h.secret == "" {
				t.Fatal(fmt.Sprintf("hit %s at %d-%d of %d bytes, after one that ends at %d", h.kind.name, h.start, h.end, len(data), last))
			}
			last = h.end
		}
	})
}
