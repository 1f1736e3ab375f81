import { type ChartSpec, toSvg } from "@stackelberg/charts";

/** A picture with what it shows in words. */
export interface DrawnPicture {
  readonly name: string;
  readonly alt: string;
  readonly svg: string;
}

/** Draws a specification. */
export async function drawn(name: string, spec: ChartSpec, alt: string): Promise<DrawnPicture> {
  return { name, alt, svg: await toSvg(spec) };
}
