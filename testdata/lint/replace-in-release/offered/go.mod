module example.com/tool

go 1.26

replace example.com/lib => example.com/fork v1.0.0 // want "go install example.com/tool/cmd/tool@version, which README.md offers, refuses a module with 2 replace or exclude lines"

exclude example.com/log v1.2.3
