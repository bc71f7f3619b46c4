#!/bin/sh
echo "hook: $(basename "$1") $2 $#"
echo "# formatted" >> "$1"
