import { type Html, html } from "./html.ts";
import type { PageData } from "./page-data.ts";

/** How a number is written: as it is, without its sign, the same with more digits, in per cent, as a change, or exactly. */
type NumberForm = "plain" | "size" | "coefficient" | "percent" | "change" | "count";

/** Writes a number of the page's data; where it comes from stands beside it. */
export type Show = (path: string, form?: NumberForm) => Html;

const DIGITS = 3;
/** Of coefficients, so that the rule can be announced as it stands. */
const PRECISE = 5;

/** Numbers as elements that name their path: the page cannot show one that it does not hold. */
export function showing(data: PageData): Show {
  return (path, form = "plain") => {
    const value = valueAt(data, path);
    if (value === null) return html`<span class="none">none</span>`;
    return html`<data value="${String(value)}" data-path="${path}" data-form="${form}">${numberIn(value, form)}</data>`;
  };
}

/** The number at a path of the data; `null` where it says that there is none. */
export function valueAt(data: PageData, path: string): number | null {
  const found = path.split(".").reduce<unknown>((node, key) => {
    return typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
  }, data);
  if (typeof found === "number" || found === null) return found;
  throw new Error(`the page shows ${path}, which its data do not hold`);
}

function numberIn(value: number, form: NumberForm): string {
  if (form === "percent") return `${short(100 * value)} %`;
  if (form === "change") return `${value > 1 ? "+" : "−"}${short(100 * Math.abs(value - 1))} %`;
  if (form === "count") return value === Infinity ? "infinitely many" : grouped(value);
  if (form === "coefficient") return short(Math.abs(value), PRECISE);
  return short(form === "size" ? Math.abs(value) : value);
}

/** Significant digits, never 0.0000001 and never -0. */
function short(value: number, digits = DIGITS): string {
  if (value === Infinity) return "∞";
  if (value === -Infinity) return "−∞";
  const size = Math.abs(value);
  if (size < 1e-9) return "0";
  if (size < 1e-3 || size >= 1e6) {
    const [mantissa = "", exponent = ""] = value.toExponential(digits - 2).split("e");
    return `${mantissa.replace("-", "−")}·10${raised(exponent.replace("+", ""))}`;
  }
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}

/** Digits as superscripts. */
function raised(digits: string): string {
  return digits.replace(/[-\d]/g, (digit) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".charAt("-0123456789".indexOf(digit)));
}

function grouped(value: number): string {
  const digits = String(value);
  return value < 10_000 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, " ");
}
