"""Mean channels of the filtered built-in image in Python's integers, for golden.json."""

from math import exp, floor


def pcg3d(x: int, y: int, z: int) -> int:
    """First word of pcg3d, Jarzynski and Olano 2020."""
    m = 2**32
    x, y, z = ((v * 1664525 + 1013904223) % m for v in (x, y, z))
    x = (x + y * z) % m
    y = (y + z * x) % m
    z = (z + x * y) % m
    x, y, z = (v ^ (v >> 16) for v in (x, y, z))
    return (x + y * z) % m


def image(width: int, height: int, seed: int):
    draws = [pcg3d(i, 0x9E3779B9, seed) for i in range(4)]
    sun_x, sun_y = draws[0] % width, draws[1] % max(1, height >> 1)
    radius = max(2, min(width, height) >> 3)
    wave, shift = 5 + draws[2] % 7, draws[3] % width
    rows = []
    for y in range(height):
        level, row = y * 255 // height, []
        for x in range(width):
            far = wave * (x + shift) % (2 * width)
            near = 5 * wave * (x + 3 * shift) % (2 * width)
            ridge = abs(width - far) + (abs(width - near) >> 2)
            fine = 24 if ((x >> 2) + (y >> 2)) % 2 == 0 else 0
            if y * 5 * width > height * (3 * width + ridge):
                pixel = (30 + fine, 110 + fine - (level >> 2), 60 + fine)
            elif (x - sun_x) ** 2 + (y - sun_y) ** 2 < radius**2:
                pixel = (255, 225 - fine, 90)
            else:
                pixel = (90 + (level >> 1), 150 + (level >> 2), 235 - (level >> 3))
            row.append(tuple(v & 255 for v in pixel))
        rows.append(row)
    return rows


def weights(radius: int, box: bool):
    heights = [1 if box else exp(-((i - radius) ** 2) / (2 * (radius / 2) ** 2)) for i in range(2 * radius + 1)]
    whole = [floor(h / sum(heights) * 2**15 + 0.5) for h in heights]
    whole[radius] += 2**15 - sum(whole)
    return whole


def blurred(rows, taps):
    """Along each row."""
    radius = len(taps) // 2
    def pixel(row, x):
        near = [row[min(len(row) - 1, max(0, x + k - radius))] for k in range(len(taps))]
        return tuple((sum(w * p[c] for w, p in zip(taps, near)) + 2**14) >> 15 for c in range(3))
    return [[pixel(row, x) for x in range(len(row))] for row in rows]


def edges(rows):
    height, width = len(rows), len(rows[0])
    light = [[(77 * r + 150 * g + 29 * b) >> 8 for r, g, b in row] for row in rows]
    at = lambda y, x: light[min(height - 1, max(0, y))][min(width - 1, max(0, x))]
    def edge(y, x):
        gx = sum(w * (at(y + d, x + 1) - at(y + d, x - 1)) for d, w in ((-1, 1), (0, 2), (1, 1)))
        gy = sum(w * (at(y + 1, x + d) - at(y - 1, x + d)) for d, w in ((-1, 1), (0, 2), (1, 1)))
        return min(255, abs(gx) + abs(gy))
    return [[(edge(y, x),) * 3 for x in range(width)] for y in range(height)]


for width, height, filter, radius, seed in ((37, 20, 0, 3, 1), (50, 31, 1, 1, 2), (9, 13, 2, 7, 4294967295)):
    rows = image(width, height, seed)
    if filter == 1:
        rows = edges(rows)
    else:
        taps = weights(radius, filter == 2)
        rows = [list(column) for column in zip(*blurred(rows, taps))]
        rows = blurred(rows, taps)
    flat = [pixel for row in rows for pixel in row]
    print(width, height, filter, radius, seed, *(sum(p[c] for p in flat) / len(flat) for c in range(3)))
