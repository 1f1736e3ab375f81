import type { GalleryGame } from "./gallery-game.ts";
import type { GameName } from "./games.generated.ts";

/** What a game is about. */
export type Story = Pick<GalleryGame, "title" | "story" | "needs">;

/** The story of every game, from simple to rich. */
export const stories: Readonly<Record<GameName, Story>> = {
  "ho-luh-olsder": {
    title: "One leader, one follower, nothing random (Ho, Luh, Olsder 1982)",
    story:
      "The leader wants the follower to play 5; left alone it plays 0. The rule uL = 2*uF - 10 costs the leader nothing where the follower obeys and hurts it wherever it does not. Small enough to check by hand.",
    needs: [],
  },
  "human-and-machine": {
    title: "A machine adapts to a human (Chasnov, Ratliff, Burden 2025)",
    story:
      "A machine and a human share a task and disagree about it. By announcing how it will react, the machine gets its own optimum, which neither Nash nor leading without reaction can reach.",
    needs: [],
  },
  minimal: {
    title: "The smallest game with many followers",
    story:
      "One leader, ten followers, one action each. The followers want to do what nature suggests, the leader wants twice that. The first file to copy and change.",
    needs: [],
  },
  "shared-price": {
    title: "Evening peak on a feeder with one price for everybody",
    story:
      "A utility wants 200 car owners to charge 5 kW on average in the evening; left alone they charge more. Her only instrument is one price that all of them pay. It works for any finite number of owners, but each owner alone moves the price less and less: in the limit no smooth rule survives.",
    needs: [],
  },
  "two-resources": {
    title: "Two resources, two prices, two readings",
    story:
      "Followers use two resources, the leader prices both, and they disagree on both. Shows that actions, observations and gains may be vectors.",
    needs: [],
  },
  "case-a": {
    title: "A plan that is the same for every number of followers",
    story:
      "The leader wants each follower to play 4/3 of its reading, whatever N is. Only the gain depends on N; it tends to -4/3.",
    needs: [],
  },
  "case-b-full": {
    title: "The exception: a target that survives infinitely many followers",
    story:
      "The leader's target is what infinitely many followers would choose anyway. So the rule's gain on the mean stays finite at every N, and the mean-field limit is well posed.",
    needs: [],
  },
  "case-c": {
    title: "The generic game: no finite-energy rule survives the limit",
    story:
      "Readings are noisy and the target is not what many small followers choose by themselves. For each N there is a rule; as N grows it reacts to the mean more and more fiercely, and at N = infinity none is left.",
    needs: [],
  },
  "case-c-full": {
    title: "The generic game with full information, and an unstable crowd",
    story:
      "As case-c, but everybody sees everything, so all numbers are simple fractions. Between 5 and 10 followers the crowd as a whole becomes unstable, although no single follower gains by moving.",
    needs: [],
  },
  "major-minor": {
    title: "One major follower repairs the limit",
    story:
      "Beside infinitely many minor followers there is one major follower who does not shrink. The leader's rule reacts to the major alone, so its gain is the same for every number of minors.",
    needs: [],
  },
  "demand-response": {
    title: "A grid operator, a large plant and 5000 households",
    story:
      "The operator meters the plant and announces a surcharge that reacts to it. Now and then the surcharge does not touch the plant at all, so an exact rule would need infinite gains; an approximate one is cheap.",
    needs: [],
  },
  "plant-and-homes": {
    title: "A plant with two actions, and a thousand homes",
    story:
      "The operator sees both actions of a plant and has two instruments. The vector version of a game with a major follower.",
    needs: [],
  },
  "cold-evening": {
    title: "Homes, workshops and cars on one feeder",
    story:
      "Three classes of customers feel one price, and each class deviates for reasons of its own. The operator meters every customer and reacts to each class in its own way; the reactions are added up.",
    needs: [],
  },
  "two-tariffs": {
    title: "A tariff for homes and another one for shops",
    story:
      "A utility wants less of everybody on average. Each class pays by what it does itself, by a tariff that is made for it; the shops' tariff takes into account how busy the homes are. The tariffs hold for any number of customers.",
    needs: [],
  },
  "curvature-failure": {
    title: "A target that is too ambitious",
    story:
      "The leader prescribes 2.5 times the reading. The rule that makes this plan stationary turns the followers' costs upside down, so they would run away from it. Refused, with the reason; 2 times the reading works.",
    needs: [],
  },
  "own-tariff": {
    title: "Evening peak with a tariff on one's own charging",
    story:
      "As shared-price, but each owner pays by what she does herself. Such a tariff works for any number of owners, also for infinitely many.",
    needs: [],
  },
  "big-customer": {
    title: "Evening peak with one big customer",
    story:
      "As shared-price, but there is also a bus depot that weighs half as much as all owners together. The utility meters the depot, and the price reacts to it alone, so the rule is as gentle with a billion owners as with ten.",
    needs: [],
  },
  "ev-charging": {
    title: "Evening or night: a tariff on two actions",
    story:
      "A utility wants electric cars to be charged at night. Each owner pays by her own charging in the evening and at night, and the answer tells who is better and who is worse off than without any rule.",
    needs: [],
  },
  audit: {
    title: "The smallest game in which randomising helps",
    story:
      "A rebate is all or nothing, so the best deterministic rule overpays. A rebate that is drawn by lot in three cases of four is just enough.",
    needs: ["randomized"],
  },
  "charging-night": {
    title: "A windy night and three price levels",
    story:
      "A utility picks one of three price levels, a depot one of three loads, and many cars charge now or later. The price answers the depot's load so that the depot charges moderately, which leaves room for the cars.",
    needs: ["randomized"],
  },
  "left-right": {
    title: "Two roads and a toll (Cui & Koeppl 2021)",
    story:
      "Drivers pick the left road or the right one, which slows down twice as much. A toll on half of the days, drawn by lot, sends half of them each way. Small enough to check by hand for every number of drivers.",
    needs: ["randomized"],
  },
};
