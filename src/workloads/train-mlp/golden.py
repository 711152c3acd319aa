"""Accuracy and norm of the weights after some steps in double precision, for golden.json."""

from math import exp, sqrt


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


GLYPHS = """01110 10001 10011 10101 11001 10001 01110
00100 01100 00100 00100 00100 00100 01110
01110 10001 00001 00110 01000 10000 11111
11111 00010 00100 00010 00001 10001 01110
00010 00110 01010 10010 11111 00010 00010
11111 10000 11110 00001 00001 10001 01110
00110 01000 10000 11110 10001 10001 01110
11111 00001 00010 00100 01000 01000 01000
01110 10001 10001 01110 10001 10001 01110
01110 10001 10001 01111 00001 00010 01100""".splitlines()


def digit(index: int, seed: int):
    glyph = GLYPHS[index % 10].replace(" ", "")
    word = pcg3d(index, 0, seed)[0]
    right, down, pixels = word % 4, 0 if word % 8 < 4 else 1, []
    for pixel in range(64):
        a, b = pcg3d(index, 1 + pixel, seed)
        x, y = pixel % 8 - right, pixel // 8 - down
        on = 0 <= x < 5 and 0 <= y < 7 and glyph[y * 5 + x] == "1"
        pixels.append(b / 2**32 if a % 8 == 0 else float(on))
    return pixels


def train(steps: int, batch: int, hidden: int, rate: float, seed: int):
    draws = iter(pcg3d(i, 0x9E3779B9, seed)[0] / 2**31 - 1 for i in range(64 * hidden + hidden * 12))
    w1 = [[next(draws) * sqrt(6 / (64 + hidden)) for _ in range(hidden)] for _ in range(64)]
    w2 = [[next(draws) * sqrt(6 / (hidden + 12)) for _ in range(12)] for _ in range(hidden)]
    b1, b2 = [0.0] * hidden, [0.0] * 12

    def forward(x):
        h = [max(0.0, b1[j] + sum(x[i] * w1[i][j] for i in range(64))) for j in range(hidden)]
        return h, [b2[k] + sum(h[j] * w2[j][k] for j in range(hidden)) for k in range(12)]

    tests = [digit(i, seed ^ 0x7E57) for i in range(500)]
    curve, interval = [], -(-steps // 10)
    for step in range(steps):
        g1, gb1 = [[0.0] * hidden for _ in range(64)], [0.0] * hidden
        g2, gb2 = [[0.0] * 12 for _ in range(hidden)], [0.0] * 12
        for n in range(batch):
            index = (step * batch + n) % 2000
            x = digit(index, seed)
            h, o = forward(x)
            grown = [exp(v - max(o[:10])) for v in o[:10]]
            d = [v / sum(grown) for v in grown] + [0.0, 0.0]
            d[index % 10] -= 1
            s = [sum(d[k] * w2[j][k] for k in range(12)) if h[j] > 0 else 0.0 for j in range(hidden)]
            for k in range(12):
                gb2[k] += d[k]
                for j in range(hidden):
                    g2[j][k] += h[j] * d[k]
            for j in range(hidden):
                gb1[j] += s[j]
                for i in range(64):
                    g1[i][j] += x[i] * s[j]
        for rows, gradients in ((w1, g1), (w2, g2), ([b1], [gb1]), ([b2], [gb2])):
            for row, gradient in zip(rows, gradients):
                for i, g in enumerate(gradient):
                    row[i] -= rate / batch * g
        if (step + 1) % interval == 0 or step + 1 == steps:
            right = 0
            for i, x in enumerate(tests):
                o = forward(x)[1][:10]
                right += o.index(max(o)) == i % 10
            curve.append(right / 500)
    squares = sum(v * v for row in w1 + w2 + [b1, b2] for v in row)
    return curve[-1], curve[0], sqrt(squares)


for steps, batch, hidden, rate, seed in ((3, 16, 4, 0.5, 1), (20, 64, 16, 0.3, 2)):
    print(steps, batch, hidden, rate, seed, *train(steps, batch, hidden, rate, seed))
