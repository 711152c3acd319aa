"""Mean and last element of b + 3 c over the stream, for golden.json."""

from math import fsum


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


for length, seed in ((1, 1), (1000, 2), (333, 4294967295)):
    words = [pcg3d(i, 0, seed) for i in range(length)]
    a = [(b + 3 * c) / 2**32 for b, c in words]
    print(length, seed, fsum(a) / length, a[-1])
