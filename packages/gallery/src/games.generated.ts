// Generated from games/*.yaml by generate.mjs. Change those files, not this one.

/** Names of the games of the gallery. */
export type GameName =
  | "audit"
  | "big-customer"
  | "case-a"
  | "case-b-full"
  | "case-c"
  | "case-c-full"
  | "charging-night"
  | "cold-evening"
  | "curvature-failure"
  | "demand-response"
  | "ev-charging"
  | "ho-luh-olsder"
  | "human-and-machine"
  | "left-right"
  | "major-minor"
  | "minimal"
  | "own-tariff"
  | "plant-and-homes"
  | "shared-price"
  | "two-resources"
  | "two-tariffs";

/** The text of every game file, by name. */
export const gameTexts: Readonly<Record<GameName, string>> = {
  audit: `# The smallest game in which randomising helps: a rebate (w) is all or nothing, so the best deterministic rule overpays.
format: 1
kind: finite
name: audit
label: The smallest game in which randomising helps
leader:
  actions: { w: [0, 1] }
  cost: -5*v + 2*w
major:
  actions: { v: [0, 1] }
  cost: 3*v - 4*v*w
followers:
  count: infinity
  actions: { u: [0, 1] }
  cost: u
`,
  "big-customer": `# The same evening peak as shared-price, with one big customer, a bus depot that weighs half as much as all owners (its load is counted per owner).
# The utility meters the depot, and the price reacts to it alone.
format: 1
kind: lqg
name: big-customer
label: Evening peak with one big customer
units: { u: kW, depot: kW, price: EUR/kWh, cost: EUR/h }
common:
  - { name: cold, mean: 0, variance: 1 } # standardised temperature shock; a cold evening raises everyone's need
leader:
  label: utility
  actions: [price]
  private: [{ name: forecastError, variance: 0.25 }]
  observes: { forecast: cold + forecastError }
  cost: 0.8*(mean(u) + 0.5*depot - 8)^2 + 0.05*(u - need - 0.6*cold)^2 + 0.5*price^2
major:
  label: depot
  actions: [depot]
  private: [{ name: buses, mean: 7, variance: 1 }]
  observes: { timetable: buses, weather: cold }
  cost: 0.15*(depot - buses - 0.6*cold)^2 + 0.2*price*depot + 0.05*depot*mean(u) + 0.2*price^2
followers:
  label: owners
  count: 200
  actions: [u]
  private:
    - { name: need, mean: 7, variance: 2.25 }
    - { name: sensorNoise, variance: 0.1 }
  observes: { reading: need + 0.6*cold + sensorNoise }
  cost: 0.15*(u - need - 0.6*cold)^2 + 0.2*price*u + 0.05*u*mean(u) + 0.2*price^2
`,
  "case-a": `# Case A, noisy: the plan u = (4/3) y is the same for every N; the gain tends to -4/3.
format: 1
kind: lqg
name: case-a
label: "Case A: a plan that does not depend on N"
common:
  - { name: x, variance: 1 }
leader:
  actions: [u0]
  cost: u0^2 + u^2 - 4*u*x
followers:
  count: 10
  actions: [u]
  private: [{ name: v, variance: 0.5 }]
  observes: { y: x + v }
  cost: (u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2
`,
  "case-b-full": `# The exception: the target is already a mean-field Nash point, so the gain on the mean stays finite at every N.
format: 1
kind: lqg
name: case-b-full
label: "Case B: the exception that survives the limit"
common:
  - { name: x, variance: 1 }
leader:
  actions: [u0]
  observes: { y0: x }
  cost: u0^2 + u^2 + 0.5*mean(u)^2 + 0.5*u0*mean(u) - 0.5*u0*x - 3*mean(u)*x
followers:
  count: 10
  actions: [u]
  observes: { y: x }
  cost: (u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2 + 0.25*u0*mean(u) + 0.2*mean(u)*x
`,
  "case-c": `# Generic quadratic-Gaussian game: the target is not a mean-field Nash point, so no finite-energy incentive survives N -> infinity.
format: 1
kind: lqg
name: case-c
label: "Case C: the generic game"
common:
  - { name: x, mean: 0, variance: 1 }
leader:
  actions: [u0]
  cost: u0^2 + 0.5*u^2 + 0.5*mean(u)^2 + 0.5*u0*mean(u) - u0*x - 4*mean(u)*x
followers:
  count: 10
  actions: [u]
  private: [{ name: v, variance: 0.5 }]
  observes: { y: x + v }
  cost: (u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2 + 0.25*u0*mean(u) + 0.2*mean(u)*x
`,
  "case-c-full": `# Case C with full information: everybody sees x. Curvature of the symmetric mode changes sign between N = 5 and N = 10.
format: 1
kind: lqg
name: case-c-full
label: "Case C, everybody sees everything"
common:
  - { name: x, variance: 1 }
leader:
  actions: [u0]
  observes: { y0: x }
  cost: u0^2 + 0.5*u^2 + 0.5*mean(u)^2 + 0.5*u0*mean(u) - u0*x - 4*mean(u)*x
followers:
  count: 10
  actions: [u]
  observes: { y: x }
  cost: (u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2 + 0.25*u0*mean(u) + 0.2*mean(u)*x
`,
  "charging-night": `# Finite game: a utility (leader) sets one of three price levels, one depot (major) picks a load level, many cars (minors) charge now or later.
format: 1
kind: finite
name: charging-night
label: A windy night and three price levels
common:
  - { name: x, values: [0, 1], probabilities: [0.5, 0.5] } # 1 = windy night, cheap energy
leader:
  actions: { w: [0, 1, 2] }
  cost: 4*(share(1) - 0.6)^2 + (v - 1)^2*(0.5 + x) + 0.15*w + 0.3*v*share(1)
major:
  actions: { v: [0, 1, 2] }
  observes: { z: { values: [0, 1], given: x, probabilities: [[0.7, 0.3], [0.2, 0.8]] } }
  cost: 0.5*(v - 2)^2 + 0.4*v*share(1) + 0.6*w*v - 0.8*w
followers:
  count: infinity
  actions: { u: [0, 1] }
  observes: { y: { values: [0, 1], given: x, probabilities: [[0.8, 0.2], [0.3, 0.7]] } }
  cost: u*(0.2 + 0.8*share(1) + 0.3*v - 0.9*x + 0.25*w)
`,
  "cold-evening": `# Three classes of customers on one feeder feel one price; the operator reacts to each class in its own way.
format: 1
kind: lqg
name: cold-evening
label: A cold evening on one feeder
units: { heat: kW, power: kW, charge: kW, price: ct/kWh, cost: ct/h }
common:
  - { name: cold, variance: 1 }
leader:
  label: grid operator
  actions: [price]
  private: [{ name: forecastError, variance: 0.25 }]
  observes: { forecast: cold + forecastError }
  cost: 0.5*(0.6*mean(heat) + 0.3*mean(power) + 0.1*mean(charge) - 2.5)^2 + 0.1*(heat - comfort)^2 + 0.1*(power - 3)^2 + 0.02*(charge - wish)^2 + 0.5*(price - 1 - 0.3*cold)^2
population: { count: 200 }
followers:
  - name: homes
    label: homes with heat pumps
    share: 0.6
    actions: [heat]
    private: [{ name: comfort, mean: 3, variance: 0.25 }]
    observes: { need: comfort + 0.5*cold }
    cost: 0.4*(heat - comfort - 0.5*cold)^2 + 0.2*price*heat + 0.05*price^2
  - name: workshops
    share: 0.3
    actions: [power]
    cost: 0.3*(power - 4)^2 + 0.2*price*power + 0.05*mean(heat)*power
  - name: cars
    label: car owners
    share: 0.1
    actions: [charge]
    private: [{ name: wish, mean: 7, variance: 2.25 }]
    observes: { plan: wish }
    cost: 0.2*(charge - wish)^2 + 0.2*price*charge + 0.05*price^2
`,
  "curvature-failure": `# A rule that holds the followers at the target by its slope, but bends their costs the wrong way: the target is their worst choice nearby, not their best.
format: 1
kind: lqg
name: curvature-failure
label: A target that is too ambitious
common:
  - { name: x, variance: 1 }
leader:
  actions: [u0]
  observes: { y0: x }
  cost: (u - 3*x)^2 + u0^2
followers:
  count: 10
  actions: [u]
  observes: { y: x }
  cost: (u - x)^2 + 3*u0*u + 0.5*u0^2
target: # 2*y would be held with curvature 1/9; 2.5*y is not
  followers: { u: 2.5*y }
`,
  "demand-response": `# A grid operator, one large industrial load (major follower) and many households (minor followers).
# The operator meters the industrial load and announces a surcharge that reacts to it; households only feel the resulting surcharge level.
format: 1
kind: lqg
name: demand-response
label: Demand response with one large plant
common:
  - { name: wind, mean: 1, variance: 0.6 }
leader:
  label: grid operator
  actions: [surcharge]
  private: [{ name: forecastError, variance: 0.2 }]
  observes: { forecast: wind + forecastError }
  cost: 1.5*(mean(load) + 0.5*plant - 2 - wind)^2 + 0.3*(plant - 1.5)^2 + 0.4*surcharge^2
major:
  label: plant
  actions: [plant]
  private: [{ name: order, mean: 3, variance: 0.5 }]
  observes: { order: order, weather: wind }
  cost: 0.8*(plant - order)^2 + 0.5*surcharge*plant + 0.3*surcharge^2 + 0.1*plant*mean(load)
followers:
  label: households
  count: 5000
  actions: [load]
  private: [{ name: habit, mean: 2, variance: 0.8 }, { name: thermometer, variance: 0.3 }]
  observes: { habit: habit, weather: wind + thermometer }
  cost: 0.6*(load - habit - 0.2*wind)^2 + 0.25*surcharge*load + 0.1*load*mean(load) + 0.05*surcharge^2
`,
  "ev-charging": `# Evening peak on a feeder: a utility (leader) wants electric-vehicle owners to charge at night.
# Each owner pays by what she does herself (a tariff), so the rule works for any number of owners.
format: 1
kind: lqg
name: ev-charging
label: Evening charging with a tariff
units: { evening: kW, night: kW, need: kW, demand: kW, cost: EUR/day }
parameters: { discomfort: 0.15, inertia: 0.1 }
common:
  - { name: cold, mean: 0, variance: 1 } # standardised cold spell: raises everyone's need
leader:
  label: utility
  actions: [] # no common price: her only instrument is the payment
  cost: 0.8*(mean(evening) - 2)^2 + 0.1*(mean(night) - 6)^2 + 0.05*(evening + night - need - 0.5*cold)^2
followers:
  label: owners
  count: 200
  actions: [evening, night]
  private:
    - { name: need, mean: 10, variance: 4 } # how much this owner wants to charge
    - { name: meter, variance: 0.1 } # reading error
  observes: { demand: need + 0.5*cold + meter }
  cost: discomfort*(evening + night - need - 0.5*cold)^2 + inertia*(evening - 0.5*need)^2 + 0.02*(night - 0.5*need)^2 + 0.12*evening + 0.08*night + 0.02*evening*mean(evening)
payments: { by: followers } # T(own actions), into the leader's account, on top of the costs above
participation: { outside: noRule } # compared with the same owners without any rule
`,
  "ho-luh-olsder": `# The classical example of Ho, Luh and Olsder (1982): one leader, one follower, nothing random. Left alone, the follower plays 0; the leader wants 5.
format: 1
kind: lqg
name: ho-luh-olsder
label: The classical game of two players
leader:
  actions: [uL]
  cost: (uF - 5)^2 + uL^2
followers:
  count: 1
  actions: [uF]
  cost: uL^2 + uF^2 - uL*uF
`,
  "human-and-machine": `# A machine (leader) that adapts to one human (follower): the scalar game of Chasnov, Ratliff and Burden (2025).
format: 1
kind: lqg
name: human-and-machine
label: A machine that adapts to a human
leader:
  label: machine
  actions: [machine]
  cost: 0.5*machine^2 - machine*human + human^2
followers:
  label: human
  count: 1
  actions: [human]
  cost: 0.5*(human - 0.1)^2 - 1/3*(human - 0.1)*(machine - 0.7) + 7/30*(machine - 0.7)^2
`,
  "left-right": `# Finite game: drivers pick the left or the right road (Cui & Koeppl 2021); both slow down by their share, the right one twice
# as much, and the leader may charge a toll of 1 on the left road, or, by lot, on a part of the days. She wants half on each.
format: 1
kind: finite
name: left-right
label: Two roads and a toll
leader:
  actions: { toll: [0, 1] }
  cost: (share(0) - 0.5)^2
followers:
  label: drivers
  count: infinity
  actions: { side: [0, 1] } # 0 = left, 1 = right
  cost: (1 - side)*(share(0) + toll) + 2*side*share(1)
`,
  "major-minor": `# Leader + one major follower + many minor followers, everybody sees x. The gain on the major follower does not depend on N.
format: 1
kind: lqg
name: major-minor
label: One major follower beside many minor ones
common:
  - { name: x, mean: 0, variance: 1 }
leader:
  actions: [u0]
  observes: { y0: x }
  cost: u0^2 + (mean(u) - 2*x)^2 + 0.1*(v - x)^2
major:
  actions: [v]
  observes: { z: x }
  cost: (v - x)^2 + u0*v + 0.5*u0^2 + 0.25*v*mean(u)
followers:
  count: infinity
  actions: [u]
  observes: { y: x }
  cost: (u - x - 0.5*v)^2 + 0.5*(u - mean(u))^2 + u0*u
`,
  minimal: `# The smallest game: one leader, N followers, one scalar action each.
format: 1
kind: lqg
name: minimal
label: The smallest game with many followers
common:
  - { name: x, mean: 0.5, variance: 1 }
leader:
  actions: [u0]
  private: [{ name: w0, variance: 0.1 }]
  observes: { y0: x + w0 }
  cost: (u - 2*x)^2 + (u0 - 1)^2 + 0.3*(mean(u) - u0)^2
followers:
  count: 10
  actions: [u]
  private: [{ name: t, variance: 0.25 }]
  observes: { y: x + t }
  cost: (u - x)^2 + 0.5*(u - mean(u))^2 + 0.5*(u0 - u)^2
`,
  "own-tariff": `# The same evening peak as shared-price, but each owner pays by her own charging: a tariff that works for any number of owners.
format: 1
kind: lqg
name: own-tariff
label: Evening peak with a tariff on one's own charging
units: { u: kW, cost: EUR/h }
parameters: { discomfort: 0.15 }
common:
  - { name: cold, mean: 0, variance: 1 } # standardised temperature shock; a cold evening raises everyone's need
leader:
  actions: []
  cost: 0.8*(mean(u) - 5)^2 + 0.05*(u - need - 0.6*cold)^2
followers:
  count: 200
  actions: [u]
  private:
    - { name: need, mean: 7, variance: 2.25 }
    - { name: sensorNoise, variance: 0.1 }
  observes: { reading: need + 0.6*cold + sensorNoise }
  cost: discomfort*(u - need - 0.6*cold)^2 + 0.05*u*mean(u)
payments: { by: followers }
participation: { outside: noRule }
`,
  "plant-and-homes": `# Vector game with a major follower that has two actions; the operator sees both and has two instruments.
format: 1
kind: lqg
name: plant-and-homes
label: A plant with two actions, and homes
common:
  - { names: [wind, sun], mean: [1, 0.5], covariance: [[0.6, -0.2], [-0.2, 0.5]] }
leader:
  label: operator
  actions: [signal, reserve]
  private: [{ name: e, variance: 0.3 }]
  observes: { forecast: wind + sun + e }
  cost: (mean(load) + 0.4*heat + 0.6*power - wind - sun)^2 + 0.2*(heat - 1)^2 + 0.3*(power - 0.5)^2 + 0.5*signal^2 + 0.4*(reserve - 0.2*wind)^2
major:
  label: plant
  actions: [heat, power]
  private: [{ name: order, mean: 2, variance: 0.5 }]
  observes: { book: order, vane: wind }
  cost: 0.7*(heat - order)^2 + 0.5*(power - 0.5*order + 0.3*heat)^2 + 0.3*(signal + heat)^2 + 0.25*(reserve - power)^2 + 0.1*(power - mean(load))^2
followers:
  label: homes
  count: 1000
  actions: [load]
  private: [{ name: habit, mean: 1, variance: 0.7 }, { name: n, variance: 0.2 }]
  observes: { routine: habit, sky: sun + n }
  cost: 0.8*(load - habit - 0.3*sun)^2 + 0.2*(load - mean(load))^2 + 0.2*(signal + 0.5*load)^2 + 0.1*(load - heat)^2
`,
  "shared-price": `# Evening peak on a feeder with ONE price for everybody: the case in which many followers defeat a smooth rule (compare ev-charging).
format: 1
kind: lqg
name: shared-price
label: Evening peak with one price for everybody
units: { u: kW, price: EUR/kWh, cost: EUR/h }
common:
  - { name: cold, mean: 0, variance: 1 } # standardised temperature shock; a cold evening raises everyone's need
leader:
  label: utility
  actions: [price]
  private: [{ name: forecastError, variance: 0.25 }]
  observes: { forecast: cold + forecastError }
  cost: 0.8*(mean(u) - 5)^2 + 0.05*(u - need - 0.6*cold)^2 + 0.5*price^2
followers:
  label: owners
  count: 200
  actions: [u]
  private:
    - { name: need, mean: 7, variance: 2.25 }
    - { name: sensorNoise, variance: 0.1 }
  observes: { reading: need + 0.6*cold + sensorNoise }
  cost: 0.15*(u - need - 0.6*cold)^2 + 0.2*price*u + 0.05*u*mean(u) + 0.2*price^2
`,
  "two-resources": `# Vector game: two resources used by each follower, two prices, two observations; leader and followers disagree on both.
format: 1
kind: lqg
name: two-resources
label: Two resources, two prices
common:
  - { names: [load, weather], mean: [1, 0], covariance: [[1, 0.3], [0.3, 0.8]] }
leader:
  actions: [priceA, priceB]
  private: [{ name: e, variance: 0.2 }]
  observes: { forecast: load + 0.5*weather + e }
  cost: (mean(a) - load)^2 + 0.8*(mean(b) + 0.5*mean(a) - weather - 1)^2 + 0.2*(a - 1)^2 + 0.3*(b - a)^2 + 0.5*(priceA - 0.4*load)^2 + 0.7*(priceB - 0.3*priceA - 0.5*weather)^2
followers:
  count: 40
  actions: [a, b]
  private:
    - { names: [taste, skill], mean: [0.5, -0.2], covariance: [[0.6, 0.1], [0.1, 0.4]] }
    - { name: n1, variance: 0.1 }
    - { name: n2, variance: 0.2 }
  observes: { y1: load + taste + n1, y2: weather - skill + n2 }
  cost: (a - taste - 0.5*load)^2 + 0.6*(b - skill - weather)^2 + 0.2*(a + b - mean(a) - mean(b))^2 + 0.4*(priceA - a)^2 + 0.5*(priceB + 0.5*b)^2 + 0.1*(priceA - priceB)^2
`,
  "two-tariffs": `# Homes and shops each pay by what they do themselves, by a tariff of their own; the shops also feel how busy the homes are.
format: 1
kind: lqg
name: two-tariffs
label: A tariff for homes and one for shops
units: { u: kWh, v: kWh, need: kWh, stock: kWh, cost: EUR }
leader:
  label: utility
  cost: 0.8*(0.7*mean(u) + 0.3*mean(v) - 4)^2 + 0.05*(u - need)^2 + 0.05*(v - stock)^2
population: { count: 100 }
followers:
  - name: homes
    share: 0.7
    actions: [u]
    private: [{ name: need, mean: 5, variance: 1 }]
    observes: { reading: need }
    cost: 0.15*(u - need)^2
  - name: shops
    share: 0.3
    actions: [v]
    private: [{ name: stock, mean: 8, variance: 2 }]
    observes: { order: stock }
    cost: 0.3*(v - stock)^2 + 0.02*mean(u)*v
payments: { by: followers }
`,
};
