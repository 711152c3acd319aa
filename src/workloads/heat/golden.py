"""Mean and centre of the plate after some steps in exact fractions, for golden.json."""

from fractions import Fraction


def pcg3d(x: int, y: int, z: int) -> int:
    """First word of pcg3d, Jarzynski and Olano 2020."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    return (x + y * z) % m


def figures(size: int, steps: int, seed: int) -> tuple[float, float]:
    plate = [[Fraction(0)] * size for _ in range(size)]
    words = iter([pcg3d(i, 0x9E3779B9, seed) for i in range(15)])
    for _ in range(5):
        x, y = next(words) % size, next(words) % size
        radius = max(1, size // 16) + next(words) % max(1, size // 12)
        for row in range(max(1, y - radius), min(size - 2, y + radius) + 1):
            for column in range(max(1, x - radius), min(size - 2, x + radius) + 1):
                if (column - x) ** 2 + (row - y) ** 2 <= radius**2:
                    plate[row][column] = Fraction(100)
    plate[0] = [Fraction(100)] * size
    for _ in range(steps):
        old = [row[:] for row in plate]
        for i in range(1, size - 1):
            for j in range(1, size - 1):
                plate[i][j] = (old[i - 1][j] + old[i + 1][j] + old[i][j - 1] + old[i][j + 1]) / 4
    mean = sum(map(sum, plate)) / size**2
    return float(mean), float(plate[size // 2][size // 2])


for size, steps, seed in ((5, 1, 1), (13, 20, 2), (30, 9, 4294967295)):
    print(size, steps, seed, *figures(size, steps, seed))
