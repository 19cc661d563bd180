cd web && npm ci
cd api
npm ci
cd ../..
npm ci
(cd docs && npm ci)
npm ci
cd "$ROOT/web"
yarn install
cd sub
yarn install
cd /srv/app
yarn install
pushd tools
yarn install
popd
yarn install
