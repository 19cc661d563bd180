PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DATABASE_URL = "postgres://%(user)s:%(password)s@%(host)s/%(name)s"
API_KEY = config("API_KEY", default="")
token_url = f"https://{host}/oauth/token"
key = "user:{}:session".format(user_id)
TOKEN_PATTERN = r"[A-Za-z0-9]{20,40}"
password = getpass.getpass("Password: ")
auth = (username, password)
encoded = base64.b64encode(f"{user}:{password}".encode())
kms_key = "arn:aws:kms:eu-west-1:123456789012:key/f68b6ba0-90eb-4a12-9412-ba0fda1d3dab"
