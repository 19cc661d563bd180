module example.com/b // want "the repository has 2 modules and no go.work"

go 1.26
