"""Trace and Frobenius norm of the product in exact rational arithmetic, for golden.json."""

from fractions import Fraction
from math import isqrt


def pcg3d(x: int, y: int, z: int) -> int:
    """First word of pcg3d, Jarzynski and Olano 2020, listing of the supplement."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    return (x + y * z) % m


def figures(n: int, seed: int) -> tuple[float, float]:
    def element(i: int, j: int, matrix: int) -> int:
        return (pcg3d(i * n + j, matrix, seed) >> 8) - 2**23

    a = [[element(i, j, 0) for j in range(n)] for i in range(n)]
    b = [[element(i, j, 1) for j in range(n)] for i in range(n)]
    c = [[sum(a[i][k] * b[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
    unit = Fraction(1, 2**46)
    trace = sum(c[i][i] for i in range(n)) * unit
    squares = sum(v * v for row in c for v in row)
    return float(trace), float(Fraction(isqrt(squares << 64), 2**32) * unit)


for n, seed in ((13, 1), (40, 7), (8, 4294967295), (261, 2)):
    print(n, seed, *figures(n, seed))
