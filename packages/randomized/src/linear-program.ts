import type { Highs, Model, ModelData } from "highs";

/** One linear constraint lower ≤ Σ values·x[columns] ≤ upper. */
export interface LinearRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** min cost·x subject to rows and bounds. */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly LinearRow[];
  /** Whether a column must be whole. @defaultValue none */
  readonly integer?: Uint8Array | undefined;
}

/** Settings of {@link solveLinearProgram}. */
export interface LinearProgramOptions {
  /** Largest violation of a row. @defaultValue 1e-10 */
  readonly feasibility?: number;
  /** Nodes of the branch-and-cut of a mixed-integer program. @defaultValue no limit */
  readonly nodes?: number;
}

/** What HiGHS found. */
export type LinearSolution =
  | {
      readonly status: "optimal" | "limit";
      readonly objective: number;
      /** Proven lower bound; equals `objective` up to tolerances where optimal. */
      readonly bound: number;
      readonly x: Float64Array;
      /** Multipliers of the rows; empty for mixed-integer programs. */
      readonly multipliers: Float64Array;
    }
  | { readonly status: "infeasible" }
  | { readonly status: "undecided"; readonly bound: number };

let loading: Promise<Highs> | undefined;

/** HiGHS, loaded once, when it is first needed. */
export function loadHighs(): Promise<Highs> {
  loading ??= import("highs").then(({ default: load }) => {
    // its declarations are those of CommonJS, where the loader is one `default` deeper
    return (load as unknown as (typeof load)["default"])();
  });
  return loading;
}

/** Solves a linear or mixed-integer program; the model is disposed of before it returns. */
export function solveLinearProgram(
  highs: Highs,
  program: LinearProgram,
  { feasibility = 1e-10, nodes }: LinearProgramOptions = {},
): LinearSolution {
  const integer = program.integer;
  const read = (model: Model): LinearSolution => {
    model.options.set({
      output_flag: false,
      primal_feasibility_tolerance: feasibility,
      dual_feasibility_tolerance: feasibility,
      mip_feasibility_tolerance: feasibility,
      small_matrix_value: 1e-12,
      mip_detect_symmetry: false,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-10,
      ...(nodes === undefined ? {} : { mip_max_nodes: nodes }),
    });
    model.run();
    const status = model.getModelStatus();
    const { modelStatus } = highs.constants;
    if (status === modelStatus.infeasible) return { status: "infeasible" };
    const found = model.info.get("primal_solution_status") === 2;
    const bound = integer ? Number(model.info.get("mip_dual_bound")) : Number.NEGATIVE_INFINITY;
    if (!found) return { status: "undecided", bound };
    const { colValue, rowDual } = model.getSolution();
    const objective = model.getObjectiveValue();
    const optimal = status === modelStatus.optimal;
    return {
      status: optimal ? "optimal" : "limit",
      objective,
      bound: integer || !optimal ? bound : objective,
      x: Float64Array.from(colValue),
      multipliers: integer ? new Float64Array(0) : Float64Array.from(rowDual),
    };
  };
  return highs.withModel<LinearSolution>(modelOf(program), read);
}

function modelOf({ cost, lower, upper, rows, integer }: LinearProgram): ModelData {
  const entries = rows.reduce((sum, { columns }) => sum + columns.length, 0);
  const starts = new Int32Array(rows.length + 1);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let next = 0;
  rows.forEach((row, i) => {
    row.columns.forEach((column, k) => {
      indices[next] = column;
      values[next] = row.values[k] as number;
      next++;
    });
    starts[i + 1] = next;
  });
  return {
    numCols: cost.length,
    numRows: rows.length,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: cost.length,
      starts,
      indices,
      values,
    },
    ...(integer && { integrality: Int32Array.from(integer) }),
  };
}
