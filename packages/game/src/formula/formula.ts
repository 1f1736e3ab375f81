/** Where a part of a formula stands: offsets in its text, `end` exclusive. */
export interface Extent {
  /** First character, from 0. */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

/** A number. */
interface NumberNode extends Extent {
  readonly type: "number";
  readonly value: number;
}

/** A name, alone or inside `mean(…)`, `major(…)` or `share(…)`. */
export interface ReferenceNode extends Extent {
  /** Kind of node. */
  readonly type: "reference";
  /** The function around the name, if any. */
  readonly of: "mean" | "major" | "share" | null;
  /** The name. */
  readonly name: string;
}

/** One summand with its sign. */
export interface Summand {
  readonly negative: boolean;
  readonly node: FormulaNode;
}

/** Summands from left to right; one list, so that a long sum is not deep. */
interface SumNode extends Extent {
  readonly type: "sum";
  readonly terms: readonly Summand[];
}

/** One factor; `inverse` where the formula divides by it. */
export interface Factor {
  readonly inverse: boolean;
  readonly node: FormulaNode;
}

/** Factors from left to right. */
export interface ProductNode extends Extent {
  readonly type: "product";
  readonly factors: readonly Factor[];
}

/** Unary minus. */
interface NegationNode extends Extent {
  readonly type: "negation";
  readonly node: FormulaNode;
}

/** base ^ exponent. */
export interface PowerNode extends Extent {
  readonly type: "power";
  readonly base: FormulaNode;
  readonly exponent: FormulaNode;
}

/** exp, log or sqrt of something. */
export interface CallNode extends Extent {
  readonly type: "call";
  readonly of: "exp" | "log" | "sqrt";
  readonly argument: FormulaNode;
}

/** A part of a parsed formula. There is no other kind of node: nothing else can be written. */
export type FormulaNode =
  | NumberNode
  | ReferenceNode
  | SumNode
  | ProductNode
  | NegationNode
  | PowerNode
  | CallNode;
