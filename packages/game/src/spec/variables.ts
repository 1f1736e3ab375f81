import { finiteNumber, finiteVector } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";
import type { NamedPlace } from "../checks/identifier.ts";
import { checkIdentifier } from "../checks/identifier.ts";
import { covarianceMatrix, variance } from "../checks/symmetric-matrix.ts";
import type { GaussianInput } from "../model/lqg-game-input.ts";
import { entriesOf, type Field, itemsOf, recordOf } from "./field.ts";

/** A block of variables from the file, with the place of every name. */
export interface Variables {
  readonly input: GaussianInput;
  readonly places: readonly NamedPlace[];
}

/** Reads a list of variables; entries are independent of each other. */
export function readVariables(field: Field | undefined): Variables {
  const parts = field ? itemsOf(field, "a list of variables").map(readEntry) : [];
  const size = parts.reduce((sum, { input }) => sum + input.names.length, 0);
  const covariance: number[][] = [];
  for (const { input } of parts) {
    const before = covariance.length;
    for (const row of input.covariance) {
      const wide = new Array<number>(size).fill(0);
      row.forEach((value, k) => {
        wide[before + k] = value;
      });
      covariance.push(wide);
    }
  }
  return {
    input: {
      names: parts.flatMap(({ input }) => input.names),
      mean: parts.flatMap(({ input }) => input.mean ?? []),
      covariance,
    },
    places: parts.flatMap(({ places }) => places),
  };
}

function readEntry(field: Field): Variables {
  const several = entriesOf(field).some(([key]) => key === "names");
  return several ? readSeveral(field) : readOne(field);
}

function readOne(field: Field): Variables {
  const record = recordOf(field, { required: ["name", "variance"], optional: ["mean"] });
  const place = namedPlace(record.get("name") as Field);
  const mean = record.get("mean");
  const { value, path } = record.get("variance") as Field;
  return {
    input: {
      names: [place.name],
      mean: [mean ? finiteNumber(mean.value, mean.path) : 0],
      covariance: [[variance(value, path)]],
    },
    places: [place],
  };
}

function readSeveral(field: Field): Variables {
  const record = recordOf(field, { required: ["names", "covariance"], optional: ["mean"] });
  const names = record.get("names") as Field;
  const places = itemsOf(names, "a list of names").map(namedPlace);
  if (places.length === 0) {
    throw new GameError("STACKELBERG_WRONG_LENGTH", "no variable in the list", {
      path: names.path,
      expected: "at least one name",
    });
  }
  const mean = record.get("mean");
  const { value, path } = record.get("covariance") as Field;
  return {
    input: {
      names: places.map(({ name }) => name),
      mean: mean ? finiteVector(mean.value, places.length, mean.path) : places.map(() => 0),
      covariance: covarianceMatrix(value, places.length, path).to2DArray(),
    },
    places,
  };
}

/** A name that stands as a value. */
export function namedPlace({ value, path }: Field): NamedPlace {
  checkIdentifier(value, path);
  return { name: value, path };
}
