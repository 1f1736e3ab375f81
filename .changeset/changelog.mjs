/** A line of a change log: what the changeset says, without the commit that brought it. */
export function getReleaseLine({ summary }) {
  const [first, ...rest] = summary.trim().split("\n");
  return [`- ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}

/** All packages share one version, so a change log need not say which siblings were updated. */
export function getDependencyReleaseLine() {
  return "";
}
