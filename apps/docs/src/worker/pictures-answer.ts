import type { Mistake, PicturesAnswer } from "./answers.ts";
import { answerOr, readRequest } from "./read-request.ts";
import type { GameRequest, OnProgress } from "./requests.ts";

/** Draws what becomes of a game's rule as the followers become many, and what it looks like. */
export async function picturesAnswer(
  request: GameRequest,
  onProgress: OnProgress,
): Promise<PicturesAnswer | Mistake> {
  return answerOr(request.width, async () => {
    const game = readRequest(request);
    if (game.kind === "lqg") {
      const columns = request.width < 60 ? 1 : 2;
      const { quadraticPictures } = await import("../picture/quadratic-pictures.ts");
      return { status: "pictures", pictures: await quadraticPictures(game, columns, onProgress) };
    }
    const { finitePictures } = await import("../picture/finite-pictures.ts");
    return { status: "pictures", pictures: await finitePictures(game, onProgress) };
  });
}
