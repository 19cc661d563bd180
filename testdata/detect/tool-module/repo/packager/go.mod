module github.com/acme/board/packager

go 1.25.0
