// What is dropped beside the field for files: left to itself a browser opens it in place of the page.

/** Whether a drop is left to the browser: text may be dragged into a field. */
function isTextForField({ target, dataTransfer }: DragEvent): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && !hasFiles(dataTransfer);
}

function hasFiles(dataTransfer: DataTransfer | null): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/**
 * Keeps the page where files, links and pictures are dropped that no part of it takes. A file is a record that `open`
 * opens, or says to be none.
 */
export function takeStrayDrops(open: (file: File) => void): void {
  const take = (event: DragEvent): void => {
    if (event.defaultPrevented || isTextForField(event)) return;
    event.preventDefault();
    const { dataTransfer, type } = event;
    if (!dataTransfer) return;
    dataTransfer.dropEffect = hasFiles(dataTransfer) ? 'copy' : 'none';
    const [file] = dataTransfer.files;
    if (type === 'drop' && file !== undefined) open(file);
  };
  window.addEventListener('dragover', take);
  window.addEventListener('drop', take);
}
