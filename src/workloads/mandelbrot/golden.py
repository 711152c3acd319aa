"""Sum of Mandelbrot counts in Python's own complex arithmetic. Prints the figures of golden.json."""


def count(c: complex, iterations: int) -> int:
    z = 0j
    for i in range(iterations):
        if z.real**2 + z.imag**2 > 4:
            return i
        z = z * z + c
    return iterations


def total(n: int, iterations: int, x: float, y: float, zoom: float) -> int:
    w = 3 / zoom
    at = [(i + 0.5 - n / 2) * w / n for i in range(n)]
    return sum(count(complex(x + dx, y + dy), iterations) for dy in at for dx in at)


print(total(64, 100, -0.5, 0, 1))
print(total(37, 50, -0.75, 0.1, 20))
print(total(16, 1, -0.5, 0, 1))
