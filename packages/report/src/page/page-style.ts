/** The look of the page: light, one column, readable on a phone, whole blocks on paper. */
export const pageStyle = `
:root { color-scheme: light; --ink: #1f2933; --quiet: #52606d; --line: #d9dee3; --soft: #f5f7f9; --accent: #0072b2; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 47rem; padding: 1.5rem 1.1rem 3rem; background: #fff; color: var(--ink);
  font: 16px/1.55 "Segoe UI", Helvetica, Arial, "DejaVu Sans", sans-serif; }
header { border-bottom: 3px solid var(--accent); margin-bottom: 1.4rem; padding-bottom: 0.7rem; }
h1 { font-size: 1.65rem; line-height: 1.2; margin: 0 0 0.35rem; }
h2 { font-size: 1.22rem; margin: 2.1rem 0 0.6rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 0.3rem; }
p, ul { margin: 0.5rem 0; }
.kind { color: var(--quiet); margin: 0; }
.summary { background: var(--soft); border-left: 4px solid var(--accent); padding: 0.2rem 1.1rem 0.8rem; }
.summary h2 { margin-top: 0.8rem; }
.summary p { font-size: 1.04rem; }
.note, figcaption, .unit { color: var(--quiet); font-size: 0.88rem; }
.warning { border-left: 4px solid #d55e00; padding-left: 0.7rem; }
.formula { background: var(--soft); padding: 0.6rem 0.9rem; margin: 0.5rem 0; }
.line { display: grid; grid-template-columns: max-content 1fr; gap: 0 0.5rem; padding: 0.1rem 0; }
.symbol { font-style: italic; }
.table { overflow-x: auto; margin: 0.7rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th, td { padding: 0.32rem 0.55rem; text-align: right; border-bottom: 1px solid var(--line); vertical-align: bottom; }
th:first-child { text-align: left; white-space: nowrap; }
.statements th:first-child { white-space: normal; width: 55%; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; }
data { font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: 0.8rem 0; }
figure svg { max-width: 100%; height: auto; display: block; }
.figures { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.figures figure { flex: 1 1 19rem; min-width: 0; }
strong.certified { color: #00704f; } strong.approximate { color: #8a5a00; } strong.refused { color: #b03a00; }
.statements code { font-size: 0.74rem; }
code { font-size: 0.86rem; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.6rem; margin: 0.9rem 0 0; }
.tile { background: #fff; border: 1px solid var(--line); padding: 0.45rem 0.7rem; }
.tile b { display: block; font-size: 1.25rem; }
.tile span { color: var(--quiet); font-size: 0.84rem; line-height: 1.3; display: block; }
dl { font-size: 0.78rem; line-height: 1.4; columns: 2 17rem; column-gap: 1.5rem; }
.entry { break-inside: avoid; margin-bottom: 0.5rem; }
dd { margin: 0; color: var(--quiet); }
@media (max-width: 34rem) { .line { grid-template-columns: 1fr; } body { padding: 1rem 0.8rem 2rem; } }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3, h2 + p { break-after: avoid; }
  figure, .formula, .summary, .short, tr, li { break-inside: avoid; }
  figure svg { max-height: 88mm; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  p { orphans: 3; widows: 3; }
}
`;
