import { expect, jest, test } from '@jest/globals';
import { readStream } from '../../src/internal/read-stream.js';

const streamOf = (chunks: readonly (readonly number[])[], cancel?: () => void) => {
  const left = [...chunks];
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = left.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(Uint8Array.from(chunk));
      },
      ...(cancel === undefined ? {} : { cancel }),
    },
    { highWaterMark: 0 },
  );
};

test('readStream() joins the chunks of a stream that is as long as the limit', async () => {
  const cancel = jest.fn<() => void>();

  expect(await readStream(streamOf([[1, 2], [], [3]], cancel), 3)).toEqual({
    bytes: Uint8Array.from([1, 2, 3]),
    truncated: false,
  });
  expect(cancel).not.toHaveBeenCalled();
});

test('readStream() truncates a longer stream at the limit, and cancels it', async () => {
  const cancel = jest.fn<() => void>();

  expect(await readStream(streamOf([[1, 2], [3, 4], [5]], cancel), 3)).toEqual({
    bytes: Uint8Array.from([1, 2, 3]),
    truncated: true,
  });
  expect(cancel).toHaveBeenCalledTimes(1);
});

test('readStream() rejects if the signal aborts, and cancels the stream', async () => {
  for (const abortsBefore of [true, false]) {
    const cancel = jest.fn<() => void>();
    const controller = new AbortController();
    if (abortsBefore) controller.abort(new Error('over'));
    const read = readStream(new ReadableStream<Uint8Array>({ cancel }), 3, controller.signal);
    if (!abortsBefore) controller.abort(new Error('over'));

    await expect(read).rejects.toThrow('over');
    expect(cancel).toHaveBeenCalledTimes(1);
  }
});

test('readStream() rejects if the stream fails', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('reset')),
  });

  await expect(readStream(broken, 3)).rejects.toThrow('reset');
});
