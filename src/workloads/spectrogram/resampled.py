"""Tones at other rates as scipy.signal.resample_poly has them at 16,000 a second, for resampled.json."""

import json
from math import gcd

import numpy as np
import scipy
from scipy.signal import firwin, kaiserord, resample_poly

TO = 16000


def tones(rate):
    """Frequencies in Hz that both rates hold, and one that only a higher rate than TO holds."""
    nyquist = min(rate, TO) / 2
    held = [round(share * nyquist) for share in (0.05, 0.31, 0.62, 0.88)]
    return held, [9600] if rate > 2 * 9600 else []


def resampled(rate, seconds=0.4):
    t = np.arange(int(rate * seconds)) / rate
    held, beyond = tones(rate)
    x = sum(0.2 * np.sin(2 * np.pi * f * t + k) for k, f in enumerate(held + beyond))
    divisor = gcd(rate, TO)
    up, down = TO // divisor, rate // divisor
    # A low-pass of its own, finer than the lab's: 120 dB, from 0.92 of half of the lower rate to the half.
    most = max(up, down)
    taps, beta = kaiserord(120, 0.08 / most)
    window = firwin(taps | 1, 0.96 / most, window=("kaiser", beta))
    return resample_poly(x, up, down, window=window)


cases = []
for rate in (4000, 8000, 11025, 12345, 16001, 22050, 32000, 44100, 48000, 96000, 192000):
    y = resampled(rate)
    held, beyond = tones(rate)
    cases.append({"rate": rate, "held": held, "beyond": beyond, "from": 3000, "samples": [round(v, 6) for v in y[3000:3024].tolist()]})
source = f"resampled.py beside this file: scipy {scipy.__version__}, signal.resample_poly with a low-pass of 120 dB. Tone k of amplitude 0.2 begins at phase k; samples [from, from + 24) at 16,000 a second of 0.4 s."
print(json.dumps({"source": source, "cases": cases}))
