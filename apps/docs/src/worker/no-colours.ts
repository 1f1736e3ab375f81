/** In place of the colours of tables, which pages do not use. */
export const colours: object = {};
