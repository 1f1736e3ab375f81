import { type Remote, wrap } from "comlink";
import type { Desk } from "./solve-worker.ts";

/** Thrown into work that was given up. */
export class Cancelled extends Error {
  override readonly name: string = "Cancelled";
}

/** A worker that can be stopped in the middle of its work: the next call starts a new one. */
export interface WorkerDesk {
  /** Runs one piece of work; rejects with {@link Cancelled} if it is stopped. */
  readonly run: <Work extends Promise<unknown>>(
    work: (desk: Remote<Desk>) => Work,
  ) => Promise<Awaited<Work>>;
  /** Ends the worker and everything it does. */
  readonly cancel: () => void;
}

/** A desk without a worker yet. */
export function workerDesk(): WorkerDesk {
  let worker: Worker | null = null;
  let desk: Remote<Desk> | null = null;
  let giveUp = new Set<(reason: Cancelled) => void>();
  const started = (): Remote<Desk> => {
    if (!desk) {
      worker = new Worker(new URL("./solve-worker.ts", import.meta.url), { type: "module" });
      desk = wrap<Desk>(worker);
    }
    return desk;
  };
  return {
    run<Work extends Promise<unknown>>(work: (desk: Remote<Desk>) => Work) {
      return new Promise<Awaited<Work>>((resolve, reject) => {
        giveUp.add(reject);
        const finish = async () => resolve(await work(started()));
        finish()
          .catch(reject)
          .finally(() => giveUp.delete(reject));
      });
    },
    cancel() {
      worker?.terminate();
      worker = null;
      desk = null;
      const abandoned = giveUp;
      giveUp = new Set();
      for (const reject of abandoned) reject(new Cancelled());
    },
  };
}
