/** An affine form: coefficient by name. `1` is the constant, `mean(u)` an average. */
export type Form = Readonly<Record<string, number>>;

/** weight·first·second. */
export type Product = readonly [weight: number, first: Form, second: Form];

/** weight·form². */
export function square(weight: number, form: Form): Product {
  return [weight, form, form];
}

/** Symmetric C with ½ζᵀCζ = Σ weight·(first·ζ)(second·ζ). */
export function quadraticForm(zeta: readonly string[], products: readonly Product[]): number[][] {
  const cost = zeta.map(() => zeta.map(() => 0));
  const vector = (form: Form) => {
    for (const name of Object.keys(form)) {
      if (!zeta.includes(name)) throw new RangeError(`unknown name ${name}`);
    }
    return zeta.map((name) => form[name] ?? 0);
  };
  for (const [weight, first, second] of products) {
    const a = vector(first);
    const b = vector(second);
    cost.forEach((row, i) => {
      row.forEach((_, j) => {
        const entry = (a[i] ?? 0) * (b[j] ?? 0) + (b[i] ?? 0) * (a[j] ?? 0);
        row[j] = (row[j] ?? 0) + weight * entry;
      });
    });
  }
  return cost;
}
