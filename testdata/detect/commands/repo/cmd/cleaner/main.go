package main

import "time"

func main() {
	tick := time.NewTicker(time.Minute)
	for {
		<-tick.C
		clean()
	}
}

func clean() {}
