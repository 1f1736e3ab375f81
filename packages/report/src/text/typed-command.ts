/** Options that make a design another one, as typed, by name; `true` for a switch. */
export type TypedOptions = Readonly<
  Partial<
    Record<
      "count" | "payments" | "solver" | "epsilon" | "margin" | "participation" | "robust" | "nodes",
      string | true
    >
  >
>;

type DesignOption = keyof TypedOptions;

/** In this order they are typed again. */
const DESIGN_OPTIONS: readonly DesignOption[] = [
  "count",
  "payments",
  "solver",
  "epsilon",
  "margin",
  "participation",
  "robust",
  "nodes",
];

/** What was typed to get a design. */
export interface TypedCommand {
  /** The file or the game of the gallery; `-` for a text that cannot be had again. */
  readonly name: string;
  /** The options that made it. @defaultValue none */
  readonly typed?: TypedOptions;
}

/** Some of the options that were typed. */
export function kept(typed: TypedOptions, names: readonly DesignOption[]): TypedOptions {
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => names.some((n) => n === name)),
  );
}

/** Arguments that name the game again, with these options. */
export function typedAgain(name: string, typed: TypedOptions): string {
  return [shellWord(name), ...optionWords(typed)].join(" ");
}

/** The options as arguments. */
export function optionWords(typed: TypedOptions): readonly string[] {
  return DESIGN_OPTIONS.flatMap((option) => {
    const value = typed[option];
    if (value === undefined) return [];
    return value === true ? [`--${option}`] : [`--${option}`, shellWord(value)];
  });
}

/** Quoted unless every shell reads it as one word. */
export function shellWord(text: string): string {
  return /^[\w./@-]+$/.test(text) ? text : `"${text}"`;
}
