// Package money is a neighbour of the shop.
package money

// EUR is the euro.
const EUR = "EUR"
