package secret

import (
	"math"
	"strings"
)

// fillers are what people write where a secret belongs; a value that is one of
// them, or holds one of the longer, is none.
var fillers = wordSet(`password passwd pass pwd secret secrets token key apikey api_key api-key auth none null nil true false yes no
	undefined empty todo fixme tbd test tests testing tester dummy fake sample example mock foo bar baz foobar foobarbaz qux string text value
	user username admin administrator root guest default demo changeme change_me change-me changeit replaceme replace_me
	xxx xxxx xxxxx abc abcd abcdef abc123 asdf asdfasdf qwerty qwertyuiop letmein welcome hunter2 password1 password123 passw0rd p@ssw0rd p@ssword
	pass123 pass1234 secret123 test123 test1234 admin123 root123 123456 1234567 12345678 123456789 1234567890 0123456789 111111 000000 654321
	postgres mysql mariadb mongo mongodb redis rabbitmq guest minio minioadmin elastic vagrant docker ubuntu oracle sa
	required optional hidden redacted masked removed unknown unset disabled enabled insert private public mypassword my_password my-password
	mysecret my-secret my_secret mytoken my-token my_token mykey my-key my_key supersecret super-secret super_secret topsecret top-secret
	notasecret not-a-secret not_a_secret correcthorsebatterystaple s3cr3t s3cret secr3t sesame opensesame swordfish trustno1 abracadabra
	bearer basic digest oauth oauth2 jwt cookie session plain inline prompt ask input random generated auto keyring keychain vault
	write read deny allow inherit hash bcrypt varchar nvarchar bytea blob integer number date base64 hidden credentials credential disabled utf-8 utf8 latin1 latin-1 ascii iso-8859-1`)

// marks are parts that only placeholders have.
var marks = []string{
	"example", "placeholder", "changeme", "change-me", "change_me", "changethis", "change-this", "change_this", "replaceme", "replace-", "replace_", "replacewith", "your-", "your_", "yourpass", "yoursecret", "yourtoken", "yourkey", "yourapi", "yourown", "<your",
	"insert-", "insert_", "insertyour", "enter-", "enter_", "xxxx", "****", "....", "deadbeef", "redacted", "dummy", "sample", "fake", "mock", "notreal", "not-real", "not_real", "not-a-", "not_a_", "foobar", "foo-bar", "foo_bar", "foobaz", "bogus", "invalid", "undefined",
	"-here", "_here", "goes-here", "goeshere", "todo", "fixme", "my-secret", "my_secret", "mysecret", "mypass", "my-pass", "my_pass", "my-token", "my_token", "myapikey", "my-api", "my_api",
	"lorem", "ipsum", "the-", "some-", "some_", "somepass", "somesecret", "some-secret", "any-", "unsafe", "insecure", "randomchars", "wrong",
}

// commonplaces are parts of what people choose for a password that nobody may
// guess, and of what they write where any would do.
var commonplaces = []string{
	"0000000", "1111111", "abcdefgh", "12345678", "23456789", "qwerty", "asdfgh", "0123456", "test-", "test_", "-test", "_test", "testing",
	"secretkey", "secret-key", "secret_key", "secretpass", "password", "passwd", "passphrase",
}

func wordSet(text string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(text) {
		all[word] = true
	}
	return all
}

// placeholder says whether a value only holds the place of a secret.
func placeholder(v string) bool {
	if uniform(v) || len(v) >= 12 && repeats(v) {
		return true
	}
	if published(v) {
		return true
	}
	folded := strings.ToLower(v)
	if fillers[folded] || fillers[strings.Trim(folded, "0123456789!@#$%^&*-_.")] {
		return true
	}
	return marked(folded) || markedBy(commonplaces, folded)
}

