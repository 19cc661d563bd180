package secret

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/big"
	"strings"
)

const (
	base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	base58Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
	bech32Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
)

// githubSum verifies the last six characters of GitHub's and npm's tokens: the
// CRC-32 of what is between the prefix and them, in base 62.
//
// https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
func githubSum(token string) verdict {
	_, body, ok := strings.Cut(token, "_")
	if !ok || len(body) != 36 {
		return unverified
	}
	return doubt(base62(crc32.ChecksumIEEE([]byte(body[:30])), 6) == body[30:])
}

func judge(ok bool) verdict {
	if ok {
		return valid
	}
	return invalid
}

// doubt is judge for values whose beginning says enough: what is wrong in the rest
// may be a slip, and the sum may be reckoned another way one day.
func doubt(ok bool) verdict {
	if ok {
		return valid
	}
	return doubtful
}

// base62 writes n in width digits, zeros first.
func base62(n uint32, width int) string {
	out := bytes.Repeat([]byte("0"), width)
	for i := width - 1; i >= 0; i, n = i-1, n/62 {
		out[i] = base62Digits[n%62]
	}
	return string(out)
}

// gitlabSum verifies routable tokens, whose last seven characters are the CRC-32
// of all before them in base 36; older ones carry none.
//
// https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
func gitlabSum(token string) verdict {
	if strings.IndexByte(token, '.') < 0 {
		return unverified
	}
	n := len(token) - 7
	sum := big.NewInt(int64(crc32.ChecksumIEEE([]byte(token[:n])))).Text(36)
	if strings.TrimLeft(token[n:], "0") == strings.TrimLeft(sum, "0") {
		return valid
	}
	return unverified // the design left room for other sums
}

// grafanaSum verifies the CRC-32 in hex that ends a service account token.
//
// https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go
func grafanaSum(token string) verdict {
	body, sum, ok := strings.Cut(strings.TrimPrefix(token, "glsa_"), "_")
	if !ok {
		return invalid
	}
	return doubt(fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte("glsa_"+body))) == sum ||
		fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(body))) == sum)
}

// awsSum decodes the account number that a key ID holds since 2019: an ID whose
// bits give no number of twelve digits was never issued.
//
// https://awsteele.com/blog/2020/09/26/aws-access-key-format.html
func awsSum(id string) verdict {
	raw, err := base32.StdEncoding.DecodeString(id[4:])
	if err != nil || len(raw) < 6 {
		return invalid
	}
	if id[4] < 'Q' && id[4] >= 'A' { // IDs of before 2019 begin so, and hold no account
		return unverified
	}
	account := binary.BigEndian.Uint64(append([]byte{0, 0}, raw[:6]...)) & 0x7fffffffff80 >> 7
	return doubt(account < 1e12)
}

// notHex refuses digests where a secret has an alphabet of 64.
func notHex(value string) verdict {
	if allIn(value, isHex) {
		return invalid
	}
	return unverified
}

// discordSum decodes the user's number that begins a bot token.
//
// https://discord.com/developers/docs/reference#snowflakes
func discordSum(token string) verdict {
	head, _, _ := strings.Cut(token, ".")
	raw, err := base64.RawURLEncoding.DecodeString(head)
	if err != nil || len(raw) < 17 {
		return invalid
	}
	for _, c := range raw {
		if c < '0' || c > '9' {
			return invalid
		}
	}
	return valid
}

// bech32Sum verifies the polynomial checksum of BIP 173.
//
// https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki#checksum
func bech32Sum(value string) verdict {
	value = strings.ToLower(value)
	at := strings.LastIndexByte(value, '1')
	if at < 1 {
		return invalid
	}
	var words []byte
	for i := range at {
		words = append(words, value[i]>>5)
	}
	words = append(words, 0)
	for i := range at {
		words = append(words, value[i]&31)
	}
	for i := at + 1; i < len(value); i++ {
		words = append(words, byte(strings.IndexByte(bech32Digits, value[i])))
	}
	return doubt(polymod(words) == 1)
}

func polymod(words []byte) uint32 {
	sum := uint32(1)
	for _, word := range words {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(word)
		for i, term := range []uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= term
			}
		}
	}
	return sum
}

// base58Sum verifies the four bytes of double SHA-256 that end a Base58Check text.
//
// https://en.bitcoin.it/wiki/Base58Check_encoding
func base58Sum(value string) verdict {
	n := new(big.Int)
	for i := range len(value) {
		digit := strings.IndexByte(base58Digits, value[i])
		if digit < 0 {
			return invalid
		}
		n.Mul(n, big.NewInt(58)).Add(n, big.NewInt(int64(digit)))
	}
	raw := n.Bytes()
	if len(raw) < 5 {
		return invalid
	}
	first := sha256.Sum256(raw[:len(raw)-4])
	second := sha256.Sum256(first[:])
	return judge(bytes.Equal(second[:4], raw[len(raw)-4:]))
}

// stellarSum verifies the CRC-16 that ends a seed.
//
// https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0023.md
func stellarSum(seed string) verdict {
	raw, err := base32.StdEncoding.DecodeString(seed)
	if err != nil || len(raw) != 35 || raw[0] != 18<<3 {
		return invalid
	}
	return judge(binary.LittleEndian.Uint16(raw[33:]) == crc16(raw[:33]))
}

// crc16 is the XMODEM checksum.
func crc16(data []byte) uint16 {
	sum := uint16(0)
	for _, c := range data {
		sum ^= uint16(c) << 8
		for range 8 {
			if sum&0x8000 != 0 {
				sum = sum<<1 ^ 0x1021
			} else {
				sum <<= 1
			}
		}
	}
	return sum
}
