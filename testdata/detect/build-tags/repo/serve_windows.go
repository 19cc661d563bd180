package main

func serve(addr string) { panic(addr) }
