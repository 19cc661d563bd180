package secret

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// keyStore finds stores of keys that no text shows: it is their format that
// tells, whatever they are called.
var keyStore = &lint.Rule{
	Name:  "leaked-key-store",
	Title: "Leaked key store",
	Doc: `A PKCS #12, Java or KeePass store of keys is only as secret as its password: who
has the repository can try passwords for ever, and the one for the store is
often beside it.

Bad:

` + "```" + `
config/keystore.p12
` + "```" + `

Good:

` + "```" + `
server.ssl.key-store=${KEY_STORE}
` + "```" + `

Make another key and revoke its certificate. Give the store to the program when
it starts. A store that only holds certificates is not reported.
`,
	Theme:      lint.LeakedSecret,
	Severity:   lint.Medium,
	Confidence: lint.MediumConfidence,
	Audience:   lint.Regular,
	Kinds:      []lint.Kind{lint.KeyStore},
	File:       storeOfKeys,
}

func storeOfKeys(p *lint.Pass) error {
	f := lint.Finding{
		Message: fmt.Sprintf("store of private keys, %d bytes", len(p.File.Data)),
		Span:    p.Span(0, 0),
		Hint:    "make another key and revoke its certificate, then keep the store outside of the repository",
	}
	if r := roleOf(p.File.Path, false); r.lenient() || r.generated {
		f.Confidence = lint.LowConfidence
	}
	p.Report(f)
	return nil
}
