package source

import "strings"

// cgoDrivers are packages that do not work without cgo, by import path.
var cgoDrivers = []string{
	"github.com/mattn/go-sqlite3",                // https://github.com/mattn/go-sqlite3#installation
	"github.com/confluentinc/confluent-kafka-go", // bundles librdkafka
	"gorm.io/driver/sqlite",                      // uses mattn/go-sqlite3, as the next three
	"github.com/jinzhu/gorm/dialects/sqlite",
	"github.com/gofiber/storage/sqlite3",
	"github.com/golang-migrate/migrate/database/sqlite3",
	"github.com/mattn/go-oci8", // Oracle's OCI
	"github.com/alexbrainman/odbc",
	"github.com/tursodatabase/go-libsql",
	"github.com/webview/webview",
	"github.com/chai2010/webp",
	"github.com/kolesa-team/go-webp",
	"github.com/mutecomm/go-sqlcipher",
	"github.com/godror/godror", // Oracle's ODPI-C
	"github.com/linxGnu/grocksdb",
	"github.com/tecbot/gorocksdb",
	"github.com/h2non/bimg", // libvips
	"github.com/davidbyttow/govips",
	"gopkg.in/gographics/imagick",
	"gocv.io/x/gocv",
	"github.com/libgit2/git2go",
	"github.com/pebbe/zmq4",
	"github.com/google/gopacket/pcap", // libpcap
	"github.com/gopacket/gopacket/pcap",
	"github.com/marcboeker/go-duckdb",
	"github.com/duckdb/duckdb-go",
	"github.com/valyala/gozstd",
	"github.com/DataDog/zstd",
	"github.com/miekg/pkcs11",
	"github.com/bytecodealliance/wasmtime-go",
	"rogchap.com/v8go",
}

// cgo lists what makes a main need cgo: import "C" or a driver, in the
// packages of the repository that it reaches.
func (l *loader) cgo(main *Main) (reasons []Cgo) {
	for _, dir := range main.Packages {
		for _, f := range l.loaded[dir].files {
			for _, to := range f.imports {
				if needsCgo(to.path) {
					reasons = append(reasons, Cgo{f.fact(to.pos), to.path})
				}
			}
		}
	}
	return reasons
}

func needsCgo(to string) bool {
	if to == "C" {
		return true
	}
	plain := plainPath(to)
	for _, driver := range cgoDrivers {
		if plain == driver || strings.HasPrefix(plain, driver+"/") {
			return true
		}
	}
	return false
}
