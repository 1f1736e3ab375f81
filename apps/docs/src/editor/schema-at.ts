import { gameFileSchema, type JsonSchema } from "@stackelberg/game";
import type { Step } from "./place-in-yaml.ts";

/** The schemas that what stands at a path may follow, references and choices resolved. */
function schemasAt(path: readonly Step[]): readonly JsonSchema[] {
  return path.reduce(
    (schemas, step) => schemas.flatMap((schema) => below(schema, step)).flatMap(choices),
    choices(gameFileSchema),
  );
}

/** A key that a map may have, with what it means. */
export interface KnownKey {
  readonly key: string;
  readonly meaning: string;
  readonly required: boolean;
}

/** The keys that a map at this path may have. */
export function keysAt(path: readonly Step[]): readonly KnownKey[] {
  const known = schemasAt(path).flatMap((schema) => {
    const required: unknown = schema["required"];
    return properties(schema).map(([key, value]) => ({
      key,
      meaning: meaningOf(value),
      required: Array.isArray(required) && required.includes(key),
    }));
  });
  return [...new Map(known.map((one) => [one.key, one])).values()];
}

/** The values that a schema names at this path, as written in YAML. */
export function valuesAt(path: readonly Step[]): readonly string[] {
  const values = schemasAt(path).flatMap((schema): readonly unknown[] => {
    if ("const" in schema) return [schema["const"]];
    return Array.isArray(schema["enum"]) ? schema["enum"] : [];
  });
  return [...new Set(values.map(String))];
}

/** What stands at this path is for. */
export function meaningAt(path: readonly Step[]): string {
  const last = path.at(-1);
  if (last === undefined || last === "item") return "";
  return keysAt(path.slice(0, -1)).find(({ key }) => key === last.key)?.meaning ?? "";
}

function below(schema: JsonSchema, step: Step): readonly JsonSchema[] {
  if (step === "item") return isSchema(schema["items"]) ? [schema["items"]] : [];
  const named = properties(schema).find(([key]) => key === step.key);
  if (named) return [named[1]];
  const others = schema["additionalProperties"];
  return isSchema(others) ? [others] : [];
}

/** A schema with its references and choices followed. */
function choices(schema: JsonSchema): readonly JsonSchema[] {
  const options = Array.isArray(schema["anyOf"]) ? schema["anyOf"].filter(isSchema) : [];
  const reference = schema["$ref"];
  const referred = typeof reference === "string" ? [definition(reference)] : [];
  return [schema, ...[...options, ...referred].flatMap(choices)];
}

function meaningOf(schema: JsonSchema): string {
  const described = choices(schema).find((one) => typeof one["description"] === "string");
  return String(described?.["description"] ?? "");
}

function definition(reference: string): JsonSchema {
  const all = gameFileSchema["$defs"];
  const found = isSchema(all) ? all[reference.replace("#/$defs/", "")] : undefined;
  return isSchema(found) ? found : {};
}

function properties(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const all = schema["properties"];
  if (!isSchema(all)) return [];
  return Object.entries(all).flatMap(([key, value]) => (isSchema(value) ? [[key, value]] : []));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
