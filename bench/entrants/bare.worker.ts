// Answers every message with one: the least that a task by message can cost. Started by bare-loop.ts.

addEventListener('message', ({ data }: MessageEvent<{ readonly task: number }>) => {
  postMessage({ task: data.task });
});
