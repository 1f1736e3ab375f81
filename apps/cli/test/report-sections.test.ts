import { gallery } from "@stackelberg/gallery";
import { reportSections } from "@stackelberg/report";
import { expect, test } from "vitest";
import { run } from "./recorded-terminal.ts";

test.each(gallery.map(({ name }) => name))(
  "the report on %s falls into its sections",
  async (name) => {
    const { out } = await run(["solve", name]);
    const [head, ...sections] = reportSections(out);
    const titles = sections.map(({ title }) => title.replace(/ \(.*/, ""));
    expect(head?.title).toBe("");
    expect(titles).toEqual(
      expect.arrayContaining([
        "What the leader wants",
        "In plain words",
        "What it costs",
        "Certificate",
        "Next",
      ]),
    );
    for (const { title, text } of sections) {
      expect(title).not.toBe("");
      expect(text).toMatch(/^ +\S/);
    }
    const joined = sections.map(({ title, text }) => `${title}\n${text}`);
    expect([head?.text, ...joined].join("\n\n")).toBe(out);
  },
);
