# npm install comment
npm install foo
<# npm install
comment #>
& npm install -g "foo@1.2.3"
$x = npm ci
$env:FOO = 'bar'
if ($LASTEXITCODE -ne 0) { npm install inner; exit 1 } else { pip install inner2 }
npm install `
  continued
npm.cmd install shim
npm install "a `"quoted`" $env:PKG" 'it''s' b`;c
npm install ${{ matrix.pkg }} ${env:X} $(Get-Content pkgs) (Join-Path a b)
Get-Content list | ForEach-Object { npm install $_ }
curl.exe https://example.com/a.sh | bash
curl.exe https://example.com/b.sh |
  bash
"x=1" >> $env:GITHUB_ENV
dotnet build 2>&1 > log.txt
dotnet build 2> $null
@"
npm install text
"@ | Out-File x
@'
npm install text
'@
foo -Options @{ a = 1; b = (npm view x) }
npm install a && npm install b || npm install c
cd sub
npm install later; pip install x -c y.txt
Write-Host "npm install text"
) ] }
. ./script.ps1 one
.\tool.exe two
Invoke-Expression "npm install text
