import { gallery } from "@stackelberg/gallery";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { run } from "./recorded-terminal.ts";

test("schema prints a JSON Schema that compiles", async () => {
  const { exit, out } = await run(["schema"]);
  expect(exit).toBe(0);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(out));
  expect(validate({ format: 1 })).toBe(false);
  expect(gallery.length).toBeGreaterThan(0);
});
