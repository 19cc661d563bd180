package node

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"
)

// Parse reads every document of a YAML stream. On a syntax error it returns the
// documents before it and an *Error. Duplicate keys are kept, both pairs in
// file order: what they mean is the reader's business.
func Parse(data []byte, limits Limits) ([]Document, error) {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return nil, &Error{Message: "file is UTF-16, expected UTF-8"}
	}
	c := &converter{data: data, file: &file{data}, lines: newTable(data), limits: limits, marks: map[*yaml.Node]*target{}}
	reader := bytes.NewReader(data)
	decoder := yaml.NewDecoder(reader)
	var docs []Document
	for {
		y, err := decode(decoder)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			e := c.syntaxError(err, len(data)-reader.Len())
			return ended(docs, e.Offset), e
		}
		doc := c.document(y)
		if c.err != nil {
			return ended(docs, doc.Start), c.err
		}
		docs = append(ended(docs, doc.Start), doc)
	}
	return ended(docs, len(data)), nil
}

// ended closes the last document at the place where the next one begins.
func ended(docs []Document, offset int) []Document {
	if len(docs) == 0 {
		return docs
	}
	last := &docs[len(docs)-1]
	last.End = max(offset, last.Start)
	if last.Root != nil {
		last.End = max(last.End, last.Root.End)
	}
	if len(docs) == 1 {
		last.Start = 0
	}
	return docs
}

func (c *converter) document(y *yaml.Node) Document {
	doc := Document{Start: c.lines.offset(y.Line, y.Column)}
	if len(y.Content) == 0 || c.isEmpty(y.Content[0]) {
		return doc
	}
	doc.Root, _ = c.node(y.Content[0], place{depth: 1, indent: -1})
	return doc
}

// isEmpty says whether a document's content is not written at all.
func (c *converter) isEmpty(y *yaml.Node) bool {
	return y.Kind == yaml.ScalarNode && y.Value == "" && y.Anchor == "" && y.Style == 0
}

// decode reads one document. yaml.v3 panics on some malformed streams with
// values that it does not recover itself.
func decode(decoder *yaml.Decoder) (y *yaml.Node, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("yaml: cannot be read as YAML")
		}
	}()
	y = new(yaml.Node)
	err = decoder.Decode(y)
	return y, err
}
