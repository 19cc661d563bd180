package detect

// renovateFiles are where Renovate looks for its configuration.
// https://docs.renovatebot.com/configuration-options/
var renovateFiles = []string{
	"renovate.json", "renovate.jsonc", "renovate.json5", ".github/renovate.json", ".github/renovate.jsonc", ".github/renovate.json5",
	".renovaterc", ".renovaterc.json", ".renovaterc.jsonc", ".renovaterc.json5",
}

// writeUpdates asks for no second bot beside a Renovate that is there.
func (r *Result) writeUpdates(w *writer) {
	for _, file := range renovateFiles {
		if r.tree.Has(file) {
			w.line("updates: none # " + file)
			return
		}
	}
}
