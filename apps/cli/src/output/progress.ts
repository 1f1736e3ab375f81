import { Worker } from "node:worker_threads";

/** Runs beside a computation that blocks the main thread; waits a second before it says anything. */
const BESIDE = `
const { workerData: { state, label, animated } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const frames = ["|", "/", "-", "\\\\"];
const say = (text) => { try { writeSync(2, text); } catch {} };
const ended = (ms) => Atomics.wait(state, 0, 0, ms) !== "timed-out";
if (!ended(1000)) {
  if (animated) {
    for (let k = 0; ; k++) {
      say("\\r" + frames[k % 4] + " " + label + " …");
      if (ended(150)) break;
    }
    say("\\r\\x1b[K");
  } else {
    say(label + " …\\n");
  }
}
Atomics.store(state, 1, 1);
Atomics.notify(state, 1);
`;

/**
 * Says on stderr what is being done if it takes over a second: one line, on a terminal an animated
 * one that is wiped afterwards.
 *
 * @returns Ends it; call it when the work is done.
 */
export function startProgress(
  label: string,
  { animated }: { readonly animated: boolean },
): () => void {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const started = performance.now();
  const worker = new Worker(BESIDE, { eval: true, workerData: { state, label, animated } });
  worker.unref();
  worker.on("error", () => undefined);
  return () => {
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
    if (performance.now() - started > 900) Atomics.wait(state, 1, 0, 300);
  };
}
