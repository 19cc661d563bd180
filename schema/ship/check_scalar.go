package ship

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/near"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

func (c *checker) checkScalar(s *spec, v *value, p *place) *value {
	if c.wrongKind(s, v, p) {
		return nil
	}
	ok := true
	switch s.shape {
	case boolean:
		ok = v.tag == "!!bool"
	case integer, number:
		ok = s.isNumber(v)
	case text:
		ok = v.tag == "!!str"
	}
	if !ok {
		c.fail(v.start, s.remedy(v), "%s is %s, want %s", p, describe(v, s.hidden), s.want())
		return nil
	}
	if s.shape == integer || s.shape == number {
		return c.checkRange(s, v, p)
	}
	if s.shape == boolean {
		return v
	}
	return c.checkText(s, v, p)
}

// Numbers are decimal: YAML 1.1 reads 010 as eight and 1_000 as a thousand.
var (
	decimalInteger = pattern.New(`^(0|-?[1-9][0-9]{0,14})$`)
	decimalNumber  = pattern.New(`^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$`)
)

func (s *spec) isNumber(v *value) bool {
	if s.shape == integer {
		return v.tag == "!!int" && decimalInteger.MatchString(v.text)
	}
	return (v.tag == "!!int" || v.tag == "!!float") && decimalNumber.MatchString(v.text)
}

func (c *checker) checkRange(s *spec, v *value, p *place) *value {
	if n := v.float(); n < s.min || s.max > 0 && n > s.max {
		c.fail(v.start, "", "%s is %s, want %s", p, v.text, s.want())
		return nil
	}
	return v
}

func (c *checker) checkText(s *spec, v *value, p *place) *value {
	if at, why := odd(v.text, s.format.block); why != "" {
		c.fail(v.offset(at), "remove it, or write it as an escape where the program reads it", "%s has %s", p, why)
		return nil
	}
	if s.enum != nil {
		if slices.Contains(s.enum, v.text) {
			return v
		}
		hint := s.enumHint
		if meant, ok := near.Name(v.text, s.enum); ok {
			hint = "did you mean " + quote(meant) + "?"
		}
		c.fail(v.start, hint, "%s is %s, want %s", p, quote(v.text), s.want())
		return nil
	}
	if why, hint := s.format.wrong(v.text); why != "" {
		shown := quote(v.text)
		if s.hidden {
			shown = describe(v, true)
		}
		c.fail(v.start, hint, "%s is %s, %s", p, shown, why)
		return nil
	}
	return v
}

// offset is where byte i of a text stands in the file.
func (v *value) offset(i int) int {
	if v.src == nil || v.src.Kind != node.Scalar {
		return v.start
	}
	return v.src.Offset(i)
}

// want says what values a spec takes: it completes "…, want ".
func (s *spec) want() string {
	switch s.shape {
	case integer:
		if s.min == s.max {
			return fmt.Sprint(s.min)
		}
		return "an integer" + s.bounds()
	case number:
		return "a number" + s.bounds()
	case boolean:
		return "true or false"
	case list:
		return "a list"
	case mapping, object:
		return "a mapping"
	}
	if s.enum != nil {
		return oneOf(s.enum)
	}
	return s.format.want
}

func oneOf(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return "one of " + strings.Join(names, ", ")
}

func (s *spec) bounds() string {
	if s.max == 0 {
		return fmt.Sprintf(" of at least %v", s.min)
	}
	return fmt.Sprintf(" from %v to %v", s.min, s.max)
}

// remedy is the hint for a value of another type.
func (s *spec) remedy(v *value) string {
	switch {
	case v.kind != node.Scalar || s.kind() != node.Scalar:
		return s.collectionRemedy(v)
	case s.shape == boolean && slices.Contains([]string{"yes", "on", "y"}, strings.ToLower(v.text)):
		return "write true"
	case s.shape == boolean && slices.Contains([]string{"no", "off", "n"}, strings.ToLower(v.text)):
		return "write false"
	case (s.shape == integer || s.shape == number) && v.tag != "!!bool":
		if decimalNumber.MatchString(v.text) && v.tag == "!!str" {
			return "remove the quotes"
		}
		return "write a decimal number, without unit and leading zeros"
	case s.shape == text && s.format.better != nil && s.format.better(s.format, v.text) != "":
		return s.format.better(s.format, v.text)
	case s.shape == text && s.format.pattern != "" && !s.format.fits(v.text):
		return s.format.hint
	case s.shape == text && s.enum == nil && !s.hidden:
		return "quote it: " + strconv.Quote(clip(v.text))
	}
	return ""
}

func (s *spec) collectionRemedy(v *value) string {
	switch {
	case s.shape == list && v.kind == node.Scalar && !s.hidden && v.text != "":
		return "write it as a list: [" + clip(v.text) + "]"
	case s.shape == object && len(s.fields) > 0:
		var names []string
		for _, f := range s.fields {
			names = append(names, f.key)
		}
		return "its keys are " + strings.Join(names, ", ")
	}
	return ""
}
