import type { Remote } from "comlink";
import { onBeforeUnmount, type Ref, ref } from "vue";
import type { Progress } from "../worker/requests.ts";
import type { Desk } from "../worker/solve-worker.ts";
import { Cancelled, workerDesk } from "../worker/worker-desk.ts";

/** A worker for one part of a page, with what is known about its work. */
export interface PageDesk {
  /** Whether it works. */
  readonly busy: Ref<boolean>;
  /** How far it is. */
  readonly progress: Ref<Progress | null>;
  /** What went wrong that should not, or that it was cancelled. */
  readonly trouble: Ref<string>;
  /** Runs one piece of work; `null` if it was cancelled or failed. */
  readonly run: <Work extends Promise<unknown>>(
    work: (desk: Remote<Desk>) => Work,
  ) => Promise<Awaited<Work> | null>;
  /** Stops the work. */
  readonly cancel: () => void;
}

/** A worker that ends with the component that uses it. */
export function useDesk(): PageDesk {
  const desk = workerDesk();
  const busy = ref(false);
  const progress = ref<Progress | null>(null);
  const trouble = ref("");
  onBeforeUnmount(desk.cancel);
  return {
    busy,
    progress,
    trouble,
    cancel: desk.cancel,
    async run<Work extends Promise<unknown>>(
      work: (desk: Remote<Desk>) => Work,
    ): Promise<Awaited<Work> | null> {
      busy.value = true;
      trouble.value = "";
      progress.value = null;
      try {
        return await desk.run(work);
      } catch (error) {
        trouble.value =
          error instanceof Cancelled
            ? "Cancelled."
            : `This should not happen: ${error instanceof Error ? error.message : String(error)}`;
        return null;
      } finally {
        busy.value = false;
        progress.value = null;
      }
    },
  };
}
