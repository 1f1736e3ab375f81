import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, test } from "vitest";
import { bundleSize } from "../src/bundle-size.ts";
import { sizeCeilings } from "../src/size-ceilings.ts";
import { packed, temporaryFolder } from "../src/tarballs.ts";

const tarballs = packed(temporaryFolder());

describe.each(tarballs.map((tarball) => [tarball.name, tarball] as const))("%s", (_, tarball) => {
  const data = readFileSync(tarball.filename);

  test("keeps every rule of publint", async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("has types that fit how it is imported, under node16, nodenext and bundlers", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(data));
    // ESM alone: neither `require` nor the resolution of old TypeScript versions
    const ignored = ["node10", "node16-cjs"];
    const problems = "problems" in analysis ? analysis.problems : ["no types"];
    expect(
      problems.filter((p) => !ignored.includes(Reflect.get(Object(p), "resolutionKind"))),
    ).toEqual([]);
  });

  test("carries its licence, its README, built files and sources, and nothing else", () => {
    const inside = createPackageFromTarballData(data);
    const paths = inside
      .listFiles()
      .map((path) => path.replace(/^.*?\/node_modules\/(@[^/]+\/)?[^/]+\//, ""));
    expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
    const known =
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|bin\/\w+\.js)$|^dist\/.*\.(js|d\.ts)(\.map)?$|^src\/.*\.ts$/;
    expect(paths.filter((path) => !known.test(path))).toEqual([]);
  });
});

test.each(sizeCeilings.map((ceiling) => [ceiling.what, ceiling] as const))(
  "a browser has to fetch little for %s",
  async (_, { what, code, own, all }) => {
    const size = await bundleSize(code);
    const [ours, total] = [size.own.toFixed(1), size.all.toFixed(1)];
    console.log(`${what}: ${ours} kB gzipped, ${total} kB with ${size.libraries.join(", ")}`);
    expect(size.own).toBeLessThanOrEqual(own);
    expect(size.all).toBeLessThanOrEqual(all);
    expect(size.libraries).not.toContain("yaml");
  },
);
