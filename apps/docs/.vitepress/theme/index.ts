import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import LiveFigure from "../../src/figures/LiveFigure.vue";
import "./style.css";
import "./playground.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component("LiveFigure", LiveFigure);
  },
} satisfies Theme;
