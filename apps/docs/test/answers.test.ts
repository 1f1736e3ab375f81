import { gallery, galleryGame } from "@stackelberg/gallery";
import { readAnyGame, readGame } from "@stackelberg/game/file";
import { design, designClasses, evaluate, formatResult } from "@stackelberg/incentive";
import { expect, test } from "vitest";
import { checkAnswer } from "../src/worker/check-answer.ts";
import { countAnswer } from "../src/worker/count-answer.ts";
import { designAnswer } from "../src/worker/design-answer.ts";
import { picturesAnswer } from "../src/worker/pictures-answer.ts";
import { ruleAnswer } from "../src/worker/rule-answer.ts";

const quadratic = gallery.filter(({ needs }) => needs.length === 0);
const request = (text: string) => ({ text, count: null, payers: null, width: 72 });
const text = (name: string) => galleryGame(name)?.text ?? "";
const silent = () => undefined;

test.each(quadratic.map((game) => [game.name, game.text] as const))(
  "the page says about %s what the packages say",
  async (_, game) => {
    const answer = await designAnswer(request(game), silent);
    if (answer.status !== "design") throw new Error(answer.report);
    const read = readAnyGame(game);
    if (read.kind === "finite") throw new RangeError("not a quadratic game");
    const result = read.kind === "classes" ? designClasses(read) : design(read);
    expect(answer.json).toBe(formatResult(result));
    expect(answer.verdict).toBe(result.certificate.verdict);
    expect(answer.costs.rows[1]?.leader).toBe(result.baselines.teamOptimum.leaderCost);
    expect(answer.words).not.toBe("");
    const titles = answer.sections.map(({ title }) => title.replace(/ \(.*/, ""));
    expect(titles).toContain("Certificate");
    expect(titles).not.toContain("What it costs");
  },
);

test("a mistake has its place", async () => {
  const wrong = text("minimal").replace("cost: (u - x)^2", "cost: (u - z)^2");
  const line = wrong.split("\n").findIndex((one) => one.includes("(u - z)")) + 1;
  const answer = await checkAnswer(wrong);
  expect(answer).toMatchObject({ status: "mistake", code: "STACKELBERG_UNKNOWN_NAME" });
  if (answer.status === "mistake") {
    expect(answer.position?.line).toBe(line);
    expect(answer.sentence).toContain("z");
  }
});

test("a rule is judged, and a misspelt one has its place", async () => {
  const game = text("ho-luh-olsder");
  const good = await ruleAnswer({ ...request(game), rules: ["uL = 2*uF - 10"] }, silent);
  expect(good).toMatchObject({ status: "rule", verdict: "certified" });
  if (good.status === "rule") {
    expect(good.json).toBe(formatResult(evaluate(readGame(game), ["uL = 2*uF - 10"])));
  }
  const bad = await ruleAnswer({ ...request(game), rules: ["uL = 2*uX"] }, silent);
  expect(bad).toMatchObject({ status: "mistake", position: { line: 1, column: 8 } });
});

test("a rule for several classes is judged class by class", async () => {
  const rules = ["price = 1 + 0.1*mean(heat)"];
  const judged = await ruleAnswer({ ...request(text("cold-evening")), rules }, silent);
  if (judged.status !== "rule") throw new Error(judged.status);
  expect(judged.verdict).toBe("refused");
  expect(judged.sections[0]?.text).toMatch(/heat =.*power =.*charge =/s);
});

test("classes that pay have an answer, pictures and rules of their own", async () => {
  const paying = request(`${text("cold-evening")}payments: { by: followers }\n`);
  const solved = await designAnswer({ ...paying, count: Number.POSITIVE_INFINITY }, silent);
  if (solved.status !== "design") throw new Error(solved.status);
  expect(solved.verdict).toBe("certified");
  expect(solved.sections.map(({ title }) => title)).toContain("Who pays");
  expect(solved.ruleToTry).toBe("payment(homes) = 0.1*heat^2");
  const judged = await ruleAnswer({ ...paying, rules: [solved.ruleToTry] }, silent);
  expect(judged).toMatchObject({ status: "rule", verdict: "refused" });
  const drawn = await picturesAnswer(paying, silent);
  if (drawn.status !== "pictures") throw new Error(drawn.status);
  for (const { svg } of drawn.pictures) expect(svg).not.toMatch(/NaN|undefined|null/);
});

test("one price for all is refused in the limit, own payments are not", async () => {
  const limit = { ...request(text("shared-price")), count: Number.POSITIVE_INFINITY };
  expect(await countAnswer(limit)).toMatchObject({ verdict: "refused" });
  expect(await countAnswer({ ...limit, payers: ["followers"] })).toMatchObject({
    verdict: "certified",
  });
});

test("the reaction to all grows with N for one price, and not for own payments", async () => {
  const at = async (name: string, count: number) => {
    const answer = await countAnswer({ ...request(text(name)), count });
    return answer.status === "count" ? Number(answer.reactionToAll) : Number.NaN;
  };
  expect((await at("shared-price", 1e6)) / (await at("shared-price", 1e3))).toBeCloseTo(1000, -1);
  expect((await at("own-tariff", 1e6)) / (await at("own-tariff", 1e3))).toBeCloseTo(1, 2);
  expect((await at("big-customer", 1e6)) / (await at("big-customer", 1e3))).toBeCloseTo(1, 1);
});

test("pictures are drawn with progress", async () => {
  const seen: number[] = [];
  const answer = await picturesAnswer(request(text("case-a")), ({ done }) => void seen.push(done));
  if (answer.status !== "pictures") throw new Error(answer.report);
  expect(answer.pictures.map(({ name }) => name)).toEqual(["study", "frontier"]);
  for (const { svg } of answer.pictures) expect(svg).toMatch(/^<svg/);
  expect(seen.slice(0, 11)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
  expect(seen.at(-1)).toBe(seen.length - 11);
});
