// Writes a gain design that passes every check, to be changed into another one:
//   npm run new:solver -- my-solver
import { camelCase, filled, format, nameFrom, scaffold } from "./scaffold.mjs";

const name = nameFrom(process.argv.slice(2), "new:solver");
const call = camelCase(name);
const written = scaffold({
  create: {
    [`packages/incentive/src/gains/${name}.ts`]: filled("solver.ts", name),
    [`packages/incentive/test/${name}.test.ts`]: filled("solver.test.ts", name),
    [`packages/solver-testkit/test/${name}.conformance.test.ts`]: filled(
      "solver.conformance.test.ts",
      name,
    ),
    [`.changeset/${name}.md`]: filled("solver.changeset.md", name),
  },
  insert: [
    {
      path: "packages/incentive/src/index.ts",
      before: "export { publishedRule }",
      text: `export { ${call} } from "./gains/${name}.ts";\n`,
    },
    {
      path: "apps/cli/src/input/named-solvers.ts",
      before: '  "robust-constant":',
      text: `  "${name}": ({ ${call} }) => ${call}(),\n`,
    },
    {
      path: "packages/incentive/README.md",
      before: " robustConstantGain -->",
      text: ` ${call}`,
    },
    {
      path: "packages/incentive/README.md",
      before: "| `robustConstantGain()`",
      text: filled("readme-row.md", name),
    },
  ],
});
format(written.filter((path) => path.endsWith(".ts")));
console.log(`
Write the method into packages/incentive/src/gains/${name}.ts, then:
  npm run readmes
  npm test -- ${name}
  npm run build
  node apps/cli/bin/stackelberg.js solve ho-luh-olsder --solver ${name}`);