// weak says whether a value is no secret to anybody and yet can be a password
// that somebody set: admin1234, Password12!. A word alone says nothing.
func weak(v string) bool {
	folded := strings.ToLower(v)
	switch {
	case len(v) < 6 || !allIn(v, isASCII) || uniform(v) || fillers[folded] || marked(folded) || published(v) || reference(v):
		return false
	case strings.HasPrefix(folded, "test"), strings.IndexByte(v, ' ') >= 0, strings.ToUpper(v) == v:
		return false
	}
	if _, other := shaped(v); other {
		return false
	}
	of := classesOf(v)
	return of.lower > 0 && (of.digits > 0 || strings.ContainsAny(v, "!@#$%^&*+?"))
}

// published says whether a value is one that its maker prints for everybody, or
// holds it: the keys of emulators and the defaults of products. They stand here in
// two halves, for whoever looks for them would look here too.
//
// https://learn.microsoft.com/en-us/azure/storage/common/storage-use-azurite
// https://learn.microsoft.com/en-us/azure/cosmos-db/emulator
// https://github.com/grafana/grafana/blob/main/conf/defaults.ini
func published(v string) bool {
	for _, halves := range [][2]string{
		{"Eby8vdM02xNOcqFlqUwJ", "PLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq"},
		{"C2y6yDjf5/R+ob0N8A7Cgv30", "VRDJIWEHLM+4QDU5DEQ2nQ9nDuVTqobD4b8mGGyPMbIZ"},
		{"SW2YcwTIb9", "zpOOhoPsMm"},
	} {
		if strings.Contains(v, halves[0]+halves[1]) {
			return true
		}
	}
	return false
}

// marked says whether a folded text has a placeholder's mark. In a long random
// text four letters turn up by chance: the mark must be a part of some weight.
func marked(folded string) bool { return markedBy(marks, folded) }

func markedBy(marks []string, folded string) bool {
	for _, mark := range marks {
		if strings.Contains(folded, mark) && (len(mark) >= 6 || len(mark)*5 >= len(folded)) {
			return true
		}
	}
	return false
}

// uniform says whether a value is one or two characters over and over, or runs
// up or down its alphabet.
func uniform(v string) bool {
	var seen [256]bool
	distinct, steps := 0, 0
	for i := range len(v) {
		if !seen[v[i]] {
			seen[v[i]] = true
			distinct++
		}
		if i > 0 && (v[i] == v[i-1] || v[i] == v[i-1]+1 || v[i] == v[i-1]-1) {
			steps++
		}
	}
	return distinct <= 2 || len(v) >= 12 && distinct <= 4 || len(v) >= 6 && steps*4 >= (len(v)-1)*3
}

// randomEnough says whether the part of a token after its prefix could have come
// out of a random generator.
func randomEnough(body string) bool {
	if len(body) < 8 {
		return !uniform(body)
	}
	folded := strings.ToLower(body)
	if uniform(body) || marked(folded) || markedBy(commonplaces, folded) || repeats(folded) {
		return false
	}
	alphabet := 62.0
	switch {
	case allIn(body, func(c byte) bool { return isDigit(c) || !isAlnum(c) }):
		alphabet = 10
	case hexParts(body):
		alphabet = 16
	}
	limit := min(alphabet, float64(len(body)))
	if entropy(body) < 0.68*math.Log2(limit) {
		return false
	}
	return hexParts(body) || surprise(body)/float64(len(body)) >= 3.4
}

// hexParts says whether all letters of a text are those of hex.
func hexParts(text string) bool {
	return allIn(text, func(c byte) bool { return isHex(c) || !isAlnum(c) })
}

// repeats says whether most of a text is one piece over and over, as in
// keyabcdabcdabcd.
func repeats(text string) bool {
	for n := 1; n <= min(16, len(text)/3); n++ {
		same := 0
		for i := n; i < len(text); i++ {
			if text[i] == text[i-n] {
				same++
			}
		}
		if same*5 >= (len(text)-n)*3 {
			return true
		}
	}
	return false
}
