"""Band energies of the tone and the sweep by the definition of the Fourier transform, for golden.json."""

from cmath import exp
from math import ceil, cos, floor, log10, pi, sin

RATE = 16000


def mel(hertz):
    return 2595 * log10(1 + hertz / 700)


def hertz(mels):
    return 700 * (10 ** (mels / 2595) - 1)


def figures(seconds: int, sound: int, size: int, hop: int):
    def sample(i: int) -> float:
        if sound == 2:
            return 0.5 * sin(2 * pi * 1000 * i / RATE)
        t = i / RATE % 8
        return 0.5 * sin(2 * pi * 500 * t * t)

    edges = [hertz(i * mel(RATE / 2) / 41) for i in range(42)]
    frames = (seconds * RATE - size) // hop + 1
    window = [0.5 - 0.5 * cos(2 * pi * i / size) for i in range(size)]
    turns = [exp(-2j * pi * i / size) for i in range(size)]
    means, loudest = [0.0] * 40, 0.0
    for frame in range(frames):
        part = [window[i] * sample(frame * hop + i) for i in range(size)]
        power = [abs(sum(x * turns[i * k % size] for i, x in enumerate(part))) ** 2 for k in range(size // 2 + 1)]
        for band in range(40):
            low, middle, high = edges[band : band + 3]
            level = 0.0
            for k in range(floor(low * size / RATE) + 1, min(size // 2 + 1, ceil(high * size / RATE))):
                f = k * RATE / size
                rise = (f - low) / (middle - low) if f < middle else (high - f) / (high - middle)
                level += rise * power[k] / (0.375 * size * size)
            means[band] += level / frames
            loudest = max(loudest, level)
    return frames, means.index(max(means)), 10 * log10(loudest), 10 * log10(sum(means))


for case in ((1, 2, 256, 2000), (1, 1, 512, 1500), (2, 1, 1024, 2048)):
    print(case, figures(*case))
