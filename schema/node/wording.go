package node

// whereabouts is where an error stands, seen from what yaml.v3 tells: the line of the
// scanner's errors, counted from 1, but of the parser's the line before, or that
// before the enclosing collection; none at all for the first (decode.go fail).
type whereabouts uint8

const (
	reportedLine whereabouts = iota
	lineBefore               // the reported line is the one before
	lastRead                 // the line that was being read
	openingQuote
)

// wording says an error of yaml.v3 in our words and at our place.
type wording struct {
	yaml, message string
	place         whereabouts
	chars         string // it is at one of these characters among the last ones read, if there
}

const tabMessage = "tab used for indentation, expected spaces"

// wordings are the errors that people meet (scannerc.go, parserc.go); others
// pass with yaml.v3's own words.
var wordings = []wording{
	{yaml: "found a tab character", message: tabMessage, chars: "\t"},
	{yaml: "mapping values are not allowed in this context", message: "unexpected ':' after a value: wrong indentation, or a value with ': ' in it that needs quotes", chars: ":"},
	{yaml: "block sequence entries are not allowed in this context", message: "unexpected '- ': wrong indentation, or a list on the line of its key", chars: "-"},
	{yaml: "mapping keys are not allowed in this context", message: "unexpected '? '", chars: "?"},
	{yaml: "did not find expected key", message: "expected a key: wrong indentation, or text after the end of a value", place: lastRead},
	{yaml: "did not find expected '-' indicator", message: "expected '- ': wrong indentation", place: lastRead},
	{yaml: "did not find expected ',' or ']'", message: "expected ',' or ']': a list in brackets is not closed", place: lastRead},
	{yaml: "did not find expected ',' or '}'", message: "expected ',' or '}': a mapping in braces is not closed", place: lastRead},
	{yaml: "did not find expected node content", message: "expected a value", place: lineBefore},
	{yaml: "did not find expected <document start>", message: "text after the end of the document, expected '---'", place: lineBefore},
	{yaml: "found undefined tag handle", message: "tag with an undeclared handle", place: lineBefore},
	{yaml: "found unexpected end of stream", message: "quoted value is not closed", place: openingQuote},
	{yaml: "found unexpected document indicator", message: "quoted value is not closed before the end of the document", place: openingQuote},
	{yaml: "found unknown escape character", message: "unknown escape in a double-quoted value", chars: `\`},
	{yaml: "did not find expected hexdecimal number", message: "escape with a digit that is not hexadecimal"},
	{yaml: "could not find expected ':'", message: "expected ':' after a key"},
	{yaml: "did not find expected comment or line break", message: "text on the line of a '|' or '>'", chars: "|>"},
	{yaml: "did not find expected alphabetic or numeric character", message: "anchor or alias without a name", chars: "&*"},
	{yaml: "exceeded max depth", message: "nested too deeply", place: lastRead},
}
