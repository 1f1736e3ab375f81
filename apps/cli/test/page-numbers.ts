/** A number as the page shows it. */
export interface ShownNumber {
  readonly path: string;
  readonly form: string;
  /** Full precision, as the element says. */
  readonly value: number;
  readonly text: string;
}

/** All numbers of a page with their places. */
export function numbersOf(page: string): readonly ShownNumber[] {
  const elements = page.matchAll(
    /<data value="([^"]*)" data-path="([^"]*)" data-form="([^"]*)">([^<]*)<\/data>/g,
  );
  return [...elements].map(([, value = "", path = "", form = "", text = ""]) => ({
    path,
    form,
    value: Number(value),
    text,
  }));
}

/** The JSON inside a page, infinities as numbers. */
export function dataOf(page: string): unknown {
  const [, json = ""] =
    /<script type="application\/json" id="stackelberg-report">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(json, (_key, value: unknown) => {
    if (value === "infinity") return Number.POSITIVE_INFINITY;
    return value === "-infinity" ? Number.NEGATIVE_INFINITY : value;
  });
}

/** What stands at a path. */
export function at(tree: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((node, key) => {
    return typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
  }, tree);
}

const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that a reader takes from a text: 3.4·10⁻⁵, −20 %, 1 000 000. */
export function readNumber(text: string): number {
  if (text === "infinitely many" || text === "∞") return Number.POSITIVE_INFINITY;
  if (text === "−∞") return Number.NEGATIVE_INFINITY;
  const [mantissa = "", power] = text.replace(/ %$/, "").split("·10");
  const plain = Number(mantissa.replace("−", "-").replaceAll(/[ +]/g, ""));
  if (power === undefined) return plain;
  const exponent = [...power].map((sign) => "-0123456789".charAt(RAISED.indexOf(sign))).join("");
  return plain * 10 ** Number(exponent);
}

/** What a reader must see for a value in a form. */
export function seenValue(value: number, form: string): number {
  if (form === "percent") return 100 * value;
  if (form === "change") return 100 * (value - 1);
  return form === "size" || form === "coefficient" ? Math.abs(value) : value;
}

/** The text of a page outside of numbers, drawings, formulas of its own and quoted texts. */
export function textBesideNumbers(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replaceAll(/<script.*?<\/script>/gs, "")
    .replaceAll(/<svg.*?<\/svg>/gs, "")
    .replaceAll(/<data .*?<\/data>/g, "")
    .replaceAll(/<(\w+) class="quoted">.*?<\/\1>/gs, "")
    .replaceAll(/<h1>.*?<\/h1>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&#\d+;/g, "'");
}
