import { quadraticForm } from "../formula/quadratic-form.ts";
import { layoutOf, type Span } from "../model/layout.ts";
import type { Role } from "../model/lqg-game.ts";
import type { Field } from "./field.ts";
import { formulaField } from "./formula-field.ts";
import { costScope, type Vocabulary } from "./vocabulary.ts";

/** Reads cost formulas into matrices C of ½ζᵀCζ over the raw ζ. */
export function costReader(vocabulary: Vocabulary): (field: Field) => number[][] {
  const names = (role: Role, part: "actions" | "private") =>
    vocabulary.roles.find((r) => r.role === role)?.[part] ?? [];
  const layout = layoutOf({
    common: vocabulary.common.length,
    leaderPrivate: names("leader", "private").length,
    majorPrivate: names("major", "private").length,
    followerPrivate: names("followers", "private").length,
    followerActions: names("followers", "actions").length,
    majorActions: names("major", "actions").length,
    leaderActions: names("leader", "actions").length,
  });
  const index = new Map<string, number>();
  const put = (symbols: readonly string[], { start }: Span, written = (name: string) => name) =>
    symbols.forEach((name, k) => index.set(written(name), start + k));
  const mean = (name: string) => `mean(${name})`;
  put(vocabulary.common, layout.common);
  put(names("leader", "private"), layout.leaderPrivate);
  put(names("major", "private"), layout.majorPrivate);
  put(names("followers", "private"), layout.individual);
  put(names("followers", "private"), layout.average, mean);
  put(names("followers", "actions"), layout.action);
  put(names("followers", "actions"), layout.meanAction, mean);
  put(names("major", "actions"), layout.majorAction);
  put(names("leader", "actions"), layout.leaderAction);
  const scope = costScope(vocabulary);
  return (field) =>
    quadraticForm({ source: formulaField(field), scope }, index, { size: layout.zetaSize });
}
