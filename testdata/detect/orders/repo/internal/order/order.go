// Package order holds orders and the rules they follow.
package order

import (
	"errors"
	"fmt"
	"sync"
)

// Errors of the store.
var (
	ErrNotFound = errors.New("no such order")
	ErrInvalid  = errors.New("invalid order")
)

// maxQuantity is the most of one item that can be ordered at once.
const maxQuantity = 1000

// Order is one line of an order book.
type Order struct {
	ID       int    `json:"id"`
	Item     string `json:"item"`
	Quantity int    `json:"quantity"`
}

// Store keeps orders in memory; it can be used from many goroutines.
type Store struct {
	mu     sync.RWMutex
	orders []Order
}

// NewStore returns an empty store.
func NewStore() *Store { return &Store{} }

// Add checks an order and gives it its ID.
func (s *Store) Add(o Order) (Order, error) {
	switch {
	case o.Item == "":
		return Order{}, fmt.Errorf("%w: no item", ErrInvalid)
	case o.Quantity < 1 || o.Quantity > maxQuantity:
		return Order{}, fmt.Errorf("%w: quantity %d, want 1 to %d", ErrInvalid, o.Quantity, maxQuantity)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	o.ID = len(s.orders) + 1
	s.orders = append(s.orders, o)
	return o, nil
}

// Get returns the order with an ID, or ErrNotFound.
func (s *Store) Get(id int) (Order, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if id < 1 || id > len(s.orders) {
		return Order{}, ErrNotFound
	}
	return s.orders[id-1], nil
}

// Count is how many orders there are.
func (s *Store) Count() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.orders)
}
