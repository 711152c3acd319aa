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


def seen(rows, taps):
    """Along each row of (red, green, blue, alpha): colours weighted by their alpha."""
    radius = len(taps) // 2

    def pixel(row, x):
        near = [row[min(len(row) - 1, max(0, x + k - radius))] for k in range(len(taps))]
        shares = [w * p[3] for w, p in zip(taps, near)]
        total = sum(shares)
        alpha = (total + 2**14) >> 15
        if alpha == 0:
            return (0, 0, 0, 0)
        return (*((sum(s * p[c] for s, p in zip(shares, near)) + total // 2) // total for c in range(3)), alpha)

    return [[pixel(row, x) for x in range(len(row))] for row in rows]


def on_black(rows):
    """Grey as bright as (red, green, blue, alpha) on black, for the gradient."""
    light = lambda r, g, b, a: (((77 * r + 150 * g + 29 * b) >> 8) * a + 127) // 255
    return [[(light(*p),) * 3 for p in row] for row in rows]


def transparent(width, height):
    """Any colour, and alphas of every kind: none, little, half, whole."""
    alphas = (0, 255, 3, 128, 255, 0, 0, 254)
    return [[tuple(pcg3d(x, y, c) & 255 for c in range(3)) + (alphas[pcg3d(x // 3, y // 2, 9) % 8],) for x in range(width)] for y in range(height)]


def compare(rows, result, radius, box):
    """The blur of the premultiplied image in floating point, by numpy and scipy: within 2 of 255 in what is seen."""
    import numpy as np
    from scipy.ndimage import convolve1d

    image, blurred = np.array(rows, float), np.array(result, float)
    image[..., :3] *= image[..., 3:] / 255
    x = np.arange(-radius, radius + 1)
    taps = np.ones(len(x)) if box else np.exp(-(x**2) / (2 * (radius / 2) ** 2))
    for axis in (0, 1):
        image = convolve1d(image, taps / taps.sum(), axis=axis, mode="nearest")
    blurred[..., :3] *= blurred[..., 3:] / 255
    assert abs(image - blurred).max() < 2, abs(image - blurred).max()


def means(rows):
    flat = [p if len(p) == 4 else (*p, 255) for row in rows for p in row]
    total = sum(p[3] for p in flat)
    return *(sum(p[3] * p[c] for p in flat) / total for c in range(3)), total / len(flat)


for width, height, filter, radius, seed in ((37, 20, 0, 3, 1), (50, 31, 1, 1, 2), (9, 13, 2, 7, 4294967295)):
    rows = image(width, height, seed)
    if filter == 1:
        rows = edges(rows)
    else:
        taps = weights(radius, filter == 2)
        rows = [list(column) for column in zip(*blurred(rows, taps))]
        rows = blurred(rows, taps)
    print(width, height, filter, radius, seed, *means(rows))

for filter, radius in ((0, 3), (1, 1), (2, 2)):
    rows = transparent(19, 11)
    pixels = [r | g << 8 | b << 16 | a << 24 for row in rows for r, g, b, a in row]
    if filter == 1:
        light = [[p[0] for p in row] for row in on_black(rows)]
        result = edges([[(v, v, v) for v in row] for row in light])
    else:
        taps = weights(radius, filter == 2)
        result = [list(row) for row in zip(*seen([list(c) for c in zip(*seen(rows, taps))], taps))]
        compare(rows, result, radius, filter == 2)
    print(19, 11, filter, radius, *means(result))
print(pixels)
