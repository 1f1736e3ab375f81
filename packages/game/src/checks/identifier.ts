import { decimalKeyHint } from "./decimal-comma.ts";
import { describeValue } from "./describe-value.ts";
import { GameError } from "./errors.ts";
import type { GamePath } from "./game-path.ts";

/** Names that formulas use themselves. */
export const RESERVED_NAMES: readonly string[] = [
  "mean",
  "major",
  "share",
  "constant",
  "exp",
  "log",
  "sqrt",
];

const PATTERN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const LONGEST = 64;

/** A name with the place where it is given. */
export interface NamedPlace {
  readonly name: string;
  readonly path: GamePath;
  /** Whether the name is the key at the end of `path`. */
  readonly at?: "key" | undefined;
}

/** Throws unless `name` is an identifier that a game may use. */
export function checkIdentifier(name: unknown, path: GamePath, at?: "key"): asserts name is string {
  if (typeof name !== "string" || !PATTERN.test(name) || name.length > LONGEST) {
    throw new GameError("STACKELBERG_BAD_NAME", "not a name", {
      path,
      at,
      found: describeValue(name),
      expected: `a letter or _, then letters, digits and _, at most ${LONGEST} in all${decimalKeyHint(name)}`,
    });
  }
  const builtIn = name in Object.prototype || name === "prototype";
  if (!builtIn && !RESERVED_NAMES.includes(name)) return;
  throw new GameError("STACKELBERG_RESERVED_NAME", `the name ${name} is reserved`, {
    path,
    at,
    found: describeValue(name),
    expected: `a name other than ${RESERVED_NAMES.join(", ")} and the built-in ones of JavaScript`,
  });
}

/** Throws unless all are identifiers and no two are the same. */
export function checkDistinctNames(places: readonly NamedPlace[], scope: string): void {
  const first = new Map<string, GamePath>();
  for (const { name, path, at } of places) {
    checkIdentifier(name, path, at);
    const earlier = first.get(name);
    if (earlier !== undefined) {
      throw new GameError("STACKELBERG_DUPLICATE_NAME", `the name ${name} is used twice`, {
        path,
        at,
        found: `${describeValue(name)}, which ${earlier.join(".")} has already`,
        expected: `names that differ among ${scope}`,
      });
    }
    first.set(name, path);
  }
}

/** Throws where an observation has the name of an action or parameter, which rules use beside it. */
export function checkObservationNames(
  observations: readonly NamedPlace[],
  taken: ReadonlyMap<string, string>,
): void {
  checkDistinctNames(observations, "the observations of one player");
  for (const { name, path, at } of observations) {
    const what = taken.get(name);
    if (what === undefined) continue;
    throw new GameError("STACKELBERG_DUPLICATE_NAME", `${name} is the name of ${what}`, {
      path,
      at,
      found: describeValue(name),
      expected: "an observation's name that no action or parameter has",
    });
  }
}
