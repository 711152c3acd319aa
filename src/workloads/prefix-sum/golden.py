"""Totals of the first numbers of the stream, for golden.json."""


def pcg3d(x: int, y: int, z: int) -> int:
    """First word of pcg3d, Jarzynski and Olano 2020."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    return (x + y * z) % m


for length, seed in ((1, 3), (1025, 1), (5000, 4294967295)):
    values = [pcg3d(i, 0, seed) % 100 for i in range(length)]
    print(length, seed, sum(values), sum(values[: (length + 1) // 2]))
