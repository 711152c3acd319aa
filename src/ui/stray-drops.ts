// What is dropped beside the field for files: left to itself a browser opens it in place of the page.

/** Whether a drop is left to the browser: text may be dragged into a field. */
function isTextForField({ target, dataTransfer }: DragEvent): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && dataTransfer?.types.includes('Files') !== true;
}

/** Keeps the page where files, links and pictures are dropped that no part of it takes. */
export function ignoreStrayDrops(): void {
  const ignore = (event: DragEvent): void => {
    if (event.defaultPrevented || isTextForField(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', ignore);
  window.addEventListener('drop', ignore);
}
