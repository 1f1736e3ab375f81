import { proxy } from "comlink";
import type { Ref } from "vue";
import type { OnProgress, Progress } from "./requests.ts";

/** A listener that a worker can call. */
export function onProgress(progress: Ref<Progress | null>): OnProgress {
  return proxy((next: Progress) => {
    progress.value = next;
  });
}
