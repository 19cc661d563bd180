// Command beego-keys reads keys of conf/app.conf by name.
package main

import (
	"fmt"
	"net"

	"github.com/beego/beego/v2/server/web"
)

func main() {
	port := web.AppConfig.DefaultInt("httpport", 8000)
	ldap, _ := web.AppConfig.String("ldapPort")
	l, err := net.Listen("tcp", "0.0.0.0:"+ldap)
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			l.Accept()
		}
	}()
	web.Run(fmt.Sprintf(":%v", port))
}
