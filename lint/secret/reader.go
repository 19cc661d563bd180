package secret

import (
	"bytes"

	"github.com/shipgen/shipgen/schema/pattern"
)

// reader goes from a name to its value.
type reader struct {
	data []byte
	at   int
}

func (r *reader) peek() byte {
	if r.at < len(r.data) {
		return r.data[r.at]
	}
	return 0
}

func (r *reader) blanks() {
	for r.peek() == ' ' || r.peek() == '\t' {
		r.at++
	}
}

func (r *reader) space() {
	for r.peek() == ' ' || r.peek() == '\t' || r.peek() == '\n' || r.peek() == '\r' {
		r.at++
	}
}

func (r *reader) skip(text string) bool {
	if bytes.HasPrefix(r.data[min(r.at, len(r.data)):], []byte(text)) {
		r.at += len(text)
		return true
	}
	return false
}

// expression skips what an expression matches at the reader's place.
func (r *reader) expression(re *pattern.Pattern) bool {
	at := re.FindIndex(r.data[min(r.at, len(r.data)):min(len(r.data), r.at+longestGap)])
	if at == nil {
		return false
	}
	r.at += at[1]
	return true
}

var (
	annotated = pattern.New(`^(?:[ \t]*:[ \t]*[*&]?[A-Za-z_][\w.:<>\[\]|&* ,]{0,40}?[ \t]+=|[ \t]+[*&]?[A-Za-z_][\w.:<>\[\]|&* ,]{0,40}?[ \t]*=)[^=>\n\r]`)
	// attribute is what stands between a name in an attribute, or in an element of
	// its own, and the text that belongs to it.
	attribute = pattern.New(`^(?:["']\s{0,4}>|</(?:key|name|string)>\s{0,40}<(?:string|value|data)>)`)
	// declared is the default of a variable of Terraform, within its block.
	declared = pattern.New(`^"\s{0,4}\{[^{}]{0,100}?default\s{0,20}=`)
	// accessors are those of a C# property.
	accessors = pattern.New(`^\s?\{\s?(?:get|init)[^{}]{0,40}\}`)
	valueKey  = pattern.New(`^["']?\s{0,40}[,;]?\s{0,40}["']?(?:value|Value|defaultValue|default|content|val)["']?\s{0,4}(?:[:=]>?|=>)`)
	elementOf = pattern.New(`^(?:\s[^<>\n]{0,80})?>`)
)

// separator skips from the end of a name to before its value.
func (r *reader) separator(a *assignment, before []byte) bool {
	opener := byte(0)
	if n := len(before); n > 0 {
		opener = before[n-1]
	}
	if opener == '<' || opener == ':' && len(before) > 1 {
		if element := *r; element.expression(elementOf) {
			*r, a.element = element, true
			return true
		}
	}
	named := *r
	r.closing()
	r.expression(accessors)
	if typed := *r; r.typed() && typed.expression(annotated) {
		r.at = typed.at - 1
		return true
	}
	if sign := r.operator(); sign != "" {
		a.compared = len(sign) > 1 && (sign[0] == '=' || sign[0] == '!') && sign[1] == '='
		return true
	}
	switch c := r.peek(); {
	case named.expression(attribute), named.expression(declared):
		*r = named
		return true
	case (opener == '"' || opener == '\'' || opener == '>') && named.expression(valueKey), bytes.HasSuffix(before, []byte("name: ")) && named.expression(valueKey):
		*r = named
		return true
	case c == ',' && (opener == '{' || (opener == '"' || opener == '\'') && argument(before)):
		r.at++
		r.blanks()
		a.call = true
		return r.peek() != '\n' && r.peek() != '\r'
	case c == '(':
		r.at++
		a.call = true
		return true
	case c == ' ' || c == '\t':
		a.spaced = true
		r.blanks()
		return r.peek() != '}' // the end of a template: ${{ secrets.TOKEN }}@host
	}
	return false
}

// argument says whether what ends in an opening quote is the first of several in
// brackets.
func argument(before []byte) bool {
	text := bytes.TrimRight(before[:len(before)-1], " \t")
	return len(text) > 0 && bytes.IndexByte([]byte("([{"), text[len(text)-1]) >= 0
}

// closing skips what ends a name: a quote, a bracket, the bounds of an array, the
// mark of an optional field.
func (r *reader) closing() {
	if r.peek() == '\\' {
		r.at++
	}
	if c := r.peek(); c == '"' || c == '\'' || c == '`' {
		r.at++
	}
	if c := r.peek(); c == ']' || c == ')' {
		r.at++
	}
	if r.peek() == '[' {
		at := r.at
		for r.at++; isDigit(r.peek()); r.at++ {
		}
		if !r.skip("]") {
			r.at = at
		}
	}
	if c := r.peek(); (c == '?' || c == '!') && r.at+1 < len(r.data) && r.data[r.at+1] != '=' && r.data[r.at+1] != '?' {
		r.at++
	}
}

var operators = []string{"===", "==", "!==", "!=", ":::=", "::=", ":=", "=>", "||=", "??=", "?=", "+=", ".=", "|=", "<-", "||", "??", "=", ":"}

// operator skips blanks and a sign of assignment or comparison, and returns it.
func (r *reader) operator() string {
	at := r.at
	r.blanks()
	for _, sign := range operators {
		if r.skip(sign) {
			return sign
		}
	}
	r.at = at
	return ""
}

// typed says whether a type may stand before the equals sign.
func (r *reader) typed() bool {
	c := r.peek()
	if c != ':' && !isBlank(c) {
		return false
	}
	for i := r.at + 1; i < len(r.data) && i < r.at+60 && r.data[i] != '\n'; i++ {
		if r.data[i] == '=' {
			return i > r.at+2
		}
	}
	return false
}

