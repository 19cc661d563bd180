package ship

import "strings"

// derive adds the defaults that follow from other keys, as the table's words
// say. The constant ones are there already.
func derive(root *value) {
	if owner := root.get("repository", "owner"); owner != nil {
		orSet(root.get("repository"), "name", root.str("name"))
		orSet(root.get("image"), "registry", "ghcr.io/"+strings.ToLower(owner.text))
	}
	for _, e := range root.get("services").sorted() {
		deriveService(e.key, e.value)
	}
	if image := root.get("image"); image != nil {
		orSet(image, "base", baseFor(root))
	}
	if policies := root.get("policies"); policies.has("allowedRegistries") && !policies.has("engines") {
		policies.set("engines", defaultValue([]string{"validatingAdmissionPolicy", "conftest"}, policies))
	}
	if root.has("gitops") {
		orSet(root.get("gitops"), "namespace", map[string]string{"argocd": "argocd", "flux": "flux-system"}[root.str("gitops", "tool")])
	}
	if vault := root.get("secretStores", "vault"); vault != nil {
		orSet(vault, "role", root.str("name"))
	}
	deriveEnvironments(root)
	for _, receiver := range root.list("alerts", "receivers") {
		orSet(receiver, "name", receiver.str("type"))
	}
}

// orSet adds a text where a key is missing.
func orSet(v *value, key, text string) {
	if v != nil && !v.has(key) {
		v.set(key, scalarValue("!!str", text, v))
	}
}

// baseFor is the smallest base that every program runs on.
func baseFor(root *value) string {
	for _, e := range root.get("services").sorted() {
		if e.value.bool("build", "cgo") {
			return "distroless-base"
		}
	}
	return "distroless-static"
}

// deriveEnvironments adds the two stages of trunk-based delivery where no
// environment is given.
func deriveEnvironments(root *value) {
	if root.has("name") && !root.has("environments") { // a .shipgen.yaml has neither
		all := emptyMap(root)
		all.set("staging", emptyMap(root))
		all.set("production", emptyMap(root))
		root.set("environments", all)
	}
	for _, e := range root.get("environments").sorted() {
		on, known := map[string]string{"staging": "push", "production": "tag"}[e.key]
		if !known {
			on = "manual"
		}
		orSet(e.value, "on", on)
	}
}
