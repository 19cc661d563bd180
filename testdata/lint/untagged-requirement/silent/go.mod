module example.com/api

go 1.26

require (
	example.com/fixed v1.2.3
	example.com/beside v0.0.0-00010101000000-000000000000
	example.com/indirect v0.0.0-20250102030405-0123456789ab // indirect
	example.com/fork v0.0.0-20250102030405-0123456789ab
)

replace example.com/beside => ./beside

replace example.com/fork => example.com/mine v1.0.0