// wrapper is what a literal stands in: a conversion, a string's prefix.
var wrapper = pattern.New(`^(?:new\s+)?(?:\[\]byte|\[\]string|\[\]rune|std::string|std::wstring|NSString|[Ss]tring(?:\.valueOf|::from|\.Format)?|str|bytes|bytearray|Buffer\.from|Secret(?:Str|String)?|[Pp]assword|text|to_bytes|b64decode|base64\.b64decode|strdup|_T|TEXT|L|Some|Ok|[a-zA-Z_]{1,20}\.(?:encode|of|just))?\s?\(\s?`)

// defaulted is a lookup with a literal to fall back on.
var defaulted = pattern.New(`^(?:os\.|process\.|System\.|[A-Za-z_]{1,20}\.)?(?:getenv|get_env|env|environ\.get|fetch|getOrDefault|get|config|option|getProperty|envOr|getEnv|GetEnv|envString)\(\s?["'][\w.:-]{1,60}["']\s?,\s?(?:default\s?=\s?)?`)

// value reads the value.
func (s *scan) value(r *reader, a *assignment) bool {
	r.blanks()
	if a.element && s.text(r, a) {
		return true
	}
	if c := r.peek(); (c == '\n' || c == '\r') && !a.spaced { // only a quoted value may stand on the next line
		r.space()
		if c := r.peek(); c != '"' && c != '\'' && c != '`' {
			return false
		}
	}
	if a.call && !a.spaced && r.peek() != '"' && r.peek() != '\'' && r.peek() != '`' {
		return false
	}
	if bytes.IndexByte(r.data[min(r.at, len(r.data)):min(len(r.data), r.at+50)], '(') >= 0 && !r.expression(defaulted) {
		r.expression(wrapper)
	}
	r.prefix()
	if quote := r.quote(); quote != "" {
		return s.quoted(r, a, quote)
	}
	if a.call || a.compared {
		return false
	}
	return s.bare(r, a)
}

// text reads the text of an element that begins on a line of its own, or is
// marked as characters only.
func (s *scan) text(r *reader, a *assignment) bool {
	inner := *r
	inner.space()
	closing := "<"
	if inner.skip("<![CDATA[") {
		closing = "]]>"
	} else if inner.at == r.at {
		return false
	}
	end := bytes.Index(inner.data[inner.at:min(len(inner.data), inner.at+longestValue)], []byte(closing))
	if end < 0 {
		return false
	}
	text := bytes.TrimSpace(inner.data[inner.at : inner.at+end])
	a.start, a.end = inner.at, inner.at+len(text)
	return len(text) > 0 && bytes.IndexByte(text, '\n') < 0 && (closing == "]]>" || bytes.HasPrefix(inner.data[inner.at+end:], []byte("</")))
}

// prefix skips the letters that some languages put before a text: b"", r”, f"",
// @"", $"".
func (r *reader) prefix() {
	at := r.at
	for r.at < at+2 && bytes.IndexByte([]byte("bBrRuUfFL@$"), r.peek()) >= 0 && r.peek() != 0 {
		r.at++
	}
	if c := r.peek(); c != '"' && c != '\'' {
		r.at = at
	}
}

// quote skips an opening quote and returns what closes it.
func (r *reader) quote() string {
	for _, quote := range []string{`"""`, `'''`, `\"`, `\'`, `"`, `'`, "`"} {
		if r.skip(quote) {
			return quote
		}
	}
	return ""
}

func (s *scan) quoted(r *reader, a *assignment, quote string) bool {
	a.start, a.quoted = r.at, true
	for i := r.at; i < len(r.data) && i-r.at < longestValue; i++ {
		switch c := r.data[i]; {
		case c == '\n' && len(quote) < 3:
			return false
		case bytes.HasPrefix(r.data[i:], []byte(quote)):
			a.end = i
			return a.end > a.start && !bytes.HasSuffix(r.data[a.start:i], []byte("...")) // cut off to be shown
		case c == '\\' && len(quote) == 1 && i+1 < len(r.data):
			i++
		}
	}
	return false
}

var bareByte = byteSet("_-.~+/=%:$|!@?*{}#^[]\\(")

// bare reads a value without quotes.
func (s *scan) bare(r *reader, a *assignment) bool {
	i := r.at
	query := a.inside || s.parameter(a.nameStart)
	for i < len(r.data) && i-r.at < longestValue && (bareByte[r.data[i]] && !(query && r.data[i] == '\\') || r.data[i] == '&' && !query) {
		i++
	}
	a.start, a.end = r.at, i
	for j := i; j < len(r.data) && r.data[j] != '\n' && r.data[j] != '\r'; j++ {
		if c := r.data[j]; c == '#' || c == '"' || c == '\'' || c == '<' || c == ';' || c == '`' {
			break
		} else if isAlnum(c) {
			a.more = true
			break
		}
	}
	if bytes.HasSuffix(r.data[a.start:a.end], []byte("...")) { // cut off to be shown
		return false
	}
	for a.end > a.start && (bytes.IndexByte([]byte(".:\\"), r.data[a.end-1]) >= 0 || closesOther(r.data[a.start:a.end])) {
		a.end--
	}
	return a.end > a.start
}

// closesOther says whether the last byte is a bracket that was opened before the
// value: that of a flow mapping or a list around it.
func closesOther(value []byte) bool {
	switch value[len(value)-1] {
	case '}':
		return bytes.Count(value, []byte("}")) > bytes.Count(value, []byte("{"))
	case ']':
		return bytes.Count(value, []byte("]")) > bytes.Count(value, []byte("["))
	}
	return false
}
