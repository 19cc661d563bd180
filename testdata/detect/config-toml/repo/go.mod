module github.com/acme/birds

go 1.26.3

require (
	github.com/BurntSushi/toml v1.5.0
)
