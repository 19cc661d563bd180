module example.com/api

go 1.26

requires example.com/lib v1.2.3 // want "refuses this line: unknown directive: requires"
require example.com/other // want "refuses this line: usage: require module/path v1.2.3"
