import type { KnownAnswer } from "./gallery-game.ts";
import type { GameName } from "./games.generated.ts";

const target = "target.leaderCost";
const noIncentive = "baselines.noIncentive.leaderCost";
const nash = "baselines.nash.leaderCost";
const gain = "incentive.gain.0.0";
const curvature = "certificate.curvature.minimum";
const symmetricMode = "certificate.curvature.symmetricMode";

/** What is known about the games that can be solved. */
export const knownAnswers: Readonly<Partial<Record<GameName, readonly KnownAnswer[]>>> = {
  "ho-luh-olsder": published("Ho, Luh, Olsder (1982)", [
    [1, target, 0],
    [1, "target.followerCost", 25],
    [1, nash, 25],
    [1, noIncentive, 20],
    [1, "baselines.noIncentive.followerCost", 3],
    [1, gain, 2],
    [1, curvature, 6],
  ]),
  "human-and-machine": published("Chasnov, Ratliff, Burden (2025)", [
    [1, target, 0],
    [1, "target.followerCost", 0.096],
    [1, nash, 0.02],
    [1, "baselines.nash.followerCost", 0.144],
    [1, noIncentive, 0.016],
    [1, "baselines.noIncentive.followerCost", 0.10816],
    [1, gain, 5 / 11],
    [1, curvature, 96 / 121],
  ]),
  "curvature-failure": closedForm([
    [1, "candidate.gain.0.0", -2 / 5],
    [10, "candidate.gain.0.0", -2 / 5],
    [10, curvature, -6 / 25],
  ]),
  "case-a": [
    ...closedForm([
      [1, gain, -1],
      [2, gain, -13 / 12],
      [3, gain, -31 / 27],
      [10, gain, -127 / 100],
    ]),
    ...computed(-2.6666666666666665, -1.931805885401539, -1.831978109414116),
  ],
  "case-b-full": [
    ...closedForm([
      [10, gain, -4 / 250],
      [1000, gain, -4 / 25000],
    ]),
    ...computed(-1.5, -1.4998736524067842, -1.4998108965712158),
  ],
  "case-c-full": [
    ...closedForm([
      [1, curvature, 0.5744],
      [2, curvature, 1.0656],
      [5, curvature, 1.592256],
      [10, curvature, 1.806464],
      [5, symmetricMode, 0.02528],
      [10, symmetricMode, -0.76336],
      [100, symmetricMode, -15.153136],
      [2, noIncentive, -3977 / 1325],
      [5, noIncentive, -24617 / 8105],
    ]),
    ...computed(-4, -3.0497438285980443, -2.7419277758507716),
  ],
  "case-c": [
    ...closedForm([
      [1, target, -8 / 3],
      [Number.POSITIVE_INFINITY, target, -61 / 19],
      [1, gain, -0.88],
    ]),
    ...computed(-3.1450719822812845, -1.8973802540014717, -1.7281139483939454),
  ],
  // the mean over all is 2.5 + 9/35; the gain on the workshops is -g/κ = (13/25)/(183/350) at every N
  // e = M − 4 with M = 5.9 − 9.28e: homes do need − 11.2e, shops stock − 4.8e
  "two-tariffs": closedForm([
    [Number.POSITIVE_INFINITY, target, 8.224 * (1.9 / 10.28) ** 2],
    [Number.POSITIVE_INFINITY, "classes.0.incentive.rule.b.0", (0.3 * 11.2 * 1.9) / 10.28],
    [Number.POSITIVE_INFINITY, "classes.1.incentive.rule.b.0", (3.104 * 1.9) / 10.28 - 0.1],
    [Number.POSITIVE_INFINITY, curvature, 0.3],
  ]),
  "cold-evening": [
    ...closedForm([
      [200, "target.policies.followers.power.constant", 183 / 70],
      [10, "classes.1.incentive.gain.0.0", 182 / 183],
      [200, "classes.1.incentive.gain.0.0", 182 / 183],
    ]),
    ...computed(0.14770763382958504, 0.42946322430909084, 0.4576713778409101),
  ],
  "major-minor": [
    ...closedForm([
      [10, target, 1 / 15],
      [10, noIncentive, 1013 / 4379],
      [10, gain, -13 / 12],
      [Number.POSITIVE_INFINITY, gain, -13 / 12],
      [10, curvature, 145 / 144],
    ]),
  ],
  "demand-response": computed(0.44955940841992925, 1.6140329942024985, 2.022790540289938),
  "big-customer": computed(0.21826732426134016, 1.1337754749484679, 1.617737099044005),
  minimal: computed(1.3091849935316948, 2.3448212221267473, 2.438238543297998),
  "own-tariff": published("independent computation", [
    [200, target, 0.2793953772777315],
    [200, noIncentive, 1.1117079898288882],
    [200, "incentive.rule.b.0", -3.025790915996719],
    [200, "incentive.rule.S.0.0", 0.6513413284131525],
    [Number.POSITIVE_INFINITY, target, 0.2785221890409067],
  ]),
  "ev-charging": published("independent computation", [
    [200, target, 0.1535520033120189],
    [200, noIncentive, 4.7729535877685105],
    [200, "condition.ownGradient.0.0", 0.2083022507588769],
    [Number.POSITIVE_INFINITY, target, 0.15213093858632665],
  ]),
  "plant-and-homes": computed(0.46688650298756545, 0.9616160429552795, 1.0358203201591578),
  "shared-price": computed(0.2908853350007229, 0.9313392556639798, 1.1324424205717998),
  audit: [
    ...published("independent computation", [
      [Number.POSITIVE_INFINITY, target, -3.5],
      [Number.POSITIVE_INFINITY, "incentive.deterministic.leaderCost", -3],
    ]),
    ...closedForm([
      [Number.POSITIVE_INFINITY, "incentive.rule.kernel.0.0.1.1", 3 / 4],
      [Number.POSITIVE_INFINITY, "baselines.teamOptimum.leaderCost", -5],
    ]),
  ],
  // the mixture 45/106 of those who see 1 makes them indifferent at the lowest price
  "charging-night": closedForm([
    [Number.POSITIVE_INFINITY, "target.policies.followers.1.1", 45 / 106],
    [Number.POSITIVE_INFINITY, "target.policies.followers.0.0", 1],
  ]),
  // Nash of N drivers under the expected toll θ: (2N − 1 − Nθ)/(3(N − 1)) on the left
  "left-right": [
    ...published("Cui & Koeppl (2021)", [
      [Number.POSITIVE_INFINITY, "baselines.noRule.policies.followers.0.0", 2 / 3],
      [10, "baselines.noRule.policies.followers.0.0", 19 / 27],
      [100, "baselines.noRule.policies.followers.0.0", 199 / 297],
    ]),
    ...closedForm([
      [Number.POSITIVE_INFINITY, target, 0],
      [Number.POSITIVE_INFINITY, "incentive.rule.kernel.0.0.0.1", 1 / 2],
      // the toll θ with p = 1/2: 2 − 3/2 + (3/2 − 1)/N, and the variance 1/(4N) of the share
      [10, "incentive.rule.kernel.0.0.0.1", 0.55],
      [10, target, 1 / 40],
    ]),
  ],
  "two-resources": computed(0.6451541922641669, 1.6408954870022214, 1.7859455704506402),
};

type Row = readonly [count: number, quantity: string, value: number];

function published(source: string, rows: readonly Row[]): readonly KnownAnswer[] {
  return rows.map(([count, quantity, value]) => ({ count, quantity, value, source }));
}

function closedForm(rows: readonly Row[]): readonly KnownAnswer[] {
  return published("closed form, derived by hand", rows);
}

/** The leader's costs at N = 10. */
function computed(reached: number, blind: number, simultaneous: number): readonly KnownAnswer[] {
  return published("independent computation", [
    [10, target, reached],
    [10, noIncentive, blind],
    [10, nash, simultaneous],
  ]);
}
