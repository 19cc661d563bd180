package generator

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// rustImage links against musl, and so statically: the binary runs on any base.
const rustImage = "rust:1.91.1-alpine3.22"

func rustData(b *languageBuild) *languageData {
	base := baseOf(b.in, b.found)
	d := &languageData{Builder: dockerImage(b.in, rustImage, b.found), Base: "scratch", Certificates: !base.certificates}
	if base.image != "" {
		d.Base = dockerImage(b.in, base.image, b.found)
	}
	if !b.has("Cargo.lock") {
		b.fail("commit it: `cargo generate-lockfile`", "no Cargo.lock in %q", b.service.Build.Context)
	}
	d.Binary = rustBinary(string(b.sources.Manifests["Cargo.toml"]))
	if d.Binary == "" {
		b.fail("name it: `[[bin]]` with a name, or `default-run`", "%q has no Cargo.toml of one binary", b.service.Build.Context)
	}
	d.Command = b.command([]string{"/app"})
	return d
}

var tomlString = pattern.New(`^([A-Za-z-]+)\s*=\s*"([A-Za-z0-9_-]+)"`)

// rustBinary is the name of the binary that a Cargo.toml makes: the default one,
// else the only [[bin]], else the package's. "" = none, or several to choose from.
func rustBinary(manifest string) string {
	section, name, standard := "", "", ""
	var bins []string
	for line := range strings.Lines(manifest) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			section = line
			continue
		}
		m := tomlString.FindStringSubmatch(line)
		switch {
		case m == nil:
		case section == "[package]" && m[1] == "name":
			name = m[2]
		case section == "[package]" && m[1] == "default-run":
			standard = m[2]
		case section == "[[bin]]" && m[1] == "name":
			bins = append(bins, m[2])
		}
	}
	switch {
	case standard != "":
		return standard
	case len(bins) == 1:
		return bins[0]
	case len(bins) > 1:
		return ""
	}
	return name
}
