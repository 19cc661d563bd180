package loop

const A = B
const B = A

func F() { F() }
