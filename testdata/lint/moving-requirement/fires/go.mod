module example.com/api

go 1.26

require example.com/lib master // want "example.com/lib is asked for at \"master\", which is no version"

require (
	example.com/log latest // want "example.com/log is asked for at \"latest\""
	example.com/part/v2 v2 // want "example.com/part/v2 is asked for at \"v2\""
	example.com/fixed v1.2.3
)
