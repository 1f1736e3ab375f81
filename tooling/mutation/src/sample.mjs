import seedrandom from "seedrandom";

/** The share of the functions that is changed, and which: the same seed takes the same ones. */
const share = Number(process.env["STACKELBERG_MUTATION_SHARE"] ?? 1);
const random = seedrandom(process.env["STACKELBERG_MUTATION_SEED"] ?? "1");

/**
 * Leaves out what stands at the top level of a file, functions for the most part, unless it is drawn.
 * A share of the functions says in minutes what all of them say in hours, give or take.
 */
const sample = {
  /** @param {{ parentPath?: { isProgram(): boolean } | null }} path */
  shouldIgnore: ({ parentPath }) =>
    parentPath?.isProgram() && random() >= share ? "not drawn" : undefined,
};

export const strykerPlugins = [{ kind: "Ignore", name: "sample", value: sample }];
