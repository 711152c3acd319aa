"""Words of languages.txt by the regex module (Unicode 15) and str.lower, for languages.json.

Run by hand: python3 languages.py < languages.txt > languages.json (Python 3.11, python3-regex 0.1.20221031).
"""

import json
import sys
from collections import Counter

import regex

# Letters and numbers, each with what joins on to it by rule WB4 of Unicode Standard Annex 29.
word = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}]*")

text = sys.stdin.buffer.read().decode("utf-8")
counts = Counter(found.lower() for found in word.findall(text))
json.dump(dict(sorted(counts.items())), sys.stdout, indent=2)
sys.stdout.write("\n")
