module example.com/api

go 1.26

require (
<<<<<<< HEAD
	example.com/lib v1.2.3
=======
	example.com/lib v1.2.4
>>>>>>> main
)
