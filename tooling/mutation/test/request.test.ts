import { describe, expect, it } from "vitest";
import { areas } from "../src/areas.mjs";
import { requestIn } from "../src/request.mjs";

describe("a request for mutation tests", () => {
  it("is for all functions of all parts where nothing is said", () => {
    const { parts, share, mutate } = requestIn([]);
    expect(parts).toEqual(Object.keys(areas));
    expect(share).toBe("1");
    expect(mutate).toBeUndefined();
  });

  it("names parts, a share of the functions, a seed and files", () => {
    const args = ["classes", "--share", "0.25", "--seed", "2", "--mutate", "a.ts"];
    const request = { parts: ["classes"], share: "0.25", seed: "2", mutate: "a.ts" };
    expect(requestIn(args)).toEqual(request);
  });

  it.each([
    [["clases"], /Unknown part "clases"; there are solvers, /],
    [["--share", "0"], /--share is "0"; expected a number above 0/],
    [["--share", "1.5"], /--share is "1.5"/],
    [["--share", "quarter"], /--share is "quarter"/],
    [["--sed", "2"], /--sed/],
  ])("%j is refused", (args, message) => {
    expect(() => requestIn(args)).toThrow(message);
  });
});
