module example.com/api/sub // <<<<<<< is no marker here

go 1.26
