package money

// Port is where money is counted.
const Port = ":8100"
