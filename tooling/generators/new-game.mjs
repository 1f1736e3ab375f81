// Writes a gallery game that passes every check, to be changed into another one:
//   npm run new:game -- my-game
import { filled, format, nameFrom, scaffold } from "./scaffold.mjs";

const name = nameFrom(process.argv.slice(2), "new:game");
const written = scaffold({
  create: {
    [`packages/gallery/games/${name}.yaml`]: filled("game.yaml", name),
    [`.changeset/${name}.md`]: filled("game.changeset.md", name),
  },
  insert: [
    {
      // finite games come last
      path: "packages/gallery/src/stories.ts",
      before: "  audit: {",
      text: filled("story", name),
    },
    {
      path: "packages/gallery/src/known-answers.ts",
      before: "  audit: [",
      text: filled("known-answers", name),
    },
  ],
});
format(written.filter((path) => path.endsWith(".ts")));
await import("../../packages/gallery/generate.mjs");
console.log(`changed  packages/gallery/src/games.generated.ts

Change the game, its story and its known answers, then:
  npm run gallery
  npm test -- packages/gallery apps/cli/test/gallery.test.ts
  npm run build
  node apps/cli/bin/stackelberg.js solve ${name}`);
