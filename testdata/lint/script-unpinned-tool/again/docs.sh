#!/bin/bash
npx --yes mint validate && npx --yes mint broken-links # want "npm installs \"mint\": no version"
npx --yes mint dev # want "npm installs \"mint\": no version"
