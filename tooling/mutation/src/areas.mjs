/**
 * The parts in which mutation tests are run: what is changed, and the tests that should notice, those
 * first that answer quickly. A change that nothing notices costs all the tests that reach it, so each
 * part has those that are about it.
 */
/** @param {string[]} names */
const solvers = (...names) => names.map((name) => `packages/solvers/test/${name}.test.ts`);
/** @param {string[]} names */
const incentive = (...names) => names.map((name) => `packages/incentive/test/${name}.test.ts`);
/** @param {string[]} folders */
const sources = (...folders) => folders.map((folder) => `packages/${folder}`);

const designs = incentive(
  "minimum-energy",
  "published-incentive",
  "published-games",
  "curvature-of-varying-gains",
  "cancelling-costs",
  "foreign-solver",
  "constant-gain",
  "gain-energy",
  "curvature-failure",
  "prescribed-target",
  "reference-values",
  "verify-gain",
  "scalar-family",
  "result-file",
  "major-follower",
  "design-choice",
);

/** @type {Readonly<Record<string, { mutate: readonly string[], tests: readonly string[] }>>} */
export const areas = {
  solvers: {
    mutate: sources("solvers/src/**/*.ts"),
    tests: solvers(
      "minimise-quadratic",
      "nash-response",
      "published-games",
      "target-plan",
      "class-plans",
      "unknowns",
      "static-system",
      "leader-convexity",
      "scalar-family",
      "one-class",
      "optimality.property",
      "degenerate-games.property",
      "written-out-classes.property",
      "written-out.property",
    ),
  },
  gains: {
    mutate: sources(
      "incentive/src/*.ts",
      "incentive/src/{rule,induced,condition,solver,gains,design,result}/*.ts",
    ),
    tests: [
      ...incentive("smallest-eigenvalue", "checked-rule", "damped-exploitability"),
      ...designs,
      ...incentive("evaluate-payments", "gain-energy.property", "wrong-solver"),
    ],
  },
  certificate: {
    mutate: sources("incentive/src/certificate/*.ts"),
    tests: [
      ...incentive("refusal-reason", "exploitability", "assumptions", "certify-affine"),
      ...incentive("response-modes", "announced-rule"),
      ...designs,
      ...incentive("written-out-certificate.property", "gain-energy.property"),
    ],
  },
  "best-affine": {
    mutate: sources("incentive/src/best-affine/*.ts", "incentive/src/evaluation/*.ts"),
    tests: incentive(
      "quadratic-pencil",
      "static-minimum",
      "line-minimum",
      "stationary-points",
      "evaluate-rules",
      "evaluate.property",
      "evaluate-payments",
      "gain-family.property",
      "best-affine.property",
      "best-affine",
    ),
  },
  payments: {
    mutate: sources("incentive/src/payments/*.ts"),
    tests: incentive(
      "compass-search",
      "symmetric-entries",
      "curvature-margin",
      "tariff-family",
      "tariff",
      "least-exploitable-tariff",
      "tariff-response",
      "reference-values",
      "evaluate-payments",
      "several-payers",
      "best-tariff",
      "participation",
      "payment-reference-values",
    ),
  },
  robustness: {
    mutate: sources("incentive/src/participation/*.ts", "incentive/src/robustness/*.ts"),
    tests: incentive(
      "unit-product",
      "accounts",
      "robustness-with-major",
      "what-if",
      "game-under-rule.property",
      "participation",
      "reference-values",
      "payment-reference-values",
      "robustness",
    ),
  },
  classes: {
    mutate: sources("incentive/src/classes/*.ts"),
    tests: incentive(
      "joint-stability",
      "evaluate-classes",
      "verify-class-plans",
      "class-payments",
      "classes",
      "written-out-classes.property",
      "one-class",
      "verify-classes",
    ),
  },
  verification: {
    mutate: sources("incentive/src/verification/*.ts"),
    tests: incentive(
      "verify-plans",
      "refusal-check",
      "verify-gain",
      "result-file",
      "verify-hostile",
      "verify-numbers",
    ),
  },
};

/** The part that is being run, by an environment variable: test processes have no other arguments. */
export const areaName = process.env["STACKELBERG_MUTATION_AREA"] ?? "solvers";
export const area = areas[areaName];
