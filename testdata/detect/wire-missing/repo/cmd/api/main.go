package main

func main() { newServer().Run() }
