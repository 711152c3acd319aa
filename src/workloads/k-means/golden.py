"""Rounds and inertia of k-means on the stream's points, for golden.json: rounds in Python's integers, the last
assignment by scipy."""

from math import floor, sqrt

import numpy as np
from scipy.cluster.vq import vq


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


def stream(seed: int):
    index = 0
    while True:
        yield pcg3d(index, 0x9E3779B9, seed)[0]
        index += 1


def rounded(value: float) -> int:
    return floor(value + 0.5)


def assign(points, centres):
    """Points by their nearest centre; of centres equally near the first."""
    groups = [[] for _ in centres]
    for point in points:
        distances = [sum((a - b) ** 2 for a, b in zip(point, c)) for c in centres]
        groups[distances.index(min(distances))].append(point)
    return groups


def figures(count: int, clusters: int, axes: int, tolerance: float, rounds: int, seed: int):
    random = stream(seed)
    middles = [next(random) % 6000 - 3000 for _ in range(clusters * axes)]
    scale = 400 / (65536 * sqrt(1 / 3))
    points = []
    for p in range(count):
        point = []
        for axis in range(axes):
            a, b = pcg3d(p, axis, seed)
            total = (a & 0xFFFF) + (a >> 16) + (b & 0xFFFF) + (b >> 16) - 2 * 65535
            value = middles[p % clusters * axes + axis] + rounded(total * scale)
            point.append(max(-4096, min(4095, value)))
        points.append(point + [0] * (axes % 2))
    random = stream(seed ^ 0x5BD1E995)
    size = min(2048, count)
    sample = [points[i * count // size] for i in range(size)]
    least, centres, chosen = [float("inf")] * size, [], next(random) % size
    for _ in range(clusters):
        centres.append(sample[chosen][:])
        least = [min(d, sum((a - b) ** 2 for a, b in zip(s, centres[-1]))) for d, s in zip(least, sample)]
        left = next(random) / 2**32 * sum(least)
        for chosen, distance in enumerate(least):
            left -= distance
            if left < 0:
                break
        else:
            chosen = next(random) % size
    for round in range(1, rounds + 1):
        groups = assign(points, centres)
        furthest = 0
        for k, group in enumerate(groups):
            if group:
                mean = [rounded(sum(column) / len(group)) for column in zip(*group)]
                furthest = max([furthest] + [abs(a - b) for a, b in zip(mean, centres[k])])
                centres[k] = mean
        if furthest <= tolerance * 8192:
            break
    # The state that is given out: every point assigned to the centres after the last move. By scipy, whose answer
    # must be that of the integers: it too takes the first of centres equally near.
    labels, distances = vq(np.array(points, dtype=float), np.array(centres, dtype=float))
    sizes = [len(group) for group in assign(points, centres)]
    assert sizes == list(np.bincount(labels, minlength=clusters))
    # Points are assigned once more after the last move, unless nothing moved.
    assignments = round + (furthest > 0)
    return round, assignments, rounded(float((distances**2).sum())), min(sizes), max(sizes)


for case in ((1, 1, 1, 0, 5, 1), (700, 3, 2, 0, 50, 2), (2500, 5, 3, 0.001, 50, 4294967295), (900, 4, 2, 0, 2, 7)):
    print(case, figures(*case))
