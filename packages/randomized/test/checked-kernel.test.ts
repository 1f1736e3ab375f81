import { loadFiniteGame } from "@stackelberg/game";
import {
  checkedKernel,
  constantKernel,
  evaluateKernel,
  followerEquilibria,
  kernelResponse,
  roundedPlan,
} from "@stackelberg/randomized";
import { describe, expect, test } from "vitest";
import { gameNamed } from "./oracles.ts";

const audit = gameNamed("audit");
const night = gameNamed("charging-night");
const shape = "a kernel [y0][z][v][w] of this game has the shape [1][1][2][2]";

describe("says what is expected where", () => {
  test.each([
    [
      [
        [
          [
            [1, 0],
            [1, 0],
            [1, 0],
          ],
        ],
      ],
      `kernel.0.0 does not fit the game; found a list of 3; expected a list of 2, one for each action of the major (v=0, v=1); ${shape}, this one [1][1][3][2]`,
    ],
    [
      [
        [
          [
            [1, 0],
            [1, 0, 0],
          ],
        ],
      ],
      `kernel.0.0.1 does not fit the game; found a list of 3; expected a list of 2, one for each action of the leader (w=0, w=1); ${shape}`,
    ],
    [
      [[[1, 0]]],
      `kernel.0.0.0 does not fit the game; found 1; expected a list of 2, one for each action of the leader (w=0, w=1); ${shape}, this one [1][1][2]`,
    ],
    [
      [
        [
          [1, 0],
          [1, 0],
        ],
      ],
      `kernel.0 does not fit the game; found a list of 2; expected a list of 1, as there is only one observation of the major; ${shape}, this one [1][2][2]`,
    ],
    [
      { kernel: [] },
      `kernel does not fit the game; found a map; expected a list of 1, as there is only one observation of the leader; ${shape}`,
    ],
    [
      [
        [
          [
            [1, 0],
            [0.25, 0.8],
          ],
        ],
      ],
      "kernel.0.0.1 is not a list of probabilities with sum 1; found 0.25, 0.8 with sum 1.05; expected 2, one for each action of the leader (w=0, w=1)",
    ],
    [
      [
        [
          [
            [1, 0],
            [0.25, "0,75"],
          ],
        ],
      ],
      'kernel.0.0.1 is not a list of probabilities with sum 1; found 0.25, "0,75"; expected 2, one for each action of the leader (w=0, w=1)',
    ],
  ])("%j", (kernel, message) => {
    expect(() => checkedKernel(audit, kernel)).toThrow(
      expect.objectContaining({ code: "STACKELBERG_RESULT_SCHEMA", message }),
    );
  });

  test("observations of the major by their values", () => {
    expect(() => checkedKernel(night, [[[]]], "rule.json")).toThrow(
      "rule.json.0 does not fit the game; found a list of 1; expected a list of 2, one for each observation of the major (z=0, z=1); a kernel [y0][z][v][w] of this game has the shape [1][2][3][3], this one [1][1][0]",
    );
  });

  test("joint actions, of which six are listed", () => {
    const game = loadFiniteGame({
      format: 1,
      kind: "finite",
      name: "two-levers",
      leader: { actions: { a: [0, 1], b: [0, 1, 2, 3] }, cost: "a + b" },
      followers: { count: 5, actions: { u: [0, 1] }, cost: "u" },
    });
    expect(() => checkedKernel(game, [[[[1, 0]]]])).toThrow(
      "found a list of 2; expected a list of 8, one for each action of the leader (a=0 b=0, a=0 b=1, a=0 b=2, a=0 b=3, a=1 b=0, a=1 b=1, …)",
    );
    expect(() => checkedKernel(game, [[[[], []]]])).toThrow(
      "found a list of 2; expected a list of 1, as there is only one action of the major",
    );
  });
});

test("everything that takes a kernel checks it", async () => {
  const kernel = constantKernel(night, 0);
  const refused = expect.objectContaining({ code: "STACKELBERG_RESULT_SCHEMA" });
  const major = [[0, 1]];
  await expect(evaluateKernel(audit, kernel)).rejects.toEqual(refused);
  await expect(kernelResponse(audit, kernel)).rejects.toEqual(refused);
  await expect(followerEquilibria(audit, major, kernel)).rejects.toEqual(refused);
  expect(() => roundedPlan(audit, { major, followers: [[1, 0]] }, kernel)).toThrow(refused);
});
