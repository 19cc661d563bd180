package secret

import (
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// quality is how much a value looks like a secret and not like a word for one.
type quality int

const (
	junk   quality = iota // empty, a placeholder, a reference, a path, a name
	wordy                 // words: what a program calls something, or a weak password
	mixed                 // a password as people choose them
	random                // nobody chose it
)

// assess judges a value by itself.
func assess(v string) quality {
	if len(v) < 4 || !allIn(v, isASCII) || placeholder(v) || reference(v) {
		return junk
	}
	if inner, ok := encodedText(v); ok {
		return assess(inner)
	}
	if q, ok := shaped(v); ok {
		return q
	}
	return assessText(v)
}

// encodedText is the text that a value is base64 or hex of: a word stays a word
// however it is spelt.
func encodedText(v string) (string, bool) {
	if len(v) < 8 || len(v)%2 != 0 {
		return "", false
	}
	raw, err := base64.StdEncoding.DecodeString(v)
	if err != nil || !printing(raw) {
		raw, err = hex.DecodeString(v)
	}
	return string(raw), err == nil && len(raw) > 4 && printing(raw)
}

// assessText tells random text from words by the bits that it takes to write the
// value down.
func assessText(v string) quality {
	bits := surprise(v)
	perByte := bits / float64(len(v))
	classes := classesOf(v)
	switch {
	case len(v) >= 12 && bits >= 48 && perByte >= 4.2 && classes.count() >= 2 && odd(v),
		len(v) >= 16 && perByte >= 5.2 && (odd(v) || classes.symbols == 0),
		len(v) >= 16 && allIn(v, isHex) && classes.digits >= 3 && entropy(v) >= 2.9:
		return random
	case bits >= 26 && perByte >= 2.9 && odd(v),
		len(v) >= 8 && perByte >= 5.2, len(v) >= 6 && perByte >= 5.7:
		return mixed
	}
	return wordy
}

// odd says whether a value has what names of things do not: digits, signs other
// than those that join words, case that changes within a word.
func odd(v string) bool {
	jumps := 0
	for i := range len(v) {
		switch c := v[i]; {
		case isDigit(c), !isAlnum(c) && strings.IndexByte("-_.:/ ", c) < 0:
			return true
		case i > 1 && 'A' <= c && c <= 'Z' && 'a' <= v[i-1] && v[i-1] <= 'z' && (v[i-2] < 'a' || v[i-2] > 'z'):
			jumps++
		}
	}
	return jumps > 1
}

// classes counts what a value is made of.
type classes struct{ lower, upper, digits, symbols int }

func classesOf(v string) classes {
	var c classes
	for i := range len(v) {
		switch b := v[i]; {
		case 'a' <= b && b <= 'z':
			c.lower++
		case 'A' <= b && b <= 'Z':
			c.upper++
		case isDigit(b):
			c.digits++
		default:
			c.symbols++
		}
	}
	return c
}

// count is how many of the four occur.
func (c classes) count() int {
	n := 0
	for _, of := range []int{c.lower, c.upper, c.digits, c.symbols} {
		if of > 0 {
			n++
		}
	}
	return n
}

func allIn(v string, in func(byte) bool) bool {
	for i := range len(v) {
		if !in(v[i]) {
			return false
		}
	}
	return true
}

// shapes that are something else than a secret, or say little.
var (
	uuidShape    = pattern.New(`^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$`)
	dateShape    = pattern.New(`^\d{4}[-/.]\d\d?[-/.]\d\d?(?:[T ].*)?$|^\d\d?:\d\d(?::\d\d)?`)
	versionShape = pattern.New(`^v?\d+(?:\.\d+)+(?:[-+.][0-9A-Za-z.-]+)?$`)
	pathShape    = pattern.New(`^(?:~|\.{1,2})?/[\w.@#-]+(?:/[\w.@*-]*)*/?$|^[A-Za-z]:\\|^[\w-]+(?:/[\w-]+)*\.(?:pem|key|crt|cer|txt|json|ya?ml|js|ts|go|py|php|html?|css|png|svg|env|conf|sh|p12|pfx|jks|pub|gpg|asc|xml|md|rb|java|properties)$`)
	mailShape    = pattern.New(`^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$`)
	hostShape    = pattern.New(`^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|svc|cluster|example|test|localhost|app|cloud|co|de|eu|uk)(?::\d+)?(?:/.*)?$`)
	urlShape     = pattern.New(`^[a-zA-Z][a-zA-Z0-9+.-]*://`)
	hashShape    = pattern.New(`^\$(?:2[abxy]|1|5|6|y|7|argon2\w*|pbkdf2\S*|scrypt|apr1)\$|^\{(?:SSHA|SHA|MD5|CRYPT|bcrypt)\}|^pbkdf2[:_]|^(?:sha|md)\d+[-:$]|^scrypt:|^SCRAM-SHA`)
	sealedShape  = pattern.New(`^(?:ENC\[|ENC\(|\{cipher\}|AQICAH|AQECAH|vault:v\d|!vault|\$ANSIBLE_VAULT|Ag[A-D][0-9A-Za-z+/]{100}|gAAAAA|enc:|<enc|CiQA|-----BEGIN PGP MESSAGE|U2FsdGVkX1)`)
	codeShape    = pattern.New(`^[A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$][\w$]*)+(?:\(.*)?$|^[A-Za-z_$][\w$.]*\(.*|^\w+\[.*\]$|&&|\|\||[=!]=|^[@\w.]*[\[(]$`)
	publicShape  = pattern.New(`^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|AAAA[BCE]3|MII[BC]Ij|MFkw|MFYw|MCow|-----BEGIN (?:PUBLIC|RSA PUBLIC|CERTIFICATE)|sha(?:256|384|512)[-:]|age1[a-z0-9]{58}|pk_(?:live|test)_|arn:|urn:|oid:|ocid1\.|projects/|spiffe://|did:|data:|h1:)`)
	slugShape    = pattern.New(`^[a-z]{2,}(?:[-_.][a-z]*\d{0,2}[a-z]*)+$`)
	digitsShape  = pattern.New(`^[\d.,:+ -]+$`)
	regexpShape  = pattern.New(`^\^|\$$.*[\[(]|\\[dwsb]|\[\^|\[[a-zA-Z0-9]-[a-zA-Z0-9]|\(\?[:=!<P]|\.\*|\{\d+,\d*\}`)
)

// shaped judges values by what they are written like.
func shaped(v string) (quality, bool) {
	for _, shape := range []*pattern.Pattern{dateShape, versionShape, pathShape, mailShape, hostShape, urlShape, hashShape, sealedShape, codeShape, publicShape, regexpShape} {
		if shape.MatchString(v) {
			return junk, true
		}
	}
	switch {
	case uuidShape.MatchString(v):
		return wordy, true // mostly a name: a rule that knows better asks before
	case digitsShape.MatchString(v):
		return digitsQuality(v), true
	case strings.Count(v, " ") > 0:
		return spacedQuality(v), true
	}
	return junk, false
}

func digitsQuality(v string) quality {
	if len(v) >= 6 && surprise(v) >= 17 {
		return wordy
	}
	return junk
}

// spacedQuality judges what has blanks: prose mostly, seldom a password.
func spacedQuality(v string) quality {
	bits := surprise(v) / float64(len(v))
	switch {
	case strings.Count(v, " ") > 2 || bits < 4.5:
		return junk
	case bits >= 5.2 && len(v) >= 10 && classesOf(v).digits > 0 && !strings.ContainsAny(v, "()[]{}<>=:;,"):
		return mixed
	}
	return wordy
}

// reference says whether a value stands for one that is elsewhere: a variable, a
// template, a lookup.
func reference(v string) bool {
	if strings.Contains(v, "${") || strings.Contains(v, "{{") || strings.Contains(v, "$(") || strings.Contains(v, "<%") || strings.Contains(v, "#{") || strings.Contains(v, "%{") || strings.Contains(v, "@@") || strings.Contains(v, "{$") ||
		strings.Contains(v, "&lt;") || strings.Contains(v, "&gt;") || strings.Contains(v, "&quot;") || spelled(v) {
		return true
	}
	first, last := v[0], v[len(v)-1]
	switch {
	case first == '$' && len(v) > 1 && (isLetter(v[1]) || v[1] == '_' || v[1] == '@'):
		return allIn(v[1:], isWordByte) || hashShape.MatchString(v) || strings.HasPrefix(v, "$env:")
	case first == '<' && last == '>', first == '[' && last == ']', first == '{' && last == '}', first == '%' && last == '%',
		first == '(' && last == ')', first == '@' && last == '@', strings.HasPrefix(v, "__") && strings.HasSuffix(v, "__"):
		return true
	case first == '#' && allIn(v, func(c byte) bool { return c == '#' || c == '-' || isWordByte(c) }):
		return true
	case first == '%' && len(v) < 8, first == '&' && allIn(v[1:], isWordByte), first == '*' && allIn(v[1:], isWordByte), first == ':' && allIn(v[1:], isWordByte):
		return true
	}
	return referenced.MatchString(v)
}

var referenced = pattern.New(`(?i)^(?:xsd?:|env[.:(]|process\.env|os\.|secrets?\.|vars?\.|local\.|data\.|params?\.|vault[:/]|ssm[:/]|op://|sm://|gcp:|aws:|azure:|awssm|keyvault|ref\+|file[:(]|lookup\(|getenv|self\.|this\.|config\.|settings\.|request\.|props\.|args\.|opts?\.|input\.|ctx\.|resolve:|!sub|!ref|!env)|^\$\{|%\([a-z_]+\)s|\{[a-zA-Z_.]+\}|%[sdvq](?:[^0-9A-Za-z]|$)|\$[A-Z][A-Z_]{2,}`)

// characters are those that are spelt by their number.
var characters = pattern.New(`\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})`)

// spelled says whether a value is mostly characters that are spelt by number, and
// so text in another alphabet.
func spelled(v string) bool {
	return strings.IndexByte(v, '\\') >= 0 && characters.MatchString(v) && len(characters.ReplaceAllString(v, "")) < 8
}

// isASCII leaves control bytes out.
func isASCII(c byte) bool { return c >= ' ' && c < 0x7f }

func isWordByte(c byte) bool { return isAlnum(c) || c == '_' }
