package drift

import "slices"

// maxEdits bounds the search; two texts further apart than this are shown as
// one replacement, which is as readable and costs no quadratic time.
const maxEdits = 1000

// changes is the shortest list of replacements that turns a into b, in order
// (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
func changes(a, b []string) []change {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	middle := search(a[head:len(a)-tail], b[head:len(b)-tail])
	for i := range middle {
		middle[i].aStart += head
		middle[i].aEnd += head
		middle[i].bStart += head
		middle[i].bEnd += head
	}
	return middle
}

func search(a, b []string) []change {
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	if len(a) == 0 || len(b) == 0 { // a new or a removed file: nothing to search for
		return []change{{0, len(a), 0, len(b)}}
	}
	trace, found := forward(a, b)
	if !found {
		return []change{{0, len(a), 0, len(b)}}
	}
	return backward(trace, len(a), len(b))
}

// frontier holds, for one number of edits d, the furthest x reached on each
// diagonal k = x - y from -d to d; -1 where none was.
type frontier []int

func (f frontier) at(k int) int {
	d := len(f) / 2
	if k < -d || k > d {
		return -1
	}
	return f[k+d]
}

// step is the furthest x on diagonal k one edit after f, and whether the edit
// is an insertion (down) rather than a deletion (right).
func (f frontier) step(k, aLen, bLen int) (x int, down bool) {
	right, below := f.at(k-1), f.at(k+1)
	if right >= 0 {
		right++
	}
	if right > aLen {
		right = -1
	}
	if below-k > bLen {
		below = -1
	}
	if below > right {
		return below, true
	}
	return right, false
}

// forward walks the edit graph until both texts are used up.
func forward(a, b []string) (trace []frontier, found bool) {
	for d := 0; d <= min(len(a)+len(b), maxEdits); d++ {
		row := make(frontier, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x, _ = trace[d-1].step(k, len(a), len(b))
			}
			for x >= 0 && x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			row[k+d] = x
			if x == len(a) && x-k == len(b) {
				return append(trace, row), true
			}
		}
		for k := -d + 1; k < d; k += 2 {
			row[k+d] = -1
		}
		trace = append(trace, row)
	}
	return nil, false
}

// backward reads the edits out of the trace, from the end, joining those that touch.
func backward(trace []frontier, aLen, bLen int) []change {
	var out []change
	for x, y, d := aLen, bLen, len(trace)-1; d > 0; d-- {
		k := x - y
		end, down := trace[d-1].step(k, aLen, bLen)
		x, y = end, end-k
		c := change{x - 1, x, y, y}
		if down {
			c = change{x, x, y - 1, y}
		}
		x, y = c.aStart, c.bStart
		if n := len(out); n > 0 && out[n-1].aStart == c.aEnd && out[n-1].bStart == c.bEnd {
			out[n-1].aStart, out[n-1].bStart = c.aStart, c.bStart
			continue
		}
		out = append(out, c)
	}
	slices.Reverse(out)
	return out
}
