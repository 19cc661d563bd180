package secret

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/big"
	"math/rand/v2"
	"regexp/syntax"
	"strings"
)

// builder makes values that have the shape of a kind; none is written down
// anywhere, for push protection would hold them for real.
type builder struct{ *rand.Rand }

func newBuilder(seed uint64) builder { return builder{rand.New(rand.NewPCG(seed, 1))} }

// value is a random value of a kind, its checksum right.
func (b builder) value(k *kind) string {
	for range 400 {
		shape, err := syntax.Parse(k.shape, syntax.Perl)
		if err != nil {
			panic(err)
		}
		var out strings.Builder
		b.write(&out, shape)
		value := sign(k, out.String())
		if k.verdict(value) != invalid && (k.structured || randomEnough(k.body(value))) && !placeholder(k.body(value)) {
			return value
		}
	}
	panic("no value of kind " + k.name + " passes its own gates")
}

func (b builder) write(out *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			out.WriteRune(r)
		}
	case syntax.OpCharClass:
		out.WriteRune(b.pick(re.Rune))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			b.write(out, sub)
		}
	case syntax.OpEmptyMatch:
	case syntax.OpAnyCharNotNL, syntax.OpAnyChar:
		out.WriteByte('a' + byte(b.IntN(26)))
	case syntax.OpAlternate:
		b.write(out, re.Sub[b.IntN(len(re.Sub))])
	default:
		low, high := bounds(re)
		for range low + b.IntN(high-low+1) {
			b.write(out, re.Sub[0])
		}
	}
}

// bounds are how often a repetition occurs; open ones a few times more.
func bounds(re *syntax.Regexp) (low, high int) {
	switch re.Op {
	case syntax.OpQuest:
		return 0, 1
	case syntax.OpStar:
		return 0, 6
	case syntax.OpPlus:
		return 1, 6
	case syntax.OpRepeat:
		if re.Max < 0 {
			return re.Min, re.Min + 20
		}
		return re.Min, re.Max
	}
	panic(fmt.Sprint("shape with ", re.Op))
}

// pick takes a letter or digit of a class where it has some, else any.
func (b builder) pick(ranges []rune) rune {
	var all []rune
	for i := 0; i < len(ranges); i += 2 {
		for r := max(ranges[i], '!'); r <= min(ranges[i+1], '~'); r++ {
			all = append(all, r)
		}
	}
	if len(all) == 0 {
		return ' '
	}
	r := all[b.IntN(len(all))]
	for range 20 {
		if isAlnum(byte(r)) {
			break
		}
		r = all[b.IntN(len(all))]
	}
	return r
}

// sign puts the checksum of a kind into a value of its shape.
func sign(k *kind, value string) string {
	switch k.name {
	case "npm-token", "github-personal-token", "github-oauth-token", "github-user-token", "github-installation-token":
		body := value[4:34]
		return value[:34] + base62(crc32.ChecksumIEEE([]byte(body)), 6)
	case "github-refresh-token":
		if len(value) == 40 {
			return value[:34] + base62(crc32.ChecksumIEEE([]byte(value[4:34])), 6)
		}
	case "grafana-service-token":
		return value[:38] + fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(value[:37])))
	case "age-key", "nostr-key", "sui-key":
		return signBech32(value)
	case "bitcoin-wif-key", "bitcoin-extended-key", "tezos-key":
		return signBase58(k.name, value)
	case "stellar-key":
		return signStellar(value)
	case "discord-bot-token":
		_, rest, _ := strings.Cut(value, ".")
		return base64.RawURLEncoding.EncodeToString([]byte("1"+digits(value, 17))) + "." + rest
	}
	return value
}

// digits are n digits made of a text.
func digits(seed string, n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteByte('0' + seed[i%len(seed)]*7%10)
	}
	return out.String()
}

func signBech32(value string) string {
	upper := strings.ToUpper(value) == value
	value = strings.ToLower(value)
	at := strings.LastIndexByte(value, '1')
	body := value[:len(value)-6]
	var words []byte
	for i := range at {
		words = append(words, value[i]>>5)
	}
	words = append(words, 0)
	for i := range at {
		words = append(words, value[i]&31)
	}
	for i := at + 1; i < len(body); i++ {
		words = append(words, byte(strings.IndexByte(bech32Digits, body[i])))
	}
	sum := polymod(append(words, 0, 0, 0, 0, 0, 0)) ^ 1
	for i := range 6 {
		body += string(bech32Digits[sum>>(5*(5-i))&31])
	}
	if upper {
		return strings.ToUpper(body)
	}
	return body
}

// payloads are the version bytes that give Base58Check texts their beginning, and
// the size of what follows them.
var payloads = map[string]struct {
	version []byte
	size    int
}{
	"bitcoin-wif-key":      {[]byte{0x80}, 32},
	"bitcoin-extended-key": {[]byte{0x04, 0x88, 0xad, 0xe4}, 74},
	"tezos-key":            {[]byte{13, 15, 58, 7}, 32},
}

func signBase58(kind, seed string) string {
	p := payloads[kind]
	raw := append([]byte{}, p.version...)
	for i := range p.size {
		raw = append(raw, seed[i%len(seed)]*31+byte(i*i))
	}
	return encodeBase58(append(raw, doubleSum(raw)...))
}

func encodeBase58(raw []byte) string {
	n, base, digit := new(big.Int).SetBytes(raw), big.NewInt(58), new(big.Int)
	out := ""
	for n.Sign() > 0 {
		n.DivMod(n, base, digit)
		out = string(base58Digits[digit.Int64()]) + out
	}
	return out
}

func doubleSum(raw []byte) []byte {
	first := sha256.Sum256(raw)
	second := sha256.Sum256(first[:])
	return second[:4]
}

func signStellar(seed string) string {
	raw, err := base32.StdEncoding.DecodeString(seed)
	if err != nil {
		return seed
	}
	raw[0] = 18 << 3
	binary.LittleEndian.PutUint16(raw[33:], crc16(raw[:33]))
	return base32.StdEncoding.EncodeToString(raw)
}
