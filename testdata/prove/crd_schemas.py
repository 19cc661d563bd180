"""Makes strict JSON Schemas for kubeconform of CustomResourceDefinitions: crd_schemas.py OUT FILE…
Each lands in OUT/<group>/<kind>_<version>.json."""
import json
import os
import sys

import yaml

# A plain "=" is a type of YAML 1.1 that nothing uses.
yaml.SafeLoader.add_constructor("tag:yaml.org,2002:value", lambda _, node: node.value)


def strict(schema):
    """Refuses unknown keys, as the API server does with strict validation."""
    if not isinstance(schema, dict):
        return
    if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
        schema.setdefault("additionalProperties", False)
    for below in schema.get("properties", {}).values():
        strict(below)
    strict(schema.get("items"))
    strict(schema.get("additionalProperties"))
    if schema.get("x-kubernetes-int-or-string"):
        schema.pop("type", None)
        schema.pop("anyOf", None)
        schema["oneOf"] = [{"type": "string"}, {"type": "integer"}]


def write(out, crd):
    group, kind = crd["spec"]["group"], crd["spec"]["names"]["kind"].lower()
    os.makedirs(os.path.join(out, group), exist_ok=True)
    for version in crd["spec"]["versions"]:
        schema = version["schema"]["openAPIV3Schema"]
        strict(schema)
        schema["properties"]["metadata"] = {"type": "object"}
        schema["properties"].setdefault("apiVersion", {"type": "string"})
        schema["properties"].setdefault("kind", {"type": "string"})
        with open(os.path.join(out, group, f"{kind}_{version['name']}.json"), "w", encoding="utf-8") as file:
            json.dump(schema, file)


for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        for doc in yaml.safe_load_all(file):
            if doc and doc.get("kind") == "CustomResourceDefinition":
                write(sys.argv[1], doc)
