"""Energies of the cluster before and after some steps in double precision, for golden.json."""

from math import cbrt, cos, fsum, pi, sin, sqrt


def pcg3d(x: int, y: int, z: int) -> int:
    """First word of pcg3d, Jarzynski and Olano 2020."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    return (x + y * z) % m


def figures(count: int, steps: int, seed: int) -> tuple[float, float]:
    places, speeds = [], []
    for body in range(count):
        u, h, a = (pcg3d(body, which, seed) / 2**32 for which in range(3))
        radius, height, angle = cbrt(u), 2 * h - 1, 2 * pi * a
        across = radius * sqrt(1 - height**2)
        x, y = across * cos(angle), across * sin(angle)
        places.append([x, y, radius * height])
        speeds.append([-0.6 * y, 0.6 * x, 0.0])
    mass, soft, dt = 1 / count, 0.05**2, 0.005

    def energy() -> float:
        kinetic = fsum(mass * w * w / 2 for v in speeds for w in v)
        pairs = ((i, j) for i in range(count) for j in range(i))
        distance = lambda i, j: sqrt(sum((a - b) ** 2 for a, b in zip(places[i], places[j])) + soft)
        return kinetic - fsum(mass * mass / distance(i, j) for i, j in pairs)

    before = energy()
    for _ in range(steps):
        old = [place[:] for place in places]
        for i in range(count):
            for axis in range(3):
                pull = 0.0
                for j in range(count):
                    squared = sum((a - b) ** 2 for a, b in zip(old[i], old[j])) + soft
                    pull += mass * (old[j][axis] - old[i][axis]) / squared**1.5
                speeds[i][axis] += dt * pull
                places[i][axis] = old[i][axis] + dt * speeds[i][axis]
    return before, energy()


for count, steps, seed in ((2, 3, 1), (37, 4, 2)):
    before, after = figures(count, steps, seed)
    print(count, steps, seed, before, after, abs((after - before) / before))
