import { gallery } from "@stackelberg/gallery";
import { describe, expect, test } from "vitest";
import { placeInYaml } from "../src/editor/place-in-yaml.ts";
import { keysAt, meaningAt, valuesAt } from "../src/editor/schema-at.ts";

const at = (text: string) => placeInYaml(text);
const key = (name: string) => ({ key: name });

describe("where the cursor stands", () => {
  test.each([
    ["", [], "key", ""],
    ["form", [], "key", "form"],
    ["format: 1\nlea", [], "key", "lea"],
    ["kind: l", [key("kind")], "value", "l"],
    ["leader:\n  co", [key("leader")], "key", "co"],
    ["leader:\n  actions: [price]\n  mon", [key("leader")], "key", "mon"],
    ["leader:\n  monitors: ", [key("leader"), key("monitors")], "value", ""],
    ["leader: { knows: o", [key("leader"), key("knows")], "value", "o"],
    ["leader: { knows: own, mo", [key("leader")], "key", "mo"],
    ["common:\n  - { name: x, va", [key("common"), "item"], "key", "va"],
    ["common:\n- name: x\n  va", [key("common"), "item"], "key", "va"],
    ["common: [{ name: x }, { me", [key("common"), "item"], "key", "me"],
    ["leader:\n  cost: u^2 # not here: { a\nfol", [], "key", "fol"],
    [
      "followers:\n  private:\n    - { name: a, variance: 1 }\n  obs",
      [key("followers")],
      "key",
      "obs",
    ],
  ] as const)("%j", (text, path, writing, word) => {
    expect(at(text)).toEqual({ path, writing, word });
  });
});

test("keys, values and meanings come from the schema", () => {
  expect(keysAt([]).map((one) => one.key)).toEqual(expect.arrayContaining(["kind", "followers"]));
  expect(keysAt([key("common"), "item"]).map((one) => one.key)).toContain("variance");
  expect(keysAt([key("followers")]).find((one) => one.key === "cost")?.required).toBe(true);
  expect(valuesAt([key("kind")])).toContain("lqg");
  expect(valuesAt([key("payments"), key("by")])).toEqual(
    expect.arrayContaining(["followers", "major"]),
  );
  expect(meaningAt([key("leader"), key("knows")])).not.toBe("");
  expect(keysAt([key("nothing")])).toEqual([]);
});

test.each(gallery.map((game) => [game.name, game.text] as const))(
  "every key of %s is known where it stands",
  (_, text) => {
    for (const [match, name = ""] of text.matchAll(/^ *([a-z]\w*):/gm)) {
      const before = text.slice(0, text.indexOf(match) + match.length - name.length - 1);
      const { path, writing } = placeInYaml(before);
      expect(writing).toBe("key");
      expect(
        keysAt(path).map((one) => one.key),
        `${match} at ${JSON.stringify(path)}`,
      ).toContain(name);
    }
  },
);
