// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'The first step of speech recognition: sound is cut into overlapping frames, each gets a window of von Hann, a Fourier transform and the energies of 40 mel bands. Frames need nothing of each other: the purest kind of data parallelism.',
  cost: 'In butterflies: n log n additions and multiplications for n samples, within a few kilobytes that stay in the first cache. What frames share, their overlap, is read by both.',
  attempt:
    'Change the frame from 256 to 2,048 and look at the picture: time is sharp in one, pitch in the other. Then take hop 16 and see ten times the work with the same sound moved.',
  elsewhere: [
    {
      tool: 'concurrent.futures',
      language: 'python',
      lines: [
        { text: 'import numpy as np' },
        { text: 'from concurrent.futures import ProcessPoolExecutor' },
        { text: '' },
        { text: 'SIZE, HOP = 512, 160' },
        { text: 'HANN = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SIZE) / SIZE)' },
        { text: '' },
        { text: 'def powers(sound):', step: 'execute' },
        {
          text: '    frames = np.lib.stride_tricks.sliding_window_view(sound, SIZE)[::HOP]',
          step: 'execute',
        },
        { text: '    return np.abs(np.fft.rfft(frames * HANN)) ** 2', step: 'execute' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    sound = np.sin(2 * np.pi * 1000 * np.arange(16000 * 60) / 16000)' },
        { text: '    step = 500 * HOP' },
        { text: '    parts = [sound[i:i + step - HOP + SIZE]', step: 'decompose' },
        { text: '             for i in range(0, len(sound) - SIZE, step)]', step: 'decompose' },
        { text: '    with ProcessPoolExecutor(4) as pool:' },
        { text: '        spectra = np.vstack(list(pool.map(powers, parts)))', step: 'aggregate' },
        { text: '    print(spectra.shape, spectra.mean(0).argmax() * 16000 / SIZE, "Hz")' },
      ],
    },
  ],
};
