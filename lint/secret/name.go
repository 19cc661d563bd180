package secret

import "strings"

// sort is what a name says that its value is.
type sort int

const (
	nothing      sort = iota
	passwordName      // password, passwd, pwd
	secretName        // secret, token, api key
	weakName          // key, auth, salt: as often something else
)

// splitName splits a name where its case, digits and signs say so, folded.
func splitName(name string) []string {
	var all []string
	begin := 0
	cut := func(end int) {
		if end > begin {
			all = append(all, foldString(name[begin:end]))
		}
		begin = end
	}
	for i := range len(name) {
		switch c := name[i]; {
		case !isAlnum(c):
			cut(i)
			begin = i + 1
		case i > begin && 'A' <= c && c <= 'Z' && (name[i-1] > 'Z' || i+1 < len(name) && 'a' <= name[i+1] && name[i+1] <= 'z'):
			cut(i)
		case i > begin && isDigit(c) != isDigit(name[i-1]) && isDigit(c):
			cut(i)
		}
	}
	cut(len(name))
	return all
}

var (
	passwordWords = wordSet("password passwd pwd pass passphrase passcode pw psw pswd passw passwort kennwort contrasena senha motdepasse mdp parola wachtwoord haslo pwrd upass userpass dbpass dbpassword dbpasswd mypass rootpass adminpass userpassword adminpassword rootpassword mysqlpassword pgpassword pgpass requirepass masterauth storepass keypass smtppass mailpass ldappass")
	secretWords   = wordSet("secret token apikey secretkey accesskey privatekey authkey appkey apptoken apitoken accesstoken authtoken clientsecret appsecret apisecret secrettoken bearer jwtsecret sessionsecret sharedsecret secretaccesskey encryptionkey signingkey masterkey passkey authtoken credential credentials creds cred accountkey signature pat secretid")
	weakWords     = wordSet("key auth salt nonce authorization authentication")

	// keyKinds are words before "key" that make it a secret.
	keyKinds = wordSet("api access secret private encryption encrypt signing sign auth app application client master shared account storage service session subscription security crypto aes des hmac jwt cookie webhook consumer admin write ingest integration sas connection recaptcha captcha license licence deploy user server signature cipher developer dev prod production live merchant payment sdk rest authorization bearer base")

	// never are words of names that hold no secret, however they end.
	never = wordSet("fastcgi uwsgi scgi memcached tags public pub no has is are use uses show hide forgot forget reset change changed invalid wrong incorrect missing bad min max num count require requires required need needs validate verify check confirm confirmed without allow disable enable enabled disabled get find list on handle create generate delete remove update parse")

	// structural are words before "key" or "token" that make them a place in a
	// structure, a piece of a text or a key of the keyboard.
	structural = wordSet("foreign primary sort partition unique row map dict group object routing registry event translation label shortcut hot keyboard next prev previous page pagination continuation cancellation cancel lexer parser syntax stop eos bos pad unk mask sep start end begin close left right ascii unicode char character bpe vocab special hash cache locale message theme color style blank null site dedupe idempotency csrf xsrf issue ticket project jira dom react vue element field query sha lookup natural composite candidate search index config meta metadata header tag annotation env variable var path file dir s3 bucket storage license")
)

// sortOf judges a name.
func sortOf(words []string) sort {
	n := len(words)
	for n > 0 && neutral(words[n-1]) {
		n--
	}
	if n == 0 {
		return nothing
	}
	last := words[n-1]
	prior := ""
	if n > 1 {
		prior = words[n-2]
	}
	switch {
	case never[prior], never[words[0]], structural[prior] && (last == "key" || last == "token" && prior != "shortcut"):
		return nothing
	case passwordWords[last] && (last != "pass" || n == 1 || len(words) < 4), last == "phrase" && prior == "pass", last == "word" && prior == "pass":
		return passwordName
	case last == "key" && keyKinds[prior], secretWords[last]:
		return secretName
	case last == "base" && prior == "key", last == "salt", last == "sid" && prior == "auth":
		return secretName
	case weakWords[last]:
		return weakName
	}
	return oneWord(last)
}

// oneWord judges a name in one piece: dbpassword, mysecretkey.
func oneWord(word string) sort {
	for _, end := range []string{"password", "passwd", "passphrase", "passwort"} {
		if strings.HasSuffix(word, end) {
			return passwordName
		}
	}
	for _, end := range []string{"secretkey", "apikey", "accesskey", "privatekey", "secret", "authtoken", "accesstoken", "apitoken", "authkey", "encryptionkey"} {
		if strings.HasSuffix(word, end) {
			return secretName
		}
	}
	return nothing
}

// neutral are words at the end of a name that do not change what it names.
func neutral(word string) bool {
	switch word {
	case "value", "val", "str", "string", "plain", "plaintext", "raw", "default", "prod", "production", "dev", "development", "staging", "stage", "live", "sandbox", "old", "new", "current", "base64", "b64", "hex", "data", "bytes", "buf", "const", "literal", "here", "me", "a", "b", "x", "s", "64", "base":
		return true
	}
	for i := range len(word) {
		if !isDigit(word[i]) {
			return false
		}
	}
	return true
}
