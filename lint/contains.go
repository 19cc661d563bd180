package lint

import "bytes"

// trigrams is which sequences of three bytes a file has, as a Bloom filter: a
// text with one that is missing is not there.
type trigrams [128]uint64

const bitsOfTrigrams = 13 // 128 × 64 = 1 << 13

func newTrigrams(data []byte) *trigrams {
	t := &trigrams{}
	var last uint32
	for i, c := range data {
		last = last<<8 | uint32(c)
		if i >= 2 {
			bit := bitOf(last)
			t[bit/64] |= 1 << (bit % 64)
		}
	}
	return t
}

// bitOf spreads the lower three bytes by a multiplication: Knuth, The Art of
// Computer Programming, volume 3, section 6.4.
func bitOf(gram uint32) uint32 { return (gram & 0xffffff) * 2654435769 >> (32 - bitsOfTrigrams) }

func (t *trigrams) mayHave(text string) bool {
	var last uint32
	for i := range len(text) {
		last = last<<8 | uint32(text[i])
		if bit := bitOf(last); i >= 2 && t[bit/64]>>(bit%64)&1 == 0 {
			return false
		}
	}
	return true
}

// fewQuestions is how often a file is searched before a filter pays.
const fewQuestions = 3

// Contains says whether a text stands anywhere in the file: the cheap question
// that a rule begins with. Many rules ask it of the same file.
func (f *File) Contains(text string) bool {
	if f.questions++; f.questions > fewQuestions {
		if f.trigrams == nil {
			f.trigrams = newTrigrams(f.Data)
		}
		if !f.trigrams.mayHave(text) {
			return false
		}
	}
	return bytes.Contains(f.Data, []byte(text))
}
