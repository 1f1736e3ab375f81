import { RESERVED_NAMES } from "./checks/identifier.ts";

/** A JSON Schema, as far as its type matters here: plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

const listOf = (items: JsonSchema, description: string): JsonSchema => ({
  type: "array",
  items,
  description,
});

const mapOf = (values: JsonSchema, description: string): JsonSchema => ({
  type: "object",
  propertyNames: ref("name"),
  additionalProperties: values,
  description,
});

const record = (
  required: readonly string[],
  properties: Readonly<Record<string, JsonSchema>>,
  description: string,
): JsonSchema => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
  description,
});

const NUMBERS = listOf({ type: "number" }, "Numbers, one per name.");

const VARIABLE: JsonSchema = {
  anyOf: [
    record(
      ["name", "variance"],
      {
        name: ref("name"),
        mean: { type: "number", default: 0, description: "Its expected value." },
        variance: { type: "number", minimum: 0, description: "Its variance." },
      },
      "One Gaussian variable.",
    ),
    record(
      ["names", "covariance"],
      {
        names: { type: "array", items: ref("name"), minItems: 1, description: "Their names." },
        mean: { ...NUMBERS, description: "Their expected values, one per name; zeros if absent." },
        covariance: listOf(NUMBERS, "Symmetric and positive semidefinite, one row per name."),
      },
      "Several Gaussian variables that may be correlated.",
    ),
    record(
      ["name", "values", "probabilities"],
      {
        name: ref("name"),
        values: listOf({ type: "number" }, "The values it can take."),
        probabilities: listOf({ type: "number", minimum: 0 }, "Their probabilities, with sum 1."),
      },
      "One variable with finitely many values (kind: finite).",
    ),
  ],
};

const OBSERVATION: JsonSchema = {
  anyOf: [
    ref("formula"),
    record(
      ["values", "probabilities"],
      {
        values: listOf({ type: "number" }, "The values it can take."),
        given: {
          anyOf: [ref("name"), listOf(ref("name"), "Several variables.")],
          description: "The variable, or variables, that its probabilities depend on.",
        },
        probabilities: {
          type: "array",
          description: "One list of probabilities per value of `given`, nested for several.",
        },
      },
      "A table of probabilities (kind: finite).",
    ),
  ],
};

const ACTIONS: JsonSchema = {
  anyOf: [
    listOf(ref("name"), "Names of the actions, each a real number."),
    mapOf(listOf({ type: "number" }, "Values."), "Actions with their values (kind: finite)."),
  ],
};

const PLAYER: Readonly<Record<string, JsonSchema>> = {
  label: { type: "string", description: "A name for people." },
  actions: { ...ACTIONS, description: "What the player chooses." },
  private: listOf(ref("variable"), "Random variables of its own."),
  observes: mapOf(
    OBSERVATION,
    "What it sees: by name, an affine formula of common variables and its own.",
  ),
  cost: { ...ref("formula"), description: "What it minimises, in variables and actions." },
};

const LEADER = record(
  ["cost"],
  {
    ...PLAYER,
    default: mapOf({ type: "number" }, "Her action under no rule; 0 if absent."),
    knows: {
      enum: ["observations", "own"],
      default: "observations",
      description: "Whether she learns what the monitored players observed.",
    },
    monitors: {
      anyOf: [{ enum: ["actions", "mean", "none"] }, ref("noisyMonitoring")],
      default: "actions",
      description: "What she sees of the followers' actions, or of the major follower's.",
    },
  },
  "The leader, who announces a rule.",
);

const COUNT: JsonSchema = {
  anyOf: [
    { type: "integer", minimum: 1, maximum: 1e15 },
    { const: "infinity" },
    record(
      ["mean", "sd"],
      {
        mean: { type: "number", minimum: 1, description: "Its expected value." },
        sd: { type: "number", minimum: 0, description: "Its standard deviation." },
      },
      "A number of followers that is not known exactly.",
    ),
  ],
  description: "How many followers there are; infinity is the mean-field limit.",
};

const FOLLOWERS: Readonly<Record<string, JsonSchema>> = {
  ...PLAYER,
  tremble: mapOf({ type: "number", minimum: 0 }, "Variance of the execution noise, by action."),
};

const SHARE: JsonSchema = {
  type: "number",
  minimum: 0,
  maximum: 1,
  description: "Share of this class among the followers; all shares add up to 1.",
};

const CLASS_OF_FOLLOWERS = record(
  ["name", "share", "actions", "cost"],
  { name: ref("name"), share: SHARE, ...FOLLOWERS },
  "One class of followers.",
);

const PAYER: JsonSchema = { enum: ["followers", "major"] };

const DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  name: {
    type: "string",
    pattern: "^[A-Za-z_][A-Za-z0-9_]*$",
    maxLength: 64,
    not: { enum: [...RESERVED_NAMES] },
    description: "Letters, digits and _, not starting with a digit, and no reserved word.",
  },
  formula: {
    type: ["string", "number"],
    description:
      "Numbers, names, + - * / ^, parentheses, mean(name), and share(value) in kind: finite; 2*u, never 2u.",
  },
  variable: VARIABLE,
  noisyMonitoring: record(
    ["what"],
    {
      what: { enum: ["actions", "mean"], description: "What she sees." },
      noise: { type: "number", minimum: 0, description: "Variance of the noise in it." },
    },
    "Monitoring with noise.",
  ),
  strategy: {
    anyOf: [
      mapOf(ref("formula"), "An affine formula of what the player sees, by action."),
      listOf(
        { anyOf: [{ type: "number" }, listOf({ type: "number", minimum: 0 }, "Probabilities.")] },
        "One entry per observation: the value played, or the probabilities of all (kind: finite).",
      ),
    ],
    description: "What a role is to do.",
  },
};

const PARAMETER: JsonSchema = {
  anyOf: [
    { type: "number" },
    record(
      ["value"],
      {
        value: { type: "number", description: "Its value." },
        range: { ...NUMBERS, minItems: 2, maxItems: 2, description: "Where it may lie." },
      },
      "A constant with a range, for sweeps.",
    ),
  ],
};

const PARTICIPATION = record(
  ["outside"],
  {
    outside: {
      anyOf: [{ enum: ["noRule", "noIncentive"] }, { type: "number" }],
      description: "What a follower has without the rule; a number is a cost.",
    },
    level: {
      enum: ["interim", "exAnte"],
      default: "interim",
      description: "Whether followers compare after or before they see their own observation.",
    },
    range: {
      type: "number",
      minimum: 0,
      default: 2,
      description: "Range of observations that counts, in standard deviations.",
    },
  },
  "Whether followers are better off under the rule.",
);

const TARGET = record(
  [],
  { leader: ref("strategy"), major: ref("strategy"), followers: ref("strategy") },
  "A prescribed plan; what it leaves open is chosen best for the leader.",
);

const TOP: Readonly<Record<string, JsonSchema>> = {
  format: { const: 1, description: "Version of this format." },
  kind: {
    enum: ["lqg", "convex", "finite"],
    description: "Quadratic costs and Gaussian variables, smooth convex costs, or finite tables.",
  },
  name: { type: "string", minLength: 1, maxLength: 200, description: "Name of the game." },
  label: { type: "string", description: "A name for people." },
  units: mapOf({ type: "string" }, "Unit by action, variable, observation, or cost."),
  parameters: mapOf(PARAMETER, "Constants that formulas may name."),
  common: listOf(ref("variable"), "Random variables that everybody feels."),
  leader: LEADER,
  major: record(["actions", "cost"], PLAYER, "One large follower."),
  followers: {
    anyOf: [
      record(["count", "actions", "cost"], { count: COUNT, ...FOLLOWERS }, "Many equal followers."),
      {
        ...listOf(
          CLASS_OF_FOLLOWERS,
          "Followers of several classes, alike within each; `population` has their number.",
        ),
        minItems: 1,
      },
    ],
  },
  population: record(
    ["count"],
    { count: COUNT },
    "All classes of followers together: a number of which each share is a whole number.",
  ),
  payments: record(
    ["by"],
    { by: { anyOf: [PAYER, listOf(PAYER, "Both.")], description: "Who pays for its own action." } },
    "Payments into the leader's account, on top of the costs.",
  ),
  participation: PARTICIPATION,
  target: TARGET,
};

/**
 * The format of game files as a JSON Schema (draft 2020-12), for editors and other tools. It checks
 * the shape of a file; `loadGame` also checks formulas, names and covariances.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gameFileSchema } = await import("@stackelberg/game");
 * expect(gameFileSchema["required"]).toContain("followers");
 * ```
 */
export const gameFileSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Stackelberg game file",
  ...record(
    ["format", "kind", "name", "leader", "followers"],
    TOP,
    "A game with one leader and many followers.",
  ),
  anyOf: [{ required: ["payments"] }, { properties: { leader: { required: ["actions"] } } }],
  $defs: DEFINITIONS,
};
