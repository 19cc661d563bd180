package secret

// automaton finds every keyword of a set in one pass over the bytes, without
// regard to ASCII case: an Aho-Corasick machine, laid out as a dense table of
// byte classes so that a byte costs two loads and no branch.
//
// Aho, Corasick: Efficient string matching, CACM 18 (1975).
type automaton struct {
	class  [256]uint8 // of a byte; letters of both cases share one, bytes of no keyword are class 0
	next   []uint32   // state | class -> state; states are multiples of stride
	stride uint32     // a power of two, at least the number of classes
	first  uint32     // states from here on end a keyword
	ends   [][]int32  // of state first + i*stride: the keywords that end there
}

// newAutomaton builds the machine; a hit is an index of keywords, which are not
// empty.
func newAutomaton(keywords []string) *automaton {
	a := &automaton{}
	classes := a.classify(keywords)
	for a.stride = 1; a.stride < uint32(classes); {
		a.stride *= 2
	}
	a.number(newTrie(a, keywords))
	return a
}

func (a *automaton) classify(keywords []string) int {
	classes := 1
	for _, word := range keywords {
		for i := range len(word) {
			c := lower(word[i])
			if a.class[c] == 0 {
				a.class[c] = uint8(classes)
				classes++
			}
		}
	}
	for c := 'A'; c <= 'Z'; c++ {
		a.class[c] = a.class[c+32]
	}
	return classes
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 32
	}
	return c
}

// trie holds the keywords; node 0 is the root, edge 0 is "none".
type trie struct {
	width int
	edges []int32 // node*width + class
	ends  [][]int32
	order []int32 // nodes by depth, as the walk that fills in failures met them
}

func newTrie(a *automaton, keywords []string) *trie {
	t := &trie{width: int(a.stride)}
	most := 1
	for _, word := range keywords {
		most += len(word)
	}
	t.edges, t.ends = make([]int32, 0, most*t.width), make([][]int32, 0, most)
	t.grow()
	for id, word := range keywords {
		at := int32(0)
		for i := range len(word) {
			edge := int(at)*t.width + int(a.class[word[i]])
			if t.edges[edge] == 0 {
				t.edges[edge] = t.grow()
			}
			at = t.edges[edge]
		}
		t.ends[at] = append(t.ends[at], int32(id))
	}
	t.complete()
	return t
}

func (t *trie) grow() int32 {
	t.edges = append(t.edges, make([]int32, t.width)...)
	t.ends = append(t.ends, nil)
	return int32(len(t.ends) - 1)
}

// complete turns the trie into a machine: an edge that is not there leads where
// the longest suffix that is a node leads.
func (t *trie) complete() {
	fail := make([]int32, len(t.ends))
	t.order = append(t.order, 0)
	for head := 0; head < len(t.order); head++ {
		node := t.order[head]
		for c := range t.width {
			edge, back := int(node)*t.width+c, int32(0)
			if node != 0 {
				back = t.edges[int(fail[node])*t.width+c]
			}
			child := t.edges[edge]
			if child == 0 {
				t.edges[edge] = back
				continue
			}
			fail[child] = back
			t.ends[child] = append(t.ends[child], t.ends[back]...)
			t.order = append(t.order, child)
		}
	}
}

// number lays the nodes out: those that end nothing first, so that a hit is one
// comparison, and within both by depth, so that what is used most lies together.
func (a *automaton) number(t *trie) {
	state := make([]uint32, len(t.ends))
	n := uint32(0)
	for _, ending := range []bool{false, true} {
		if ending {
			a.first = n
		}
		for _, node := range t.order {
			if (len(t.ends[node]) > 0) == ending {
				state[node] = n
				n += a.stride
			}
		}
	}
	a.next = make([]uint32, n)
	a.ends = make([][]int32, (n-a.first)/a.stride)
	for node, from := range state {
		for c := range t.width {
			a.next[from+uint32(c)] = state[t.edges[node*t.width+c]]
		}
		if from >= a.first {
			a.ends[(from-a.first)/a.stride] = t.ends[node]
		}
	}
}

// scan calls hit for every keyword that ends in data, in order, with the offset
// after its last byte.
func (a *automaton) scan(data []byte, hit func(keyword int32, end int)) {
	state, first, next := uint32(0), a.first, a.next
	for i, c := range data {
		state = next[state+uint32(a.class[c])]
		if state >= first {
			for _, keyword := range a.ends[(state-first)/a.stride] {
				hit(keyword, i+1)
			}
		}
	}
}
