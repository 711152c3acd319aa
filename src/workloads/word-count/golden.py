"""Words of the built-in text by Python's own regular expressions and dictionary, for golden.json."""

import re
from collections import Counter


def pcg3d(x: int, y: int, z: int) -> int:
    """First word of pcg3d, Jarzynski and Olano 2020."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    return (x + y * z) % m


def word_of(rank: int) -> str:
    word, left = "", rank + 1
    while left > 0:
        syllable = (left - 1) % 85
        word += "tnshrdlcmwfgypbvk"[syllable // 5] + "eaoiu"[syllable % 5]
        left = (left - 1) // 85
    return word


def corpus(size: int, vocabulary: int, seed: int) -> str:
    words = [word_of(rank) for rank in range(vocabulary)]
    sums, total = [], 0.0
    for rank in range(vocabulary):
        total += 1 / (rank + 1)
        sums.append(total)
    index = 0

    def random() -> int:
        nonlocal index
        index += 1
        return pcg3d(index - 1, 0x9E3779B9, seed)

    text, line, left = "", 0, 0
    while True:
        value = random() / 2**32 * total
        rank = next((r for r, s in enumerate(sums) if s > value), vocabulary - 1)
        word, ends = words[rank], left == 1
        needed = len(word) + (2 if ends else 1)
        if len(text) + needed > size:
            return text
        text += word.capitalize() if left == 0 else word
        left = 2 + random() % 28 if left == 0 else left - 1
        line += needed
        text += ("." if ends else "") + ("\n" if line > 72 else " ")
        if line > 72:
            line = 0


for size, vocabulary, combiner, seed in ((40, 1, 0, 1), (9000, 300, 1, 2), (9000, 300, 0, 2)):
    found = re.findall(r"[a-z0-9]+", corpus(size, vocabulary, seed).lower())
    counts = Counter(found)
    # One chunk: an entry is the word after its length and its count, seven bits a byte; one for each word, or for each
    # different one.
    entries = counts.items() if combiner else [(word, 1) for word in found]
    sent = sum(
        len(word) + sum(max(1, -(-number.bit_length() // 7)) for number in (len(word), count))
        for word, count in entries
    )
    print(size, vocabulary, combiner, seed, len(found), len(counts), max(counts.values()), sent)
