fetchurl { url = "https://acme.dev/key-0.tar.gz"; sha256 = "306695036fb5e35bcd67d3a3e34fb912af3c9e9e7d9d62fb50f3ce234cc352b6"; }
fetchurl { url = "https://acme.dev/key-1.tar.gz"; sha256 = "a6c37df88cbfcf84e338ff740312f05ca4932fe69ff8a01d3ceacee11595fd49"; }
fetchurl { url = "https://acme.dev/key-2.tar.gz"; sha256 = "cf3fff51c8fcb9a1014bb0ac3dbbdb177792293a50a1edd80f0acca3f36afa59"; }
fetchurl { url = "https://acme.dev/key-3.tar.gz"; sha256 = "bd6f269819c723a82fd6b299da6dc8e505f6e8d16be4749dda26d89587c73460"; }
fetchurl { url = "https://acme.dev/key-4.tar.gz"; sha256 = "79efdd1658408851f012a92db2c47338f273aac7d643568ed81fb3adf784bfb9"; }
fetchurl { url = "https://acme.dev/key-5.tar.gz"; sha256 = "01178c9b37ec0c8927965ead182ffdad3582bdae015e40c69a23574daef485a9"; }
