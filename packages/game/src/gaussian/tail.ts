/** What is asked of the part of a distribution above zero: P(X > 0) or E[max(X, 0)]. */
export type Tail = "probability" | "excess";
