import { onBeforeUnmount, onMounted, type Ref, ref } from "vue";

/** How many characters of a fixed-width font fit into an element: 36 to 80. */
export function useColumns(element: Ref<HTMLElement | null>): Ref<number> {
  const columns = ref(80);
  let observer: ResizeObserver | null = null;
  const measure = () => {
    const width = element.value?.clientWidth ?? 0;
    // of text at 13 px, less the margins of its box
    columns.value = Math.max(36, Math.min(80, Math.floor((width - 34) / 8.2)));
  };
  onMounted(() => {
    measure();
    observer = new ResizeObserver(measure);
    if (element.value) observer.observe(element.value);
  });
  onBeforeUnmount(() => observer?.disconnect());
  return columns;
}
