module github.com/acme/databasefile

go 1.26.0

require (
	go.etcd.io/bbolt v1.3.11
	modernc.org/sqlite v1.34.1
)
