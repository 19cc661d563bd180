module example.com/api

go 1.26

require (
	example.com/fixed v1.2.3
	example.com/commit v0.0.0-20250102030405-0123456789ab
	example.com/old v2.0.0+incompatible
)
