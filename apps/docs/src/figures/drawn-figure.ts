/** A figure with what it says. */
export interface DrawnFigure {
  readonly svg: string;
  /** What the numbers say at these values. */
  readonly sentence: string;
}
