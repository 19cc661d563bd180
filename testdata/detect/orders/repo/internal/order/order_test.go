package order

import (
	"errors"
	"sync"
	"testing"
)

func TestAdd(t *testing.T) {
	for _, test := range []struct {
		name  string
		order Order
		want  error
	}{
		{"good", Order{Item: "tea", Quantity: 2}, nil},
		{"no item", Order{Quantity: 2}, ErrInvalid},
		{"nothing of it", Order{Item: "tea"}, ErrInvalid},
		{"too much of it", Order{Item: "tea", Quantity: 1001}, ErrInvalid},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := NewStore().Add(test.order); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestGet(t *testing.T) {
	s := NewStore()
	added, err := s.Add(Order{Item: "tea", Quantity: 2})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Get(added.ID); err != nil || got != added {
		t.Errorf("got %+v, %v, want %+v", got, err, added)
	}
	for _, id := range []int{0, -1, 2} {
		if _, err := s.Get(id); !errors.Is(err, ErrNotFound) {
			t.Errorf("id %d: got %v, want %v", id, err, ErrNotFound)
		}
	}
}

func TestAddFromManyGoroutines(t *testing.T) {
	const orders = 50
	s := NewStore()
	var wait sync.WaitGroup
	for range orders {
		wait.Go(func() {
			if _, err := s.Add(Order{Item: "tea", Quantity: 1}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if got := s.Count(); got != orders {
		t.Errorf("got %d orders, want %d", got, orders)
	}
}
