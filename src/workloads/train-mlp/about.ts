// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'Data-parallel training of a multilayer perceptron: every processor has the same weights and computes the gradient of its own part of a batch; gradients are added up (all-reduce, or at a parameter server) and all go on with the same new weights. Asynchronous training waits for nobody and lives with gradients of older weights.',
  cost: 'In the gradients, a multiplication and an addition for each weight, forward and twice back. Each step has barriers and moves as many gradients as there are weights for every 16 samples, so small batches on many processors mostly wait.',
  attempt:
    'Compare the three kinds of updates at a batch of 16 and of 1,024. Equal seeds give equal weights, bit for bit, on any number of processors, but for the asynchronous one. Then send it all as messages.',
  elsewhere: [
    {
      tool: 'PyTorch',
      language: 'python',
      lines: [
        { text: 'import torch, torch.distributed as dist, torch.nn as nn' },
        { text: 'from torch.nn.parallel import DistributedDataParallel' },
        { text: '# torchrun --nproc_per_node=4 train.py' },
        { text: "dist.init_process_group('gloo')" },
        { text: 'rank, n = dist.get_rank(), dist.get_world_size()' },
        { text: 'torch.manual_seed(1)' },
        { text: 'x, y = torch.randn(2000, 64), torch.randint(10, (2000,))' },
        { text: 'x, y = x[rank::n], y[rank::n]', step: 'decompose' },
        { text: 'net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))' },
        { text: 'net = DistributedDataParallel(net)', step: 'exchange' },
        { text: 'optimiser = torch.optim.SGD(net.parameters(), lr=0.2)' },
        { text: 'for step in range(200):' },
        { text: '    i = torch.randint(len(x), (256 // n,))', step: 'assign' },
        { text: '    loss = nn.functional.cross_entropy(net(x[i]), y[i])', step: 'execute' },
        { text: '    optimiser.zero_grad()' },
        {
          text: '    loss.backward()  # gradients are averaged over all processes',
          step: 'aggregate',
        },
        { text: '    optimiser.step()' },
        { text: 'print(rank, loss.item())' },
      ],
    },
  ],
};
