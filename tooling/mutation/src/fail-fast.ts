import fc from "fast-check";
import { afterEach } from "vitest";

const once = globalThis as { mutantNoticed?: boolean };

// a mutant that was noticed needs no further test, not even collecting them, which takes longer,
if (once.mutantNoticed) throw new Error("This mutant was noticed by an earlier test.");
afterEach(({ task }) => {
  if (task.result?.state === "fail") once.mutantNoticed = true;
});
// and no smallest counterexample
fc.configureGlobal({ endOnFailure: true });
