"""Hits among the first points, and among all points of the lattice, for golden.json."""

from math import isqrt


def pcg3d(x: int, y: int, z: int) -> tuple[int, int]:
    """First two words of pcg3d, Jarzynski and Olano 2020."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    x = (x + y * z) % m
    return x, (y + z * x) % m


def hits(points: int, seed: int) -> int:
    words = (pcg3d(i, 0, seed) for i in range(points))
    return sum(((x >> 17) | 1) ** 2 + ((y >> 17) | 1) ** 2 < 2**30 for x, y in words)


print(hits(100_000, 1), hits(1001, 4294967295), hits(1, 3))
# Odd y with y^2 < 2^30 - x^2: half of the numbers up to the largest, rounded up.
print(sum((isqrt(2**30 - x * x - 1) + 1) // 2 for x in range(1, 2**15, 2)))
