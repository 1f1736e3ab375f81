import { expectedName } from "../checks/nearest-name.ts";
import type { ReferenceNode } from "../formula/formula.ts";
import type { FormulaScope } from "../formula/formula-scope.ts";
import type { FormulaProblem } from "../formula/formula-source.ts";
import type { Role } from "../model/lqg-game.ts";

/** The names of one role, or of one class of followers. */
export interface RoleNames {
  readonly role: Role;
  /** Which class of followers; `null` where they are of one. */
  readonly className: string | null;
  readonly actions: readonly string[];
  readonly private: readonly string[];
  readonly observations: readonly string[];
}

/** All names of a game file. */
export interface Vocabulary {
  readonly parameters: ReadonlyMap<string, number>;
  readonly common: readonly string[];
  readonly roles: readonly RoleNames[];
}

/** What a cost may name: parameters, variables, actions, and means over the followers. */
export function costScope(vocabulary: Vocabulary): FormulaScope {
  const { parameters, common, roles } = vocabulary;
  const names = [...common, ...roles.flatMap((r) => [...r.private, ...r.actions])];
  const means = averaged(vocabulary).map((name) => `mean(${name})`);
  return {
    symbols: new Map([...names, ...means].map((name) => [name, name])),
    constants: parameters,
    explain: (reference) => explainInCost(vocabulary, reference),
  };
}

/** What an observation may name: parameters, common variables, and variables of one's own. */
export function observationScope(vocabulary: Vocabulary, own: readonly string[]): FormulaScope {
  const names = [...vocabulary.common, ...own];
  return {
    symbols: new Map(names.map((name) => [name, name])),
    constants: vocabulary.parameters,
    explain: (reference) => explainInObservation(vocabulary, own, reference),
  };
}

/** What differs between followers, or between members of a class, and has a mean over them. */
function averaged({ roles }: Vocabulary): string[] {
  return roles.flatMap((r) => (r.role === "followers" ? [...r.actions, ...r.private] : []));
}

/** What a name is, for a sentence; `undefined` for one that the game lacks. */
function whatIs({ parameters, common, roles }: Vocabulary, name: string): string | undefined {
  if (parameters.has(name)) return "a parameter";
  if (common.includes(name)) return "a common variable";
  for (const { role, className, ...names } of roles) {
    const whose =
      className !== null
        ? `the class ${className}`
        : role === "followers"
          ? "the followers"
          : `the ${role}${role === "major" ? " follower" : ""}`;
    if (names.actions.includes(name)) return `an action of ${whose}`;
    if (names.private.includes(name)) return `a private variable of ${whose}`;
  }
  const observer = roles.find(({ observations }) => observations.includes(name));
  return observer && "an observation";
}

function explainInCost(
  vocabulary: Vocabulary,
  { of, name }: ReferenceNode,
): FormulaProblem | undefined {
  const what = whatIs(vocabulary, name);
  if (of === "major") {
    return {
      code: "STACKELBERG_MISPLACED_FUNCTION",
      problem: "major(…) is for what the leader knows, in a target or a rule",
      expected: "a variable or an action by its name alone",
    };
  }
  if (what === "an observation") {
    return {
      code: "STACKELBERG_OBSERVATION_IN_COST",
      problem: `${name} is an observation, and costs are in variables and actions`,
      expected: expectedName(name, [...costScope(vocabulary).symbols.keys()]),
    };
  }
  if (of !== "mean") return undefined;
  const means = averaged(vocabulary);
  if (what === undefined) {
    return {
      code: "STACKELBERG_UNKNOWN_NAME",
      problem: "unknown name in mean(…)",
      expected: expectedName(name, means),
    };
  }
  return {
    code: "STACKELBERG_NO_MEAN",
    problem: `${name} is ${what}: the same for all followers, so it has no mean over them`,
    expected: `${name} alone, or the mean of one of ${means.join(", ")}`,
  };
}

function explainInObservation(
  vocabulary: Vocabulary,
  own: readonly string[],
  { of, name }: ReferenceNode,
): FormulaProblem | undefined {
  const what = of === null ? whatIs(vocabulary, name) : `${of}(…)`;
  if (what === undefined) return undefined;
  const visible = [...observationScope(vocabulary, own).symbols.keys()];
  return {
    code: "STACKELBERG_NOT_OBSERVABLE",
    problem:
      of === null
        ? `${name} is ${what}, and observations are of common variables and one's own`
        : `observations are of single variables, not of ${of}(…)`,
    expected:
      visible.length > 0 ? expectedName(name, visible) : "a number: there is no variable to see",
  };
}
