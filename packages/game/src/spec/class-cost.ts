import { classLayoutOf } from "../classes/class-layout.ts";
import type { FormulaScope } from "../formula/formula-scope.ts";
import { quadraticForm } from "../formula/quadratic-form.ts";
import type { Span } from "../model/layout.ts";
import type { Field } from "./field.ts";
import { formulaField } from "./formula-field.ts";
import { costScope, type RoleNames, type Vocabulary } from "./vocabulary.ts";

/**
 * Reads cost formulas into matrices C of ½ζᵀCζ over the raw ζ of several classes. A class may name
 * its own individual quantities and everybody's means; the leader may name all, but multiply no
 * individual quantities of two classes.
 */
export function classCostReader(
  vocabulary: Vocabulary,
): (field: Field, className: string | null) => number[][] {
  const leader = vocabulary.roles.find(({ role }) => role === "leader");
  const classes = vocabulary.roles.filter(({ role }) => role === "followers");
  const layout = classLayoutOf({
    common: vocabulary.common.length,
    leaderPrivate: leader?.private.length ?? 0,
    classes: classes.map((each) => ({
      private: each.private.length,
      actions: each.actions.length,
    })),
    leaderActions: leader?.actions.length ?? 0,
  });
  const index = new Map<string, number>();
  const put = (names: readonly string[] = [], span?: Span, written = (name: string) => name) =>
    names.forEach((name, j) => index.set(written(name), (span?.start ?? 0) + j));
  const mean = (name: string) => `mean(${name})`;
  put(vocabulary.common, layout.common);
  put(leader?.private, layout.leaderPrivate);
  classes.forEach((each, k) => {
    put(each.private, layout.classes[k]?.individual);
    put(each.private, layout.classes[k]?.average, mean);
    put(each.actions, layout.classes[k]?.action);
    put(each.actions, layout.classes[k]?.meanAction, mean);
  });
  put(leader?.actions, layout.leaderAction);
  const whole = costScope(vocabulary);
  const owners = new Map(
    classes.flatMap((each) => [...each.private, ...each.actions].map((name) => [name, each])),
  );
  return (field, className) => {
    const scope =
      className === null ? unmixed(whole, owners) : ownScope(whole, { owners, className });
    return quadraticForm({ source: formulaField(field), scope }, index, { size: layout.zetaSize });
  };
}

/** The leader's scope: terms that multiply individual quantities of two classes are refused. */
function unmixed(scope: FormulaScope, owners: ReadonlyMap<string, RoleNames>): FormulaScope {
  return {
    ...scope,
    refuses: (symbols) => {
      const [a, b] = symbols.map((symbol) => owners.get(symbol)?.className);
      if (a === undefined || b === undefined || a === b) return undefined;
      const [first = "", second = ""] = symbols;
      return {
        code: "STACKELBERG_ACROSS_CLASSES",
        problem: `${first} differs between members of the class ${a}, ${second} between those of ${b}: their product has no average over one class`,
        expected: `means, as in mean(${first})*mean(${second})`,
      };
    },
  };
}

/** The scope of one class: individual quantities of another one are refused. */
function ownScope(
  scope: FormulaScope,
  {
    owners,
    className,
  }: { readonly owners: ReadonlyMap<string, RoleNames>; readonly className: string },
): FormulaScope {
  const symbols = [...scope.symbols].filter(([name]) => {
    const owner = owners.get(name);
    return !owner || owner.className === className;
  });
  return {
    ...scope,
    symbols: new Map(symbols),
    explain: (reference) => {
      const owner = reference.of === null ? owners.get(reference.name) : undefined;
      if (!owner) return scope.explain?.(reference);
      return {
        code: "STACKELBERG_ACROSS_CLASSES",
        problem: `${reference.name} differs between members of the class ${owner.className}, and a cost of the class ${className} can name its mean only`,
        expected: `mean(${reference.name})`,
      };
    },
  };
}
