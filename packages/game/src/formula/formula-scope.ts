import { expectedName } from "../checks/nearest-name.ts";
import type { ReferenceNode } from "./formula.ts";
import type { FormulaProblem } from "./formula-source.ts";

/** What the names in a formula mean. */
export interface FormulaScope {
  /** The symbol by how a formula writes it: `u`, `mean(u)`, `major(weather)`. */
  readonly symbols: ReadonlyMap<string, string>;
  /** Values of named constants. */
  readonly constants: ReadonlyMap<string, number>;
  /** Whether `share(…)` belongs here. @defaultValue false */
  readonly shares?: boolean | undefined;
  /** What is wrong with a term that multiplies these symbols. @defaultValue nothing */
  readonly refuses?: ((symbols: readonly string[]) => FormulaProblem | undefined) | undefined;
  /** What is wrong with a reference that is in neither; the default says that it is unknown. */
  readonly explain?: ((reference: ReferenceNode) => FormulaProblem | undefined) | undefined;
}

/** A reference as a formula writes it. */
export function written({ of, name }: ReferenceNode): string {
  if (of === null) return name;
  // share(1.0) is share(1)
  const value = of === "share" ? Number(name) : Number.NaN;
  return `${of}(${Number.isFinite(value) ? value : name})`;
}

/** What is wrong with a reference that the scope does not know. */
export function referenceProblem(scope: FormulaScope, reference: ReferenceNode): FormulaProblem {
  if (reference.of === "share" && !scope.shares) {
    return {
      code: "STACKELBERG_FINITE_ONLY",
      problem: "share(…) belongs to kind: finite",
      expected: "a formula of a quadratic-Gaussian game (kind: lqg)",
    };
  }
  const known = [...scope.symbols.keys(), ...scope.constants.keys()];
  return (
    scope.explain?.(reference) ?? {
      code: "STACKELBERG_UNKNOWN_NAME",
      problem: "unknown name in a formula",
      expected: expectedName(written(reference), known),
    }
  );
}
