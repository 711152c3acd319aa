// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A stencil: each pixel becomes a weighted mean of those around it. Rows are cut into blocks, and a block needs some rows of its neighbours, its halo. A blur is separable, so it runs along the rows, meets at a barrier, and runs along the columns.',
  cost: 'In multiplying and adding, four channels a pixel and tap. With a small radius the image streams through the cores and memory is the limit; with a large one arithmetic is.',
  attempt:
    'Compare the kernels: SIMD takes four pixels at once. Then send rows as messages with radius 32 and grain 1: every row travels with 64 others.',
  elsewhere: [
    {
      tool: 'multiprocessing.Pool',
      language: 'python',
      lines: [
        { text: 'import numpy as np' },
        { text: 'from multiprocessing import Pool' },
        { text: 'from scipy.ndimage import gaussian_filter' },
        { text: '' },
        { text: 'HALO = 16' },
        { text: 'image = np.random.default_rng(1).random((1440, 2560))' },
        { text: '' },
        { text: 'def blur(rows):', step: 'execute' },
        { text: '    first = max(0, rows.start - HALO)', step: 'exchange' },
        {
          text: '    part = gaussian_filter(image[first:rows.stop + HALO], 4, truncate=4)',
          step: 'execute',
        },
        { text: '    return part[rows.start - first:][:rows.stop - rows.start]', step: 'execute' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    blocks = [slice(i, i + 90) for i in range(0, 1440, 90)]', step: 'decompose' },
        { text: '    with Pool(4) as pool:' },
        {
          text: '        result = np.vstack(pool.map(blur, blocks, chunksize=1))',
          step: 'aggregate',
        },
        { text: '    assert np.allclose(result, gaussian_filter(image, 4, truncate=4))' },
      ],
    },
    {
      tool: 'PyTorch',
      language: 'python',
      lines: [
        { text: 'import torch' },
        { text: 'import torch.nn.functional as F' },
        { text: '' },
        { text: 'torch.set_num_threads(4)', step: 'assign' },
        { text: 'image = torch.rand(1, 3, 1440, 2560)' },
        { text: 'taps = torch.exp(-0.5 * (torch.arange(-8, 9) / 4.0) ** 2)' },
        { text: 'taps = (taps / taps.sum()).repeat(3, 1, 1, 1)' },
        { text: "padded = F.pad(image, (8, 8, 8, 8), mode='replicate')" },
        { text: '# The library cuts channels and rows over its threads.', step: 'decompose' },
        { text: 'across = F.conv2d(padded, taps, groups=3)', step: 'execute' },
        { text: 'blurred = F.conv2d(across, taps.transpose(2, 3), groups=3)', step: 'execute' },
        { text: 'print(blurred.shape, blurred.mean())', step: 'aggregate' },
      ],
    },
  ],
};
