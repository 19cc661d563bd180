# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-command"]
RUN Write-Host `
  hello
WORKDIR C:\app
