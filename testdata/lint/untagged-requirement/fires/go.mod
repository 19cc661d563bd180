module example.com/api

go 1.26

require (
	example.com/commit v0.0.0-20250102030405-0123456789ab // want "example.com/commit is required at a commit before its first release"
	example.com/after v1.2.4-0.20250102030405-0123456789ab // want "example.com/after is required at a commit after v1.2.3"
)
