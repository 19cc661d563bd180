package secret

import (
	_ "embed" // words.bin and words.txt
	"math"
	"strings"
	"sync"
)

// letterBits is how many sixteenths of a bit a letter says after two others in a
// word of source code; train.go made it.
//
//go:embed words.bin
var letterBits []byte

const lettersAndEdge = 27

// surprise is how many bits it takes to write value down for somebody who knows
// words, years and runs of the keyboard: a random text takes all the bits of its
// alphabet, a sentence about two per letter.
func surprise(value string) float64 {
	bits, i := 0.0, 0
	for i < len(value) {
		switch c := value[i]; {
		case isLetter(c):
			end := i
			for end < len(value) && isLetter(value[end]) {
				end++
			}
			bits += lettersSurprise(value[i:end])
			i = end
		case isDigit(c):
			end := i
			for end < len(value) && isDigit(value[end]) {
				end++
			}
			bits += digitsSurprise(value[i:end])
			i = end
		default:
			bits += symbolSurprise(value, i)
			i++
		}
	}
	return bits
}

// words are the common ones of four letters and more; train.go made the list.
//
//go:embed words.txt
var wordList string

var words = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(wordList) {
		all[word] = true
	}
	return all
})

const (
	wordBits    = 11 // a common word, whichever it is
	longestWord = 16
	longestRun  = 256 // letters that are looked at as words; what is longer is no text of people
)

// lettersSurprise is the cheapest way to write a run of letters, as common words
// and single letters. A change of case that begins no word costs two bits.
func lettersSurprise(run string) float64 {
	if len(run) > longestRun {
		return float64(len(run)) * lettersSurprise(run[:longestRun]) / longestRun
	}
	folded := strings.ToLower(run)
	best := make([]float64, len(run)+1)
	a, b := 0, 0
	for i := range len(run) {
		c := int(folded[i]) - '`'
		if i > 0 && begins(run, i) {
			a, b = 0, 0
		}
		single := best[i] + float64(letterBits[(a*lettersAndEdge+b)*lettersAndEdge+c])/16 + caseBits(run, i)
		if best[i+1] == 0 || single < best[i+1] {
			best[i+1] = single
		}
		for n := 4; n <= longestWord && i+n <= len(run); n++ {
			if cost := best[i] + wordBits; (best[i+n] == 0 || cost < best[i+n]) && oneCase(run[i:i+n]) && words()[folded[i:i+n]] {
				best[i+n] = cost
			}
		}
		a, b = b, c
	}
	return best[len(run)]
}

// begins says whether the letter at i begins a word by its case, as the N and
// the last T of getNameOfHTTPText.
func begins(run string, i int) bool {
	return run[i] < 'a' && (run[i-1] >= 'a' || i+1 < len(run) && run[i+1] >= 'a')
}

// caseBits is the surprise about the case of the letter at i.
func caseBits(run string, i int) float64 {
	if i == 0 || (run[i] < 'a') == (run[i-1] < 'a') || i == 1 && run[i] >= 'a' {
		return 0
	}
	return 2
}

// oneCase says whether a word is all small, all capital, or has one capital first.
func oneCase(word string) bool {
	for i := 2; i < len(word); i++ {
		if (word[i] < 'a') != (word[1] < 'a') {
			return false
		}
	}
	return word[0] < 'a' || word[1] >= 'a'
}

// digitsSurprise knows runs (1234, 1111) and years.
func digitsSurprise(run string) float64 {
	if len(run) == 4 && (run[:2] == "19" || run[:2] == "20") {
		return 5
	}
	bits := 3.3
	for i := 1; i < len(run); i++ {
		if step := int(run[i]) - int(run[i-1]); step >= -1 && step <= 1 || step == -9 {
			bits++
		} else {
			bits += 3.3
		}
	}
	return bits
}

func symbolSurprise(value string, i int) float64 {
	switch c := value[i]; {
	case i > 0 && value[i-1] == c:
		return 0.5
	case c == '_' || c == '-' || c == '.' || c == ' ' || c == '/':
		return 1.5
	}
	return 4
}

// entropy is Shannon's, in bits per byte.
func entropy(value string) float64 {
	var counts [256]int
	for i := range len(value) {
		counts[value[i]]++
	}
	sum, n := 0.0, float64(len(value))
	for _, count := range counts {
		if count > 0 {
			p := float64(count) / n
			sum -= p * math.Log2(p)
		}
	}
	return sum
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isAlnum(c byte) bool  { return isLetter(c) || isDigit(c) }
func isHex(c byte) bool    { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
