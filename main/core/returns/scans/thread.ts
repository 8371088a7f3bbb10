import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, type Ask, closeSource, imageOf, lookAtFile, lookAtPage, prepare, problemOf, sortFile } from './look.ts';
import type { FromThread, Task, ToThread } from './threads.ts';

/** A thread that looks at pages, one task after the other. In the middle of a page it asks once which places the page has. */
const port = parentPort;
const ready = prepare((workerData as { assets?: string } | null)?.assets);

let answered: ((answer: Answer) => void) | null = null;
const ask: Ask = (said) =>
  new Promise((resolve) => {
    answered = resolve;
    tell({ ask: said });
  });

const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void => port?.postMessage(message, transfer);

async function run(task: Task): Promise<void> {
  try {
    await ready;
    if (task.do === 'sort') tell({ done: await sortFile(task.path) });
    else if (task.do === 'file') tell({ done: await lookAtFile(task.path) });
    else if (task.do === 'image') {
      const { data, width, height } = await imageOf(task.path, task.page, task.wish);
      tell({ done: { jpeg: new Uint8Array(data), width, height } });
    } else {
      const look = await lookAtPage(task.path, task.page, ask, task.byHand, task.part);
      tell(
        { done: look },
        [look, ...look.beside].flatMap(({ boxes }) => boxes).flatMap(({ crop }) => (crop ? [crop.jpeg.buffer as ArrayBuffer] : [])),
      );
    }
  } catch (error) {
    // The file may have changed or gone: it is opened anew.
    closeSource();
    tell({ failed: problemOf(error) });
  }
}

port?.on('message', (message: ToThread) => {
  if ('answer' in message) answered?.(message.answer);
  else if ('close' in message) closeSource();
  else void run(message.task);
});
