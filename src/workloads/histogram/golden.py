"""Counts of the sum of two dice over the stream, for golden.json."""


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


for size, bins, seed in ((1000, 16, 1), (777, 256, 7), (5, 1, 2)):
    sides = (bins + 2) // 2
    words = [pcg3d(i, 0, seed) for i in range(size)]
    values = [a % sides + b % (bins + 1 - sides) for a, b in words]
    counts = [values.count(bin) for bin in range(256)]
    print(size, bins, seed, sum(values), counts.index(max(counts)), max(counts))
