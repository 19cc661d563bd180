package ship

import "strings"

// stores are the secret stores, in the order of the manual.
var stores = []string{"kubernetes", "vault", "aws", "gcp"}

var secretSpec = &spec{shape: object, name: "secret", hidden: true, fields: []field{
	{key: "from", spec: enum(stores...), def: "kubernetes", example: "vault",
		doc: "The store: a Kubernetes Secret that is there already, Vault, AWS Secrets Manager or Google Secret Manager."},
	{key: "path", spec: &spec{shape: text, format: secretPath, hidden: true}, required: true, example: "kv/orders#url",
		doc: "Where the store keeps it, with the key after `#`: `name#key` in kubernetes, `mount/path#key` in vault, `name` or `name#key` in aws and gcp."},
	{key: "mount", spec: enum("file", "env"), def: "file", example: "env",
		doc: "How the program gets it. A file can change while the program runs; a variable cannot, and child processes and crash reports see it."},
	{key: "refreshInterval", spec: str(duration), def: "1h", example: "15m",
		doc: "How often the store is asked for a new value. A Kubernetes Secret needs no asking."},
}, short: &short{&spec{shape: text, format: secretRef, hidden: true}, expandSecret}}

var (
	secretPath = compiled(format{name: "secret path", want: "a path in the secret store", pattern: `^[A-Za-z0-9][A-Za-z0-9_./:@+=-]*(#[A-Za-z0-9._-]+)?$`,
		hint: `"name#key" in kubernetes, "mount/path#key" in vault, "name" or "name#key" in aws and gcp; never the secret itself`})
	secretRef = compiled(format{name: "secret reference", want: "a reference such as vault:kv/orders#url", pattern: `^(kubernetes|vault|aws|gcp):[A-Za-z0-9][A-Za-z0-9_./:@+=-]*(#[A-Za-z0-9._-]+)?$`,
		hint: "the store is one of kubernetes, vault, aws, gcp; a secret itself never belongs here"})
)

// expandSecret makes {from: vault, path: kv/orders#url} of `vault:kv/orders#url`.
func expandSecret(v *value) *value {
	store, path, _ := strings.Cut(v.text, ":")
	out := mapValue("from", scalarValue("!!str", store, v))
	out.set("path", scalarValue("!!str", path, v))
	return out
}
