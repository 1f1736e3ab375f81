/** What one cell of a table may hold. */
export type Cell = string | number | boolean | null;
