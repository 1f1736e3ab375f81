import { dependencyRules } from "./dependency-rules.ts";
import { folderRules } from "./folder-rules.ts";
import { identityRules, publishingRules } from "./manifest-rules.ts";
import type { Rule } from "./rule.ts";

export type { Rule } from "./rule.ts";
export { type Manifest, readWorkspace, type WorkspacePackage } from "./workspace-package.ts";

/** Everything that the packages of this repository have in common. */
export const packageRules: readonly Rule[] = [
  ...identityRules,
  ...publishingRules,
  ...dependencyRules,
  ...folderRules,
];
