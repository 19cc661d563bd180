// Command search asks once: its loop ends with the last result.
package main

import "fmt"

func main() {
	results := make(chan string)
	go func() {
		results <- "one"
		close(results)
	}()
search:
	for {
		select {
		case r, ok := <-results:
			if !ok {
				break search
			}
			fmt.Println(r)
		}
	}
}
