module example.com/tool

go 1.26

replace (
	example.com/lib => ./lib // want "whoever imports a release of example.com/tool gets example.com/lib without this replace by \"./lib\""
	example.com/log => example.com/fork v1.0.0
)
