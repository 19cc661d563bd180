module example.com/acme/orders

go 1.26.3

replace example.com/a => ../../lib // want "replaced with \"../../lib\", outside the repository"

replace example.com/b => /home/me/b // want "a path of one machine"

replace example.com/c => ./c // want "where no go.mod is"
