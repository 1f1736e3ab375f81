import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { checkGameName } from "../model/game-names.ts";
import { entriesOf, type Field, notYet, recordOf } from "./field.ts";

const KINDS = ["lqg", "convex", "finite"];
const REQUIRED = ["format", "kind", "name", "leader", "followers"];
const OPTIONAL = [
  ...["label", "units", "parameters", "common", "major", "target", "payments", "participation"],
];

/** Reads the keys at the top of a game file whose kind is one of `wanted`. */
export function readTop(field: Field, wanted: "lqg" | "finite" = "lqg"): Map<string, Field> {
  // another kind has other keys, so the kind goes first
  const kind = entriesOf(field).find(([key]) => key === "kind")?.[1];
  if (kind) checkKind(kind, wanted);
  const population = ["population"];
  const top = recordOf(
    field,
    wanted === "lqg"
      ? { required: REQUIRED, optional: [...OPTIONAL, ...population] }
      : { required: REQUIRED, optional: OPTIONAL, later: population },
  );
  checkFormat(top.get("format") as Field);
  const { value, path } = top.get("name") as Field;
  checkGameName(value, path);
  return top;
}

function checkKind({ value, path }: Field, wanted: "lqg" | "finite"): void {
  if (value === wanted) return;
  if (value === "convex") throw notYet(`kind: ${value}`, path);
  if (value === "lqg" || value === "finite") throw otherKind(value, wanted, path);
  throw new GameError("STACKELBERG_UNKNOWN_KIND", "unknown kind of game", {
    path,
    found: describeValue(value),
    expected: expectedName(String(value), KINDS),
  });
}

function otherKind(found: string, wanted: string, path: Field["path"]): GameError {
  return new GameError("STACKELBERG_OTHER_KIND", `not a game of kind: ${wanted}`, {
    path,
    found: `kind: ${found}`,
    expected: `kind: ${wanted}; loadAnyGame and readAnyGame read every kind`,
  });
}

function checkFormat({ value, path }: Field): void {
  if (value === 1) return;
  throw new GameError("STACKELBERG_UNKNOWN_FORMAT", "unknown format of game files", {
    path,
    found: describeValue(value),
    expected: "1",
  });
}
