/** A place in a game, as keys and indices: `["leader", "actions", 0]`. */
export type GamePath = readonly (string | number)[];
