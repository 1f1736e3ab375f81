/** Version of the designs of this package, as printed in results. */
export const VERSION = "0.1.0";
