// +build profile

package profile

import "net/http"

func init() { go http.ListenAndServe(":6060", nil) }
