/** The most that a browser may have to fetch for a module, in thousands of bytes, gzipped. */
export interface SizeCeiling {
  readonly what: string;
  /** The module, bundled and minified as a whole. */
  readonly code: string;
  /** For the packages of this family alone. */
  readonly own: number;
  /** With the libraries that they use; ml-matrix alone weighs 18 and cannot be taken apart. */
  readonly all: number;
}

const everythingOf = (...names: readonly string[]): string =>
  names.map((name) => `export * from "@stackelberg/${name}";`).join("\n");

/** The ceilings: whoever wants to break one gets smaller, or says in the pull request why not. */
export const sizeCeilings: readonly SizeCeiling[] = [
  {
    what: "reading a game from a plain object",
    code: `export { loadGame } from "@stackelberg/game";`,
    own: 15,
    all: 33,
  },
  {
    what: "designing and certifying a rule",
    code: `export { loadGame } from "@stackelberg/game";\nexport { design } from "@stackelberg/incentive";`,
    own: 64,
    all: 85,
  },
  { what: "all of game", code: everythingOf("game"), own: 40, all: 61 },
  { what: "all of solvers", code: everythingOf("solvers"), own: 15, all: 33 },
  { what: "all of incentive", code: everythingOf("incentive"), own: 75, all: 96 },
  { what: "all of mean-field", code: everythingOf("mean-field"), own: 66, all: 87 },
  { what: "all of randomized", code: everythingOf("randomized"), own: 30, all: 51 },
  { what: "all of gallery", code: everythingOf("gallery"), own: 10, all: 10 },
  { what: "all of charts", code: everythingOf("charts"), own: 10, all: 10 },
  {
    what: "all of game, solvers, incentive and mean-field",
    code: everythingOf("game", "solvers", "incentive", "mean-field"),
    own: 100,
    all: 121,
  },
];
