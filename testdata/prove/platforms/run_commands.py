"""Runs what a build file of a cloud says, as the cloud would: the commands of a
buildspec, or the steps of a cloudbuild.yaml with its variables put in.
usage: run_commands.py FILE [WORKSPACE NAME=VALUE...]"""
import os
import re
import subprocess
import sys

import yaml

# The stand-ins beside it come first, whatever a wrapper of Python has put there.
os.environ["PATH"] = os.path.dirname(os.path.abspath(__file__)) + ":" + os.environ["PATH"]
file, *rest = sys.argv[1:]
with open(file) as source:
    text = yaml.safe_load(source)
if "phases" in text:
    assert text["version"] == 0.2 and text["env"]["shell"] == "bash"
    commands = "\n".join(text["phases"]["build"]["commands"])
    result = subprocess.run(["bash", "-c", commands]).returncode
    for name in text.get("artifacts", {}).get("files", []) if result == 0 else []:
        assert os.path.exists(name), f"{name} was not made"
    sys.exit(result)

workspace, *values = rest
values = dict(value.split("=", 1) for value in values)


def substitute(argument):
    """https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values"""
    return re.sub(r"\$(\$|[A-Z_]+)", lambda m: "$" if m[1] == "$" else values[m[1]], argument).replace("/workspace", workspace)


for step in text["steps"]:
    environment = dict(os.environ, **dict(substitute(one).split("=", 1) for one in step.get("env", [])))
    status = subprocess.run([step["entrypoint"], *map(substitute, step["args"])], env=environment).returncode
    if status:
        sys.exit(status)
for image in text["images"]:
    subprocess.run(["docker", "pull", substitute(image)], check=True)
