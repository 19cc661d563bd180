curl -u "$USER:$PASS" https://repo.acme.dev/
mysql -u root -p"$MYSQL_PWD"
