import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import { checkedShares } from "../classes/checked-shares.ts";
import { type Field, itemsOf, recordOf } from "./field.ts";
import { type PlayerDraft, readPlayer } from "./player.ts";

/** Followers of one class or several, with their names read, and how many they are together. */
export interface ReadClasses {
  readonly classes: readonly PlayerDraft[];
  /** One per class. */
  readonly shares: readonly number[];
  readonly count: Field;
}

/** Whether a file has its followers as a list of classes. */
function hasClasses(top: ReadonlyMap<string, Field>): boolean {
  return Array.isArray(top.get("followers")?.value);
}

/** Reads a list of classes and the number of all followers beside it. */
export function readClasses(top: ReadonlyMap<string, Field>): ReadClasses {
  const followers = top.get("followers") as Field;
  const entries = itemsOf(followers, "a list of classes of followers");
  if (entries.length === 0) {
    throw new GameError("STACKELBERG_WRONG_LENGTH", "no class of followers in the list", {
      path: followers.path,
      expected: "at least one class",
    });
  }
  const classes = entries.map((entry) => {
    checkNoCount(entry);
    return readPlayer("class", entry);
  });
  const shares = checkedShares(classes.map(({ record }) => record.get("share")?.value));
  const population = top.get("population");
  if (!population) {
    throw new GameError("STACKELBERG_MISSING_KEY", "the key population is missing", {
      path: followers.path,
      at: "key",
      found: "a list of classes without the number of all followers",
      expected: "population: { count: … } beside followers",
    });
  }
  const count = recordOf(population, { required: ["count"] }).get("count") as Field;
  return { classes, shares, count };
}

function checkNoCount({ value, path }: Field): void {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "count")) return;
  throw new GameError("STACKELBERG_TWO_COUNTS", "a class has a share and no count of its own", {
    path: [...path, "count"],
    at: "key",
    found: describeValue((value as { readonly count?: unknown }).count),
    expected: "share here, and population: { count: … } at the top",
  });
}

/** The followers of a game with one class, written as a map with its count or as a list of one. */
export function oneClass(top: ReadonlyMap<string, Field>): {
  readonly followers: PlayerDraft;
  readonly count: Field;
} {
  if (!hasClasses(top)) {
    const population = top.get("population");
    if (population) {
      throw new GameError("STACKELBERG_TWO_COUNTS", "population belongs to a list of classes", {
        path: population.path,
        at: "key",
        expected: "followers as a list of classes with shares, or their count alone",
      });
    }
    const followers = readPlayer("followers", top.get("followers") as Field);
    return { followers, count: followers.record.get("count") as Field };
  }
  const { classes, count } = readClasses(top);
  const [followers, second] = classes;
  if (followers && !second) return { followers, count };
  throw new GameError("STACKELBERG_SEVERAL_CLASSES", "the followers are of several classes", {
    path: ["followers"],
    at: "key",
    found: classes.map(({ className }) => className).join(", "),
    expected: "one class; solve, verify and scale take several (loadAnyGame and readAnyGame)",
  });
}
