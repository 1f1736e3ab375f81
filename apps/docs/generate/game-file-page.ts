import { gameFileSchema, type JsonSchema } from "@stackelberg/game";
import { plain, table } from "./markdown.ts";

/** The reference of game files, from their JSON Schema. */
export function gameFilePage(): string {
  const sections = new Map<string, string>();
  const top = recordTable(gameFileSchema, "", sections);
  return [
    "# Game files",
    "A game is a YAML file, or the same as JSON. This page is made from the JSON Schema that `stackelberg schema` prints and that the [playground](/playground) completes from. [The five-minute start](../guide/start) shows a file at work.",
    "## Top level",
    top,
    ...sections.values(),
    "## Formulas",
    `${description(definition("formula"))} Signs have the usual precedence, \`-x^2\` is −(x²), and \`^\` binds to the right. Nothing is ever evaluated as code. A mistake is answered with line, column, what was found and what was expected.`,
    "## Names",
    `${description(definition("name"))} Names are unique among variables, actions and parameters of a game; observations are a scope of their own per player and may repeat the name of a variable.`,
  ].join("\n\n");
}

function recordTable(schema: JsonSchema, path: string, sections: Map<string, string>): string {
  const required = new Set(strings(schema["required"]));
  const rows = entries(schema["properties"]).map(([key, value]) => [
    `\`${key}\`${required.has(key) ? " *required*" : ""}`,
    shape(value, path === "" ? key : `${path}.${key}`, sections),
    [description(value), ...defaultOf(value)].join(" "),
  ]);
  return table(["key", "value", "meaning"], rows);
}

/** What may stand there, in words; records get sections of their own. */
function shape(schema: JsonSchema, path: string, sections: Map<string, string>): string {
  const reference = referenceOf(schema);
  if (reference !== null) return referenceShape(reference, sections);
  const options = schemas(schema["anyOf"]);
  if (options.length > 0) return options.map((one) => shape(one, path, sections)).join(", or ");
  if ("const" in schema) return `\`${String(schema["const"])}\``;
  if (Array.isArray(schema["enum"])) {
    return schema["enum"].map((value) => `\`${String(value)}\``).join(", ");
  }
  if (schema["properties"]) return recordShape(schema, path, sections);
  if (schema["type"] === "array") {
    return isSchema(schema["items"]) ? `list of ${shape(schema["items"], path, sections)}` : "list";
  }
  if (isSchema(schema["additionalProperties"])) {
    return `map by name: ${shape(schema["additionalProperties"], path, sections)}`;
  }
  return typeShape(schema);
}

function referenceShape(name: string, sections: Map<string, string>): string {
  if (name === "name") return "[name](#names)";
  if (name === "formula") return "[formula](#formulas)";
  return shape(definition(name), name, sections);
}

/** A link to the section of a record, which is written where it is met first. */
function recordShape(schema: JsonSchema, path: string, sections: Map<string, string>): string {
  const title = titleOf(schema, path);
  const anchor = title.replaceAll(/[^A-Za-z]+/g, "-").toLowerCase();
  if (!sections.has(title)) {
    sections.set(title, "");
    const body = recordTable(schema, path, sections);
    sections.set(title, `## ${title} {#${anchor}}\n\n${description(schema)}\n\n${body}`);
  }
  return `[${title}](#${anchor})`;
}

/** Records at the same place are told apart by what they are for. */
function titleOf(schema: JsonSchema, path: string): string {
  const keys = entries(schema["properties"]).map(([key]) => key);
  if (path === "variable" || path === "target") {
    return keys.includes("covariance")
      ? "variables, several"
      : keys.includes("values")
        ? "variable with finitely many values"
        : path;
  }
  if (keys.includes("share")) return "class of followers";
  if (keys.includes("sd")) return "random count";
  if (path.endsWith("observes")) return "table of probabilities";
  return path.split(".").join(", ");
}

function typeShape(schema: JsonSchema): string {
  const type = strings([schema["type"]].flat()).join(" or ");
  const bounds = [
    ...(schema["minimum"] === undefined ? [] : [`from ${String(schema["minimum"])}`]),
    ...(schema["maximum"] === undefined ? [] : [`to ${String(schema["maximum"])}`]),
  ];
  return [type === "string" ? "text" : type || "anything", ...bounds].join(" ");
}

function defaultOf(schema: JsonSchema): readonly string[] {
  return "default" in schema ? [`Default: \`${String(schema["default"])}\`.`] : [];
}

function description(schema: JsonSchema): string {
  const own = schema["description"];
  if (typeof own === "string") return plain(own);
  const reference = referenceOf(schema);
  if (reference !== null) return description(definition(reference));
  return (
    schemas(schema["anyOf"])
      .map(description)
      .find((text) => text !== "") ?? ""
  );
}

function definition(name: string): JsonSchema {
  const all = gameFileSchema["$defs"];
  const found = isSchema(all) ? all[name] : undefined;
  if (!isSchema(found)) throw new Error(`the schema has no definition "${name}"`);
  return found;
}

function referenceOf(schema: JsonSchema): string | null {
  const reference = schema["$ref"];
  return typeof reference === "string" ? reference.replace("#/$defs/", "") : null;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function schemas(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function entries(value: unknown): readonly [string, JsonSchema][] {
  return isSchema(value)
    ? Object.entries(value).flatMap(([key, one]) => (isSchema(one) ? [[key, one]] : []))
    : [];
}
