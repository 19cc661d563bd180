package main

import (
	"flag"
	"fmt"
	"sync"
)

func main() {
	flag.Parse()
	work := make(chan string)
	var wait sync.WaitGroup
	for range 4 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for {
				select {
				case file, ok := <-work:
					if !ok {
						return
					}
					fmt.Println(file)
				}
			}
		}()
	}
	for _, file := range flag.Args() {
		work <- file
	}
	close(work)
	wait.Wait()
}
