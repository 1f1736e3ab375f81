import { gallery } from "@stackelberg/gallery";
import { readAnyGame } from "@stackelberg/game/file";
import { formatResult } from "@stackelberg/incentive";
import { designKernel } from "@stackelberg/randomized";
import { expect, test } from "vitest";
import { designAnswer } from "../src/worker/design-answer.ts";
import { picturesAnswer } from "../src/worker/pictures-answer.ts";
import { ruleAnswer } from "../src/worker/rule-answer.ts";

const finite = gallery.filter(({ needs }) => needs.length > 0);
const request = (text: string) => ({ text, count: null, payers: null, width: 72 });
const silent = () => undefined;

test.each(finite.map((game) => [game.name, game.text] as const))(
  "the page says about the finite game %s what the packages say",
  async (name, game) => {
    const answer = await designAnswer(request(game), silent);
    if (answer.status !== "design") throw new Error(answer.report);
    const parsed = readAnyGame(game);
    if (parsed.kind !== "finite") throw new Error(`${name} is not finite`);
    expect(answer.json).toBe(formatResult(await designKernel(parsed)));
    const judged = await ruleAnswer({ ...request(game), rules: [answer.ruleToTry] }, silent);
    expect(judged).toMatchObject({ status: "rule", verdict: "certified" });
  },
  60_000,
);

test("the pictures of a finite game are its rule and its population", async () => {
  const answer = await picturesAnswer(request(finite[0]?.text ?? ""), silent);
  if (answer.status !== "pictures") throw new Error(answer.report);
  expect(answer.pictures.map(({ name }) => name)).toEqual(["kernel", "study"]);
});
