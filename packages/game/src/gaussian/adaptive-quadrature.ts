/** An integral with an estimate of its error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
  /** Integral of the absolute value. */
  readonly size: number;
}

interface Piece extends Estimate {
  readonly from: number;
  readonly to: number;
}

/** An integral is good enough when its error is below either. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
  /** Whether more evaluations may be spent. */
  readonly affordable: () => boolean;
}

/** Global adaptive quadrature: the worst piece is halved until the sum of errors is small. */
export function adaptiveQuadrature(
  f: (x: number) => number,
  breaks: readonly number[],
  { relative, absolute, affordable }: Tolerance,
): Estimate {
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < breaks.length; i++) {
    const from = breaks[i] as number;
    const to = breaks[i + 1] as number;
    const parts = Math.max(1, Math.ceil((to - from) / 4.5));
    for (let p = 0; p < parts; p++) {
      pieces.push(
        kronrod(f, from + ((to - from) * p) / parts, from + ((to - from) * (p + 1)) / parts),
      );
    }
  }
  for (let round = 0; round < 500 && affordable(); round++) {
    let size = 0;
    let error = 0;
    let worst = 0;
    pieces.forEach((piece, i) => {
      size += piece.size;
      error += piece.error;
      if (piece.error > (pieces[worst] as Piece).error) worst = i;
    });
    const { from, to } = pieces[worst] as Piece;
    const wanted = Math.max(relative * size, absolute);
    if (!(error > wanted && Number.isFinite(size)) || to - from < 1e-13) break;
    const middle = (from + to) / 2;
    pieces[worst] = kronrod(f, from, middle);
    pieces.push(kronrod(f, middle, to));
  }
  return pieces.reduce(
    (sum, piece) => ({
      value: sum.value + piece.value,
      error: sum.error + piece.error,
      size: sum.size + piece.size,
    }),
    { value: 0, error: 0, size: 0 },
  );
}

/** Nodes of the 15-point Kronrod rule on [0, 1], from the outside in; odd ones are Gauss nodes. */
const NODES = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
  0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
  0.58608723546769113029414469182596, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245, 0,
];
const KRONROD = [
  0.02293532201052922496373200805897, 0.063092092629978553290700663189204,
  0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
  0.16900472663926790282658342659855, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
];
const GAUSS = [
  0.129484966168869693270611432679082, 0.27970539148927666790146777142378,
  0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
];

const SAFE = 1000;

/** Weights of a rule of degree 5 on three of the Gauss nodes. */
const COARSEST = [0.2188223982567018, 0, 0.8270087070764356, -0.09166221066627478];

function kronrod(f: (x: number) => number, from: number, to: number): Piece {
  const centre = (from + to) / 2;
  const half = (to - from) / 2;
  let fine = 0;
  let coarse = 0;
  let coarsest = 0;
  let size = 0;
  for (let i = 0; i < NODES.length; i++) {
    const x = half * (NODES[i] as number);
    const weight = KRONROD[i] as number;
    const left = f(centre - x);
    const right = i === NODES.length - 1 ? 0 : f(centre + x);
    fine += weight * (left + right);
    size += weight * (Math.abs(left) + Math.abs(right));
    if (i % 2 === 1) {
      coarse += (GAUSS[(i - 1) / 2] as number) * (left + right);
      coarsest += (COARSEST[(i - 1) / 2] as number) * (left + right);
    }
  }
  // two rules may agree by accident, but hardly a third with them
  const accident = (fine - coarsest) ** 2 / size / SAFE;
  const raw = Math.max(Math.abs(fine - coarse), size > 0 ? accident : 0);
  const error = size > 0 ? size * Math.min(1, ((200 * raw) / size) ** 1.5) : 0;
  return { from, to, value: fine * half, error: error * half, size: size * half };
}
