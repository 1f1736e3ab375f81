/** How a report is set. */
export interface ReportOptions {
  /** Columns that may be used. */
  readonly width: number;
  /** Whether it may be coloured. */
  readonly colour: boolean;
}
