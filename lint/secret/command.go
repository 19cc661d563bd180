package secret

import "github.com/shipgen/shipgen/schema/pattern"

// commands are programs that take a password as an argument, and statements of
// SQL that set one.
var commands = []*pattern.Pattern{
	pattern.New(`^sshpass\s+-p\s?["']?([^\s"']{4,80})`),
	pattern.New(`^curl\s(?:[^\n|;]|\\\r?\n){0,200}?(?:-u ?|--user[ =])["']?(?:[\w.@-]{1,60})?:([^\s"'@]{4,120})`),
	pattern.New(`^curl\s(?:[^\n|;]|\\\r?\n){0,200}?(?:-u ?|--user[ =])["']?([\w.-]{16,120}):["'\s]`),
	pattern.New(`^mysql(?:dump|admin|import)?\s(?:[^\n|;]{0,120}?\s)?-p["']?([^\s"']{4,80})`),
	pattern.New(`^redis-cli\s(?:[^\n|;]{0,120}?\s)?-a\s?["']?([^\s"']{4,80})`),
	pattern.New(`^htpasswd\s+(?:-[A-Za-z]+\s+|-C\s+\d+\s+){0,4}-[A-Za-z]*b[A-Za-z]*\s+(?:[\w./${}-]{1,120}\s+){1,2}["']?([^\s"']{4,80})`),
	pattern.New(`(?i)^net\s+use\s+(?:[a-z]:\s+)?\\\\[\w.$\\-]{1,120}\s+([^\s/"']{4,80})\s+/user:`),
	pattern.New(`^docker\s+login\s[^\n|;]{0,120}?-p\s+["']?([^\s"']{4,120})`),
	pattern.New(`^ldap(?:add|modify|search|delete|passwd|whoami)\s[^\n|;]{0,160}?\s-w\s+["']?([^\s"']{4,80})`),
	pattern.New(`^smbclient\s[^\n|;]{0,120}?-U\s*["']?[\w.\\-]{1,60}%([^\s"']{4,80})`),
	pattern.New(`^rabbitmqctl\s+(?:add_user|change_password)\s+[\w.@-]{1,60}\s+["']?([^\s"']{4,80})`),
	pattern.New(`^unzip\s(?:[^\n|;]{0,60}?\s)?-P\s?["']?([^\s"']{4,80})`),
	pattern.New(`^-pass(?:in|out)\s+pass:([^\s"']{4,80})`),
	pattern.New(`(?i)^identified by (?:password )?['"]([^'"\n]{4,80})['"]`),
}

// openings are what a command begins with, for the automaton.
var openings = []string{"sshpass", "curl ", "mysql", "redis-cli", "htpasswd", "net use", "docker login", "ldap", "smbclient", "rabbitmqctl", "unzip ", "-passin ", "-passout ", "identified by"}

// command reads the password of a command line or of an SQL statement.
func (s *scan) command(start, _ int) {
	if start < s.matched || !s.bounded(start) {
		return
	}
	s.tried++
	rest := s.data[start:min(len(s.data), start+350)]
	for _, re := range commands {
		if at := re.FindSubmatchIndex(rest); at != nil {
			s.argument(start+at[2], start+at[3], shellPassword)
			return
		}
	}
}

// argument judges a password that stands where only passwords do.
func (s *scan) argument(start, end int, k *kind) {
	value := unwrap(string(s.data[start:end]))
	quality := assess(value)
	if quality == junk && weak(value) {
		quality = wordy
	}
	confidence := s.confidence(passwordName, quality, value)
	if quality > junk && confidence > 0 {
		s.add(hit{kind: k, start: start, end: end, secret: value, confidence: confidence})
	}
}

// pairs are calls and fields that take a user and a password, both as texts.
var pairs = pattern.New(`^\s?\s?["']([^"'\n]{1,80})["']\s?,\s{0,20}@?["']([^"'\n]{4,80})["']\s?[)\]]`)

// pair reads the password of such a call.
func (s *scan) pair(start, end int) {
	if start < s.matched {
		return
	}
	s.tried++
	at := pairs.FindSubmatchIndex(s.data[end:min(len(s.data), end+260)])
	if at == nil || string(s.data[end+at[2]:end+at[3]]) == string(s.data[end+at[4]:end+at[5]]) {
		return
	}
	s.argument(end+at[4], end+at[5], password)
}
