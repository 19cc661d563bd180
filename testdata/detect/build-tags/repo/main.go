package main

func main() { serve(":8080") }
