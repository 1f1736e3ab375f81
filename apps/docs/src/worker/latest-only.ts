/**
 * Runs one piece of work at a time; of those that arrive meanwhile only the last is run next. For
 * sliders, which ask faster than answers come.
 */
export function latestOnly<Request>(
  work: (request: Request) => Promise<void>,
): (request: Request) => void {
  let busy = false;
  let waiting: { readonly request: Request } | null = null;
  return function ask(request: Request): void {
    if (busy) {
      waiting = { request };
      return;
    }
    busy = true;
    void work(request).finally(() => {
      busy = false;
      const next = waiting;
      waiting = null;
      if (next) ask(next.request);
    });
  };
}
