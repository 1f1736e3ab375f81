import type { LqgGame, Plan } from "@stackelberg/game";
import {
  type ActionPart,
  rolesOf,
  type StrategicForm,
  solveStrategies,
  staticStackelberg,
  strategicForm,
} from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import {
  expectedSignal,
  type Reaction,
  reactionGame,
  throughReaction,
} from "../induced/reaction-game.ts";
import { seesResponse } from "./gain-line.ts";

/** What everybody does under a reaction, with the leader's policy that is best for it. */
export type ReactionResponse =
  | { readonly status: "solved"; readonly plan: Plan; readonly unique: boolean }
  | { readonly status: "none"; readonly reason: string };

/**
 * The leader's best policy for a given reaction R, through the Nash response to both.
 *
 * Where she can work out the response from what she knows, her deviation on the path v = w + R·d̄
 * takes the place of w: then R acts through the players' own steps alone, and a reaction of order N
 * leaves numbers of order 1.
 */
export function bestResponse(game: LqgGame, plan: Plan, reaction: Reaction): ReactionResponse {
  const onPath = seesResponse(game) ? responseOnPath(game, plan, reaction) : null;
  // where R takes all curvature away, v no longer says what they do, and w does
  return onPath?.status === "solved" ? onPath : responseInDeviations(game, plan, reaction);
}

function responseOnPath(game: LqgGame, plan: Plan, reaction: Reaction): ReactionResponse {
  const roles = rolesOf(game);
  const parts = roles.map((role) =>
    (game[role]?.actions ?? []).map((): ActionPart => {
      return { kind: role === "leader" ? "free" : "responds" };
    }),
  );
  const outcome = solveStrategies(pathForm(game, plan, reaction), parts);
  if (outcome.status !== "solved") return { status: "none", reason: outcome.reason };
  const [followers, major, leader] = (["followers", "major", "leader"] as const).map(
    (role) => outcome.strategies[roles.indexOf(role)] ?? null,
  );
  const policy = leader ? Matrix.add(reaction.policy, leader) : reaction.policy;
  return {
    status: "solved",
    plan: deviating(plan, { followers, major }, policy),
    unique: outcome.unique,
  };
}

/** Everybody as a chooser of deviations, with R in the gradient of the player whom she watches. */
function pathForm(game: LqgGame, plan: Plan, reaction: Reaction): StrategicForm {
  const quiet = reactionGame(game, plan, { ...reaction, gain: Matrix.mul(reaction.gain, 0) });
  const form = strategicForm(quiet);
  const monitored = game.major ? "major" : "followers";
  const through = throughReaction(quiet, reaction.gain);
  const roles = form.roles.map((role) =>
    role.name === monitored
      ? { ...role, gradientRows: () => Matrix.add(role.gradientRows(), through) }
      : role,
  );
  return { ...form, roles };
}

function responseInDeviations(game: LqgGame, plan: Plan, reaction: Reaction): ReactionResponse {
  const outcome = staticStackelberg(reactionGame(game, plan, reaction));
  if (outcome.status !== "solved") return { status: "none", reason: outcome.reason };
  const { followers, major, leader } = outcome.plan;
  const response = deviating(plan, { followers, major }, plan.leader);
  const moved = Matrix.sub(expectedSignal(game, response), reaction.expected);
  const policy = Matrix.add(reaction.policy, leader).add(reaction.gain.mmul(moved));
  return { status: "solved", plan: { ...response, leader: policy }, unique: outcome.unique };
}

function deviating(
  plan: Plan,
  by: Readonly<Record<"followers" | "major", Matrix | null | undefined>>,
  leader: Matrix,
): Plan {
  return {
    followers: by.followers ? Matrix.add(plan.followers, by.followers) : plan.followers,
    major: plan.major && by.major ? Matrix.add(plan.major, by.major) : plan.major,
    leader,
  };
}
