/** Version of the built-in gain designs, as printed in results. */
export const VERSION = "0.1.0";
