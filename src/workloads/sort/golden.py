"""Figures of the sorted stream, for golden.json."""


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


for length, kind, seed in ((1, 0, 1), (17000, 0, 2), (900, 1, 3), (20000, 2, 4294967295)):
    keys = []
    for i in range(length):
        a, b = pcg3d(i, 0, seed)
        keys.append(a >> (b % 24) if kind == 1 else i * 2**32 // length if kind == 2 and b % 16 else a)
    keys.sort()
    print(length, kind, seed, keys[0], keys[(length - 1) // 2], keys[-1], sum(keys) % 2**32)
